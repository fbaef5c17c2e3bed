"""Where a parser of YAML stopped, and what a writer has to know of that place."""

from __future__ import annotations

from typing import NamedTuple

QUOTE = "put the value into quotation marks"
"""What helps in most places."""
CLOSERS = {"[": "]", "{": "}"}


class Stop(NamedTuple):
    """Where a parser stopped, and what it said."""

    content: str
    problem: str
    place: int
    """The offset at which it stopped."""
    context: str
    begun: int | None
    """The offset of what it was reading, if it says so."""

    @property
    def line(self) -> int:
        """The offset at which the line begins."""
        return self.content.rfind("\n", 0, self.place) + 1

    def line_at(self, start: int) -> str:
        """Return the rest of a line."""
        end = self.content.find("\n", start)
        return self.content[start : end if end >= 0 else None]


class YamlFault(NamedTuple):
    """A mistake: the fact, what to type, and the offset."""

    message: str
    hint: str
    place: int
