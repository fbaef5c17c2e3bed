"""Sources, markers and lists to HTML: the only place where HTML is made."""

from __future__ import annotations

from .dating import dating, day
from .listing import listed_source
from .lists import (
    Mention,
    corrections,
    marker,
    missing_marker,
    names,
    quotation,
    reading_list,
    source_anchor,
    source_list,
)
from .marks import finding_mark, place_anchor
from .reference import reference

__all__ = [
    "Mention",
    "corrections",
    "dating",
    "day",
    "finding_mark",
    "listed_source",
    "marker",
    "missing_marker",
    "names",
    "place_anchor",
    "quotation",
    "reading_list",
    "reference",
    "source_anchor",
    "source_list",
]
