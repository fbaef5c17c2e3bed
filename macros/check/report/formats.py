"""The one table of formats, by the names that the command line knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..site import CheckResult
from .annotations import github
from .code_scanning import sarif
from .concise import concise
from .document import json_document
from .markdown import markdown
from .medium import Medium, Texts
from .terminal import full

Format = Callable[[CheckResult, Texts, Medium], str]
"""A verdict, and the texts that its findings stand in, to a report for a medium."""


FORMATS: Mapping[str, Format] = {
    "full": full,
    "concise": concise,
    "github": github,
    "markdown": markdown,
    "json": json_document,
    "sarif": sarif,
}
