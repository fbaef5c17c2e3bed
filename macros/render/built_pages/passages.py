"""Passages: the text of a rendered page between the edges of blocks, and how a passage is put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from ...core.text import Span


class Marker(NamedTuple):
    """A link to a source, and its offset in a passage."""

    anchor: str
    """Its id."""
    offset: int
    """After the last character before the link that is not a space."""


class Passage(NamedTuple):
    """Text between the edges of blocks, with its whitespace folded."""

    text: str
    markers: tuple[Marker, ...]
    unbroken: tuple[Span, ...]
    """Code and quotations, whose full stops do not end a sentence of the page; sorted, without overlaps."""
    name: str
    """What names a table's cell or a definition: its row's first cell, or its term."""
    section: str
    """The text of the heading above, or of the passage when it is a heading; empty before the first."""
    needs_name: bool = False
    """Whether the text says nothing without its name, as the number of a key figure."""


@dataclass(slots=True)
class OpenPassage:
    """A passage as far as it has been read."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    is_spaced: bool = True
    """Whether the text ends with a space, so that more space would not show."""
    markers: list[Marker] = field(default_factory=list)
    unbroken: list[Span] = field(default_factory=list)
    depth: int = 0
    """How many nested unbroken elements are open."""
    since: int = 0
    """Where the outermost open element begins."""

    @property
    def offset(self) -> int:
        """The end of the text so far, without a space."""
        return self.length - (self.is_spaced and self.length > 0)

    def add(self, text: str) -> None:
        """Add a text, with its whitespace folded."""
        before = "" if self.is_spaced or not text[:1].isspace() else " "
        words = " ".join(text.split())
        folded = f"{before}{words}{' ' * (words != '' and text[-1].isspace())}"
        if folded:
            self.parts.append(folded)
            self.length += len(folded)
            self.is_spaced = folded.endswith(" ")

    def mark(self, anchor: str) -> None:
        """Put a marker here."""
        self.markers.append(Marker(anchor, self.offset))

    def begin_unbroken(self) -> None:
        """Begin code or a quotation here."""
        if not self.depth:
            self.since = self.length
        self.depth += 1

    def end_unbroken(self) -> None:
        """End code or a quotation here."""
        self.depth -= 1
        if not self.depth:
            self.unbroken.append(Span(self.since, self.offset))

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self.parts).rstrip()

    def passage(self, name: str, section: str, *, needs_name: bool = False) -> Passage:
        """Return the whole passage."""
        return Passage(self.text, tuple(self.markers), tuple(self.unbroken), name, section, needs_name)
