"""A file that a text asks for, to be shown in its place."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ...core.findings import Finding
from ...core.text import Span, Text

SNIPPET, TEMPLATE = "snippet", "template"


class ShownFile(NamedTuple):
    """A file, and which part of it is shown."""

    path: Path
    kind: str = ""
    """A snippet, which Markdown puts in after all macros, a template; empty for others."""
    lines: frozenset[int] | None = None
    """The lines that are shown, counted from 0; None for all."""
    mark: tuple[Text, Span] | None = None
    """The mark that asks for a template."""


Asked = ShownFile | Finding
"""A file, or what is wrong with the mark that asks for it."""
