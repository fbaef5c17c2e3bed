"""Texts, spans and locations: the one place that turns offsets into lines and columns."""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import normalize

EMPTY: Mapping[Any, Any] = MappingProxyType({})
"""The mapping of a value for which nothing is given."""
_PACKED = "packed"
# A text may have half of a character, which Jinja makes of "\ud800".
_HALVES = "surrogatepass"
ANNEXED = 10**9
"""The offset of the first text that is annexed to another one; no text is as long."""


class Location(NamedTuple):
    """A place in a file as an editor shows it."""

    path: str
    """Relative to the project root, with forward slashes."""
    line: int
    """1-based."""
    column: int
    """1-based, in Unicode characters; a tab is one character."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Span(NamedTuple):
    """A half-open range of offsets in one text, 0-based, in Unicode characters."""

    start: int
    end: int

    def shifted(self, offset: int) -> Span:
        """Return the same range in a text that has `offset` more characters before it."""
        return Span(self.start + offset, self.end + offset)

    def contains(self, offset: int) -> bool:
        """Return whether the character at `offset` is inside."""
        return self.start <= offset < self.end


def compressed(text: str) -> bytes:
    """Return a text in a third to a fifth of its memory; equal texts are equal bytes."""
    return zlib.compress(text.encode(errors=_HALVES))


def decompressed(held: bytes) -> str:
    """Return a text that was compressed."""
    return zlib.decompress(held).decode(errors=_HALVES)


@dataclass(frozen=True)
class Text:
    """A file's decoded content: no byte order mark, lines ended by a line feed alone."""

    path: str
    content: str = field(repr=False)
    annexed: tuple[Text, ...] = ()
    """Texts with values that count as those of this one; the first begins at the offset `ANNEXED`."""

    def pack(self) -> None:
        """Hold the content in a third of its memory from now on; to read the content takes longer then."""
        held = vars(self)
        if "content" in held:
            held[_PACKED] = compressed(held.pop("content"))
            held.pop("_starts", None)

    if not TYPE_CHECKING:  # pragma: no branch  types know all attributes

        def __getattr__(self, name: str) -> str:
            """Return the content while it is packed; Python asks for what it finds nowhere else."""
            if name == "content" and _PACKED in vars(self):
                return decompressed(vars(self)[_PACKED])
            raise AttributeError(name)

    @cached_property
    def _starts(self) -> Sequence[int]:
        """The offset of each line, and of one more after the last."""
        lengths = (len(line) + 1 for line in self.content.split("\n"))
        return tuple(accumulate(lengths, initial=0))

    def location(self, offset: int) -> Location:
        """Return the line and column of an offset; the end of the text is a place too."""
        if offset >= ANNEXED and self.annexed:
            text, start = self._annex(offset)
            return text.location(offset - start)
        line = bisect_right(self._starts, offset, hi=len(self._starts) - 1)
        return Location(self.path, line, offset - self._starts[line - 1] + 1)

    def typed(self, span: Span) -> str:
        """Return what a span covers, in this text or in one that is annexed."""
        if span.start >= ANNEXED and self.annexed:
            text, start = self._annex(span.start)
            return text.content[span.start - start : span.end - start]
        return self.content[span.start : span.end]

    def extent(self, span: Span) -> int:
        """Return how many characters of a span are on its first line, without a copy of the others."""
        if span.start >= ANNEXED and self.annexed:
            text, start = self._annex(span.start)
            return text.extent(span.shifted(-start))
        line_end = self.content.find("\n", span.start, span.end)
        return (line_end if line_end >= 0 else min(span.end, len(self.content))) - span.start

    def _annex(self, offset: int) -> tuple[Text, int]:
        """Return the annexed text at an offset, and where it begins."""
        starts = annexes(self.annexed)
        place = bisect_right(starts, offset) - 1
        return self.annexed[place], starts[place]

    def offset(self, location: Location) -> int:
        """Return the offset of a location; the end of the text for a line that does not exist."""
        lines, end = self.content.split("\n", location.line - 1), len(self.content)
        start = end - len(lines[-1]) if len(lines) == location.line else end
        return min(start + location.column - 1, end)

    def line(self, number: int) -> str:
        """Return a line, counted from 1, without its end; empty when there is no such line."""
        place = self.line_span(number)
        return self.content[place.start : place.end]

    def line_span(self, number: int) -> Span:
        """Return the place of a line, counted from 1, without its end; empty when there is no such line."""
        if number >= len(self._starts):
            return Span(0, 0)
        return Span(self._starts[number - 1], self._starts[number] - 1)


def annexes(texts: Iterable[Text]) -> Sequence[int]:
    """Return the offsets at which annexed texts begin."""
    lengths = (len(text.content) + 1 for text in texts)
    return tuple(accumulate(lengths, initial=ANNEXED))[:-1]


def enumerated(words: Sequence[str]) -> str:
    """Join words as in a sentence: `a, b and c`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def quoted(words: Iterable[str]) -> str:
    """Join words in quotation marks: `"a" or "b"`."""
    return " or ".join(f'"{word}"' for word in words)


def blanked(content: str, spans: Iterable[Span], filler: str = " ") -> str:
    """Replace each character in the spans by a filler, except line ends."""
    parts, position = list[str](), 0
    for span in sorted(spans):
        covered = content[max(position, span.start) : span.end]
        filled = filler * len(covered)
        if "\n" in covered:
            filled = "\n".join([filler * len(line) for line in covered.split("\n")])
        parts += [content[position : span.start], filled]
        position = max(position, span.end)
    return "".join([*parts, content[position:]])


def replaced(content: str, edits: Iterable[tuple[Span, str]]) -> str:
    """Replace each span by a text; the spans are sorted and do not overlap."""
    parts, position = list[str](), 0
    for span, replacement in edits:
        parts += [content[position : span.start], replacement]
        position = span.end
    return "".join([*parts, content[position:]])


def composed(key: str) -> str:
    """Return a key with its accents composed (NFC of Unicode): keys that look the same are the same."""
    return key if key.isascii() else normalize("NFC", key)


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: `1 page`, `2 pages`."""
    return f"{number} {noun}{'s' * (number != 1)}"


def covering(spans: Sequence[Span], offset: int) -> int | None:
    """Return the index of the span around an offset; the spans are sorted and do not overlap."""
    index = bisect_right(spans, offset, key=attrgetter("start")) - 1
    return index if index >= 0 and spans[index].contains(offset) else None


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return the spans in order, overlapping ones merged."""
    found = list[Span]()
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def normalized(path: str, raw: str) -> Text:
    """Make a text of decoded file content: drop the byte order mark, and unify line ends."""
    content = raw.removeprefix("\ufeff")
    return Text(path, content.replace("\r\n", "\n").replace("\r", "\n") if "\r" in content else content)
