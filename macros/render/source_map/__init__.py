"""The source map: where a rendered page shows what is at a place of its file.

A citation is at its marker. For all else the words of the file are compared with the words that the
page shows, as a diff compares two versions of a text; so nothing here knows Markdown.
"""

from __future__ import annotations

from .matching import find, with_marks
from .shown_blocks import SourcePlace

__all__ = ["SourcePlace", "find", "with_marks"]
