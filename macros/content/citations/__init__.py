"""The scan of a page: from its text to citations with places, and findings."""

from __future__ import annotations

from .marks import has_call
from .naming import named
from .preparing import prepared, tokens
from .scanning import Scan, scan

__all__ = ["Scan", "has_call", "named", "prepared", "scan", "tokens"]
