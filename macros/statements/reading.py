"""Reading: a page to its statements."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from ..model import Call, Page
from ..sentences import sentences
from ..text import Span
from .blocks import Block, blocks
from .details import Detail, details, quotations
from .readable import quoted, readable, shown


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, a heading or a cell, with the sources that it cites."""

    span: Span
    """In the page's text."""
    text: str
    """As readers see it, in one line, without numbers of sources."""
    keys: tuple[str, ...] = ()
    """In the order of citation, each once."""
    details: tuple[Detail, ...] = ()


def statements(page: Page) -> tuple[Statement, ...]:
    """Return the statements of a page in file order."""
    prose = readable(page)
    calls = [call for call in page.calls if not call.hidden_in]
    found = blocks(page.text.content, prose, page.body)
    return tuple(statement for block in found for statement in _statements(prose, block, calls))


def _statements(prose: str, block: Block, calls: Sequence[Call]) -> Iterator[Statement]:
    start = block.span.start
    text = re.sub(r"\s", " ", prose[start : block.span.end])
    within = [call for call in calls if block.span.contains(call.span.start)]
    places = [_place(text, call, start) for call in within]
    ended = [
        span
        for span in sentences(text, quotations(text), {*places, *_ends(within, start)})
        if _is_said(text, span)
    ]
    keys: list[list[str]] = [[] for _ in ended]
    for call, place in zip(within, places, strict=True):
        if ended:
            index = min(bisect_left(ended, place, key=attrgetter("end")), len(ended) - 1)
            keys[index] += [citation.key for citation in call.citations]
    for span, cited in zip(ended, keys, strict=True):
        said = text[span.start : span.end]
        first = span.start + len(said) - len(said.lstrip(" []"))
        yield Statement(
            Span(first, span.end).shifted(start),
            shown(said),
            tuple(dict.fromkeys(cited)),
            tuple(_details(said, span.start + start, block)),
        )


def _place(text: str, call: Call, start: int) -> int:
    """Return where in its block a call's marker stands: behind the last character that is no space."""
    end = call.span.start - start + len(quoted(call))
    return len(text[:end].rstrip(" ]"))


def _ends(calls: Sequence[Call], start: int) -> set[int]:
    return {call.span.end - start for call in calls}


def _is_said(text: str, span: Span) -> bool:
    return any(map(str.isalnum, text[span.start : span.end]))


def _details(said: str, start: int, block: Block) -> Iterator[Detail]:
    for detail in details(said, is_quoted=block.is_quoted):
        yield replace(detail, span=detail.span.shifted(start))
