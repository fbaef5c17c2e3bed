"""The events of a timeline as they are typed: a definition list whose terms have the dates in their anchors.

7 October 2023 { #on-2023-10-07 }
:   What happened.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..core.text import Span, Text, blanked
from ..syntax.markdown.regions import regions

# As Python-Markdown reads it.
_DEFINITION = re.compile(r"[ ]{0,3}:[ ]{1,3}(?=\S)")
_INDENTED = re.compile(r"[ ]{4}|\t")
_ATTRIBUTES = re.compile(r"(?<![ ])[ ]*+\{:?[ ]*+(?P<said>[^{}\n]*+)\}[ ]*+$")
_ANCHOR = re.compile(r"(?:^|\s)#(?P<name>[^\s{}#]+)")


@dataclass(frozen=True, slots=True)
class TypedEvent:
    """A term of a definition list, with its definitions."""

    words: Span
    """The term, without its attributes."""
    anchor: str
    """The name of its anchor; empty without one."""
    place: Span
    """The name of the anchor in the file, or else the words."""
    definitions: tuple[Span, ...]
    """Each from its colon to what follows it."""


@dataclass(slots=True)
class _Reader:
    """Reads lines, and knows which of them may be terms of the next definition."""

    terms: list[Span] = field(default_factory=list)
    """The lines before this one that are terms if a definition follows."""
    events: list[tuple[Span, list[int]]] = field(default_factory=list)
    """Terms, each with the beginnings of its definitions."""
    edges: list[int] = field(default_factory=list)
    """Where a definition ends, whichever is open."""
    is_open: bool = False
    """Whether a definition is open, so that a line without indentation continues it."""
    is_apart: bool = True
    """Whether an empty line is before this one."""

    def read(self, line: str, place: Span) -> None:
        """Read the next line."""
        if not line.strip():
            self.is_open, self.is_apart = False, True
            return
        if _DEFINITION.match(line):
            self._define(place.start)
        elif not (self.is_open or _INDENTED.match(line)):
            self.terms = [place] if self.is_apart else [*self.terms, place]
            self.edges.append(place.start)
        self.is_apart = False

    def _define(self, start: int) -> None:
        self.edges.append(start)
        begun = [start]
        if self.terms:
            # Several terms share their definitions.
            self.events += [(term, begun) for term in self.terms]
        elif self.events:
            self.events[-1][1].append(start)
        self.terms, self.is_open = [], True


def events(text: Text, start: int) -> Iterator[TypedEvent]:
    """Yield the events of a page whose body begins at `start`, in file order."""
    apart = regions(text.content, start)
    shown = blanked(text.content, sorted([*apart.code, *apart.comments]))
    reader, position = _Reader(), start
    for line in shown[start:].split("\n"):
        reader.read(line, Span(position, position + len(line)))
        position += len(line) + 1
    edges = [*reader.edges, len(shown)]
    for term, begun in reader.events:
        definitions = [Span(one, edges[bisect_right(edges, one)]) for one in begun]
        yield _event(shown, term, definitions)


def _event(shown: str, term: Span, definitions: Sequence[Span]) -> TypedEvent:
    typed = _ATTRIBUTES.search(shown, *term)
    words = Span(term.start, typed.start() if typed else term.end)
    named = _ANCHOR.search(typed["said"]) if typed else None
    place = Span(*named.span("name")).shifted(typed.start("said")) if typed and named else words
    return TypedEvent(words, named["name"] if named else "", place, tuple(definitions))
