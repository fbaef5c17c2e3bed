"""Finishing a site that a host without our templates has built: what only the whole site shows."""

from __future__ import annotations

from .built_files import is_ours, rendered, stale
from .finished import Finished, finished

__all__ = ["Finished", "finished", "is_ours", "rendered", "stale"]
