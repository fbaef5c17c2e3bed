"""Passages: text of a rendered page that no block begins or ends in, and how it is put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...core.text import Span


@dataclass(frozen=True, slots=True)
class Marker:
    """A link to a source, and where in a passage it stands."""

    anchor: str
    """Its id."""
    offset: int
    """Behind the last character before it that is no space."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Text between the edges of blocks, with its whitespace folded."""

    text: str
    markers: tuple[Marker, ...]
    unbroken: tuple[Span, ...]
    """Code and quotations, whose full stops are not the page's; sorted and apart from each other."""
    name: str
    """What names a table's cell or a definition: its row's first cell, or its term."""
    section: str
    """The text of the heading above, or of the heading that this is; empty before the first."""


@dataclass(slots=True)
class OpenPassage:
    """A passage as far as it has been read."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    is_spaced: bool = True
    """Whether the reader would not see more space."""
    markers: list[Marker] = field(default_factory=list)
    unbroken: list[Span] = field(default_factory=list)
    depth: int = 0
    """How many unbroken elements are open, one in the other."""
    since: int = 0
    """Where the outermost of them begins."""

    @property
    def offset(self) -> int:
        """The end of the text so far, without a space."""
        return self.length - (self.is_spaced and self.length > 0)

    def add(self, text: str) -> None:
        """Go on with a text."""
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

    def passage(self, name: str, section: str) -> Passage:
        """Return the whole passage."""
        return Passage(self.text, tuple(self.markers), tuple(self.unbroken), name, section)
