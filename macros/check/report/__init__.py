"""The report: a verdict to text, one module per format."""

from __future__ import annotations

from .annotations import github
from .code_scanning import sarif
from .code_spans import code_span
from .concise import concise
from .counts import summary
from .document import SCHEMA, json_document
from .formats import FORMATS, Format
from .markdown import RESERVE, ROOM, markdown
from .medium import PLAIN, Medium, Texts, medium
from .terminal import full

__all__ = [
    "FORMATS",
    "PLAIN",
    "RESERVE",
    "ROOM",
    "SCHEMA",
    "Format",
    "Medium",
    "Texts",
    "code_span",
    "concise",
    "full",
    "github",
    "json_document",
    "markdown",
    "medium",
    "sarif",
    "summary",
]
