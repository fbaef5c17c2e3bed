"""A file's blocks with their places: plain entries, and between them what bibtexparser makes of it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import starmap

from bibtexparser import model
from bibtexparser.entrypoint import parse_string

from ..text import Span, Text
from . import plain

# It logs what it also returns as failed blocks.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
logging.getLogger("bibtexparser").propagate = False


_FOUND_BLOCK = re.compile(r"found `?@")


@dataclass(frozen=True, slots=True)
class RawField:
    """A field's name and value as bibtexparser cut them."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry whose braces close."""

    span: Span
    type: str
    key: str
    fields: tuple[RawField, ...]


@dataclass(frozen=True, slots=True)
class RawString:
    """An `@string` definition."""

    span: Span
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A block that bibtexparser gave up, and why, in its words."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Text between the blocks."""

    span: Span


@dataclass(frozen=True, slots=True)
class Aside:
    """An `@comment` or `@preamble`."""

    span: Span


Block = RawEntry | RawString | Failure | Remark | Aside


def blocks(text: Text) -> Iterator[Block | re.Match[str]]:
    """Yield what a file consists of, in file order; entries in the ordinary form as their match."""
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
    """Return an entry in the ordinary form as bibtexparser cuts it."""
    fields = plain.FIELD.findall(match.string, *match.span("fields"))
    return RawEntry(
        Span(*match.span()), match["type"].lower(), match["key"], tuple(starmap(RawField, fields))
    )


def _remark(gap: str, offset: int) -> Iterator[Remark]:
    if typed := gap.strip():
        start = offset + gap.index(typed)
        yield Remark(Span(start, start + len(typed)))


def _split(text: Text, place: Span) -> Iterator[Block]:
    """Yield what bibtexparser finds in a part of a file, which gives exact text, but no offsets."""
    typed = text.content[place.start : place.end]
    if "@" not in typed:
        yield from _remark(typed, place.start)
        return
    end = place.start
    for block in parse_string(typed, parse_stack=[]).blocks:
        raw = (block.raw or "").rstrip("\n")
        start = text.content.index(raw, end)
        end = start + len(raw)
        if isinstance(block, model.ParsingFailedBlock) and _FOUND_BLOCK.search(_reason(block)):
            # Its text runs to the end of the mark that begins the next block.
            end = text.content.rindex("@", start, end)
        yield _block(_unwrapped(block), Span(start, end))


def _unwrapped(block: model.Block) -> model.Block:
    """Return the block inside one that failed only for being a duplicate."""
    while isinstance(block, (model.DuplicateBlockKeyBlock, model.DuplicateFieldKeyBlock)):
        # The library always fills this in for duplicates.
        block = block.ignore_error_block or model.ImplicitComment("")
    return block


def _block(block: model.Block, span: Span) -> Block:
    match block:
        case model.Entry():
            fields = tuple(RawField(field.key, field.value) for field in block.fields)
            return RawEntry(span, block.entry_type.lower(), block.key, fields)
        case model.String():
            return RawString(span, block.key, block.value)
        case model.ParsingFailedBlock():
            return Failure(span, _reason(block))
        case model.ImplicitComment():
            return Remark(span)
    return Aside(span)


def _reason(block: model.ParsingFailedBlock) -> str:
    # str() of the library's own errors is empty.
    return getattr(block.error, "abort_reason", "") or str(block.error)


_OPENING = re.compile(r"@\w*[ \t]*[{(]\s*")


def opening(text: Text, span: Span) -> Span:
    """Return a block's beginning, up to its key or the name that it defines."""
    match = _OPENING.match(text.content, span.start)
    return Span(span.start, match.end() if match else span.end)
