"""The blocks of a file with their places: plain entries, and whatever bibtexparser finds between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...core.text import Span, Text
from . import plain
from .entries import Block, RawEntry, Remark


def blocks(text: Text) -> Iterator[Block | re.Match[str]]:
    """Yield the blocks of a file in file order; entries in the ordinary form as matches of plain.ENTRY."""
    end = 0
    for match in plain.ENTRY.finditer(text.content):
        gap = text.content[end : match.start()]
        if "@" in gap:
            # A block that does not close ends where the next one begins.
            yield from _split(text, Span(end, match.end()))
        else:
            yield from _remark(gap, end)
            yield match
        end = match.end()
    yield from _split(text, Span(end, len(text.content)))


def as_split(match: re.Match[str]) -> RawEntry:
    """Return an entry in the ordinary form as bibtexparser would split it."""
    fields = plain.FIELD.findall(match.string, *match.span("fields"))
    return RawEntry(Span(*match.span()), match["type"].lower(), match["key"], tuple(fields))


def _remark(gap: str, offset: int) -> Iterator[Remark]:
    if typed := gap.strip():
        start = offset + gap.index(typed)
        yield Remark(Span(start, start + len(typed)))


def _split(text: Text, place: Span) -> Iterator[Block]:
    if "@" not in text.content[place.start : place.end]:
        return _remark(text.content[place.start : place.end], place.start)
    from .splitting import split  # noqa: PLC0415  few files need bibtexparser, and it loads slowly

    return split(text, place)
