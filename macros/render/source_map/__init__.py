"""Places: where the reader of a rendered page sees what stands at a place of its file.

A citation is at its marker. For all else the words of the file are held against the words that the
page shows, as a diff holds two versions of a text against each other; so nothing here knows Markdown.
"""

from __future__ import annotations

from .matching import find, with_marks
from .reading import SourcePlace

__all__ = ["SourcePlace", "find", "with_marks"]
