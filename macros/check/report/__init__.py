"""The report: a check result as text, in one module for each format."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..site import CheckResult
from .annotations import github
from .code_scanning import sarif
from .concise import concise
from .document import SCHEMA, json_document
from .markdown import RESERVE, ROOM, markdown
from .medium import PLAIN, Medium, Texts, medium
from .terminal import failure, full

FORMATS: Mapping[str, Callable[[CheckResult, Texts, Medium], str]] = {
    "full": full,
    "concise": concise,
    "github": github,
    "markdown": markdown,
    "json": json_document,
    "sarif": sarif,
}
"""The formats by their names on the command line; each takes the texts that the findings are in."""

__all__ = [
    "FORMATS",
    "PLAIN",
    "RESERVE",
    "ROOM",
    "SCHEMA",
    "Medium",
    "Texts",
    "concise",
    "failure",
    "full",
    "github",
    "json_document",
    "markdown",
    "medium",
    "sarif",
]
