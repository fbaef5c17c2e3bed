"""Values that all rooms share: texts and places, findings, the model of sources and pages."""

from __future__ import annotations

__all__ = [
    "digests",
    "findings",
    "macro_table",
    "markup",
    "model",
    "originals",
    "page_templates",
    "patterns",
    "program",
    "shown",
    "text",
    "topics",
]
