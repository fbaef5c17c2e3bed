"""Built pages: what their readers see of macros, and the sentence around each citation."""

from __future__ import annotations

from .contexts import CitationContext
from .reading import BuiltPage, failure, published, read

__all__ = ["BuiltPage", "CitationContext", "failure", "published", "read"]
