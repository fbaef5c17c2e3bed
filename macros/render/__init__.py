"""Citations to HTML, and built HTML read back."""

from __future__ import annotations

__all__ = [
    "built_pages",
    "elsewhere",
    "markup",
    "per_source",
    "rendering",
    "seals",
    "searchable",
    "source_map",
    "substitution",
    "words",
]
