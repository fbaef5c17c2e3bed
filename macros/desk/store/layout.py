"""The layout of a file of the store: its entries, and the text that belongs to each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...core.text import Span, Text
from ...syntax.bibtex import BibtexFile, Entry

_BLANK_LINE = re.compile(r"\n[ \t]*(?=\n)")
_ALLOW = re.compile(r"\bibidem:[ \t]*allow\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """An entry with the text that moves with it; the spans of all pieces follow each other without a gap."""

    loose: Span
    """Text before the entry that belongs to no entry."""
    above: Span
    """Text directly above the entry."""
    entry: Entry
    behind: Span
    """Text after the entry on its last line, or directly below it with nothing following."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A file as pieces; the tail is the text after the last one."""

    text: Text
    pieces: tuple[Piece, ...]
    tail: Span

    def loose(self) -> Iterator[Span]:
        """Yield the texts between two entries that belong to neither."""
        for piece in self.pieces[1:]:
            typed = self.typed(piece.loose)
            if typed.strip():
                start = piece.loose.start + len(typed) - len(typed.lstrip())
                yield Span(start, piece.loose.end)

    def typed(self, span: Span) -> str:
        """Return the characters of a span."""
        return self.text.content[span.start : span.end]

    @property
    def is_ordered(self) -> bool:
        """Whether the entries are in the order of their keys, without regard to case."""
        keys = [order(piece) for piece in self.pieces]
        return keys == sorted(keys)


def order(piece: Piece) -> str:
    """Return the key that pieces are sorted by."""
    return piece.entry.key.casefold()


def laid_out(reading: BibtexFile) -> Layout:
    """Divide a file that has no faults into pieces."""
    text = reading.text
    places = [entry.whole for entry in reading.entries]
    starts = [place.start for place in places[1:]]
    behind = [
        _behind(text, Span(place.end, following), reading.asides)
        for place, following in zip(places, [*starts, len(text.content)], strict=bool(places))
    ]
    pieces = list[Piece]()
    for entry, before, own in zip(reading.entries, [Span(0, 0), *behind], behind, strict=False):
        above = _above(text, Span(before.end, entry.whole.start), reading.asides)
        pieces.append(Piece(Span(before.end, above.start), above, entry, own))
    return Layout(text, tuple(pieces), Span(behind[-1].end if behind else 0, len(text.content)))


def _behind(text: Text, gap: Span, asides: Sequence[Span]) -> Span:
    """Return the beginning of a gap between entries that belongs to the first: a paragraph, or a line."""
    line = text.content.find("\n", gap.start, gap.end)
    blank = _BLANK_LINE.search(text.content, gap.start, gap.end)
    is_last = gap.end == len(text.content)
    paragraph = blank.start() if blank else gap.end if is_last or line < 0 else line
    for end in (paragraph, gap.end if line < 0 else line):
        typed = text.content[gap.start : end]
        is_free = not any(gap.start <= aside.start < end for aside in asides)
        if typed.strip() and is_free and not _ALLOW.search("".join(typed.partition("\n")[1:])):
            return Span(gap.start, end)
    return Span(gap.start, gap.start)


def _above(text: Text, gap: Span, asides: Sequence[Span]) -> Span:
    """Return the end of a gap between entries that belongs to the second: its last paragraph.

    A suppression holds for the entry that follows it even after a blank line, so it moves with the entry,
    and so does all text between them.
    """
    begin = gap.start
    for aside in asides:
        if gap.start <= aside.start < gap.end:
            line = text.content.find("\n", aside.end, gap.end)
            begin = gap.end if line < 0 else line + 1
    starts = [begin, *(match.end() + 1 for match in _BLANK_LINE.finditer(text.content, begin, gap.end))]
    suppression = _ALLOW.search(text.content, begin, gap.end)
    limit = suppression.start() if suppression else gap.end
    start = next(start for start in reversed(starts) if start <= limit)
    return Span(start if text.content[start : gap.end].strip() else gap.end, gap.end)
