"""What is in the folder of pages: its files as MkDocs finds them, and the patterns that leave some out."""

from __future__ import annotations

from .addresses import Lost, dropped, is_page, overwritten, reachable
from .folders import Listing, is_unicode, listed, uncopied
from .patterns import below, globbed, matching

__all__ = [
    "Listing",
    "Lost",
    "below",
    "dropped",
    "globbed",
    "is_page",
    "is_unicode",
    "listed",
    "matching",
    "overwritten",
    "reachable",
    "uncopied",
]
