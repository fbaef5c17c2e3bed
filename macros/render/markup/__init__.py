"""The Python-Markdown extension: tokens to markers, and the lists at the end of a page.

Tokens become elements in the inline phase, after code has been taken out. All else happens in the
tree phase. The only importer of markdown.
"""

from __future__ import annotations

from markdown import Markdown

from .extension import CitationExtension, is_registered
from .lists import Lists, PackedLists, filled, packed
from .ranges import insides
from .whole_texts import Prepared, PreparingExtension, preprocessor

__all__ = [
    "CitationExtension",
    "Lists",
    "Markdown",
    "PackedLists",
    "Prepared",
    "PreparingExtension",
    "filled",
    "insides",
    "is_registered",
    "packed",
    "preprocessor",
]
