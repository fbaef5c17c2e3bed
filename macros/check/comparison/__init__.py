"""The comparison of two states of a site: sources, claims and pages."""

from __future__ import annotations

from .comparing import compare
from .differences import ClaimChange, Comparison, FieldChange, SourceChange
from .markdown import markdown
from .terminal import full

__all__ = [
    "ClaimChange",
    "Comparison",
    "FieldChange",
    "SourceChange",
    "compare",
    "full",
    "markdown",
]
