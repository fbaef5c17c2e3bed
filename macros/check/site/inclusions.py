"""How the texts that pages include are read: which part of each is shown, and what it can name."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from ...content import citations
from ...core.findings import Finding
from ...core.text import EMPTY, Text


class Inclusions(NamedTuple):
    """The texts that pages show beside their own."""

    texts: tuple[Text, ...] = ()
    """Whole files that are not pages, such as included files and code with docstrings."""
    lines: Mapping[str, AbstractSet[int]] = EMPTY
    """The lines that are shown, counted from 0, of files of which not all are, by path."""
    late: frozenset[str] = frozenset()
    """Files that are put into a page after its macros have run."""
    templates: frozenset[str] = frozenset()
    """Those of them that a page includes as a template too."""
    judged: frozenset[str] = frozenset()
    """Those of them that are put into a page whose marks are our concern."""
    names: Mapping[str, AbstractSet[str]] = EMPTY
    """Names that pages define for the files that they include."""
    shares_pages: bool = False
    """Whether a page shows another page."""
    faults: tuple[Finding, ...] = ()
    """Files that are asked for and are not there."""

    def read(self, text: Text) -> Text:
        """Return what pages show of a text, as Markdown, with everything in its place."""
        read = citations.as_markdown(text)
        shown = self.lines.get(text.path)
        if shown is None:
            return read
        lines = enumerate(read.content.split("\n"))
        return Text(
            read.path, "\n".join(line if number in shown else " " * len(line) for number, line in lines)
        )
