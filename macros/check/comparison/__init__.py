"""The comparison of two states of a site: sources, claims and pages."""

from __future__ import annotations

from .comparing import compare
from .reports import full, markdown

__all__ = ["compare", "full", "markdown"]
