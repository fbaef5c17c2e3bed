"""Built pages: what their readers see of macros, and the sentence around each citation."""

from __future__ import annotations

from .built_file import BuiltFile
from .built_page import BuiltPage, failure, published, read
from .contexts import CitationContext, packed, unpacked
from .headings import heading

__all__ = [
    "BuiltFile",
    "BuiltPage",
    "CitationContext",
    "failure",
    "heading",
    "packed",
    "published",
    "read",
    "unpacked",
]
