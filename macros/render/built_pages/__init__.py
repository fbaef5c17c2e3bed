"""Built pages: what their readers see of macros, and the sentence around each citation."""

from __future__ import annotations

from .built_page import BuiltPage, failure, published, read
from .contexts import CitationContext

__all__ = ["BuiltPage", "CitationContext", "failure", "published", "read"]
