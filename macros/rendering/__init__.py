"""Sources, markers and lists to HTML: the only place where HTML is made."""

from __future__ import annotations

from .lists import (
    Mention,
    marker,
    missing_marker,
    quotation,
    reading_list,
    source_anchor,
    source_list,
)

__all__ = [
    "Mention",
    "marker",
    "missing_marker",
    "quotation",
    "reading_list",
    "source_anchor",
    "source_list",
]
