"""Typography: texts and quotations without what typesetters change, and the way back to the original."""

from __future__ import annotations

from .characters import IDEOGRAPHIC, INVISIBLE, MARKS, QUOTES, SPACELESS
from .measures import is_measured_otherwise
from .source_text import SourceText, normalized, prepared

__all__ = [
    "IDEOGRAPHIC",
    "INVISIBLE",
    "MARKS",
    "QUOTES",
    "SPACELESS",
    "SourceText",
    "is_measured_otherwise",
    "normalized",
    "prepared",
]
