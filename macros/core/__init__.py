"""Values that all rooms share: texts and places, findings, the model of sources and pages."""

from __future__ import annotations

__all__ = [
    "digests",
    "findings",
    "macro_table",
    "model",
    "originals",
    "page_templates",
    "program",
    "text",
    "topics",
    "upcoming",
]
