"""The scan of a page: from its text to citations with places, and findings."""

from __future__ import annotations

from .naming import named
from .preparing import prepared, tokens
from .scanning import Scan, scan

__all__ = ["Scan", "named", "prepared", "scan", "tokens"]
