"""The scan of a page: from its text to citations with places, and findings."""

from __future__ import annotations

from .in_titles import CALL, of_heading
from .in_titles import faults as title_faults
from .late_marks import findings as late_marks
from .marks import has_call
from .naming import named
from .plain_calls import as_markdown, said, without
from .preparing import prepared, tokens
from .scanning import Scan, scan

__all__ = [
    "CALL",
    "Scan",
    "as_markdown",
    "has_call",
    "late_marks",
    "named",
    "of_heading",
    "prepared",
    "said",
    "scan",
    "title_faults",
    "tokens",
    "without",
]
