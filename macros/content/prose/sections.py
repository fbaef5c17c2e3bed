"""Sections: from the text of a page to the sections, blocks and sentences that readers read."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from ...core.model import JOINER, Block, Call, Prose, Section, Sentence
from ...core.text import Span, Text, blanked
from ...syntax.markdown.pandoc import OPAQUE
from ...syntax.sentences import sentences
from ..citations import Scan
from .blocks import Part, parts
from .by_hand import by_hand
from .footnotes import footnotes
from .masking import programs, without_markup
from .mojibake import mojibake

_WORD = re.compile(r"[^\W_]")
_STOPS = (".", "!", "?", "…")


def read(text: Text, start: int, scan: Scan, keys: Collection[str] = ()) -> Prose:
    """Read the prose of a page from `start` on, whose citations have been scanned; `keys` are the store's."""
    calls, unread = scan.calls, scan.unread
    quoting = {call.span for call in calls if call.quotation or call.names}
    citing = {*(call.span for call in calls), *unread} - quoting
    front, unsaid, cited = Span(0, start), list[Span](), [Span(0, start)]
    for span in scan.apart:
        (cited if span in citing else unsaid).append(span)
    shown = blanked(text.content, [front, *(span for span in unsaid if span not in quoting)])
    masked = blanked(blanked(text.content, unsaid, JOINER), cited)
    notes, noted = footnotes(text.content, masked, start, scan.apart) if "[^" in masked else ((), ())
    prose = _stopped(without_markup(masked, noted), calls)
    seen = blanked(text.content, [front, *scan.opaque, *programs(text.content)], OPAQUE)
    typed = tuple(by_hand(text.content, prose, seen, keys))
    attempts = sorted(span.start for span in (*unread, *(mark.span for mark in typed)))
    citing_places = _Citing(calls, [call.span.start for call in calls], attempts)
    sections = tuple(_sections(prose, parts(shown, start), citing_places))
    return Prose(prose, sections, mojibake(text.content, prose), typed, notes)


class _Citing(NamedTuple):
    """The calls of a text, and the offsets of its attempts to cite, each in file order."""

    calls: Sequence[Call]
    starts: Sequence[int]
    """The offsets of the calls."""
    attempts: Sequence[int]


def _stopped(prose: str, calls: Sequence[Call]) -> str:
    """Put the full stop of a quotation into the prose, so that the sentence ends there."""
    ended = [call for call in calls if call.quotation.endswith(_STOPS)]
    if not ended:
        return prose
    characters = list(prose)
    for call in ended:
        characters[call.span.end - 1] = call.quotation[-1]
    return "".join(characters)


def _sections(prose: str, found: Iterator[Part], citing: _Citing) -> Iterator[Section]:
    heading, level, blocks = None, 0, list[Block]()
    for part in found:
        if not part.level:
            if _WORD.search(prose, part.span.start, part.span.end):
                blocks.append(_block(prose, part, citing))
            continue
        if heading or blocks:
            yield _section(prose, heading, level, blocks)
        heading, level, blocks = part.span, part.level, []
    if heading or blocks:
        yield _section(prose, heading, level, blocks)


def _section(prose: str, heading: Span | None, level: int, blocks: list[Block]) -> Section:
    title = " ".join(prose[heading.start : heading.end].replace(JOINER, "").split()) if heading else ""
    return Section(heading, title, level, tuple(blocks))


def _block(prose: str, part: Part, citing: _Citing) -> Block:
    span = part.span
    first, last = bisect_left(citing.starts, span.start), bisect_right(citing.starts, span.end)
    begin, end = bisect_left(citing.attempts, span.start), bisect_right(citing.attempts, span.end)
    tried = tuple(citing.attempts[begin:end])
    return Block(part.kind, span, prose, tuple(citing.calls[first:last]), tried, _sentences)


def _sentences(block: Block) -> Iterator[Sentence]:
    """Yield the sentences of a block, each with the calls up to the beginning of the next sentence."""
    span, text = block.span, block.text
    stops = {start - span.start for start in (*(call.span.start for call in block.calls), *block.attempts)}
    places = [_trimmed(text, place) for place in sentences(text, (), stops)]
    places = [place.shifted(span.start) for place in places if _WORD.search(text, place.start, place.end)]
    begins = [span.start, *(place.start for place in places[1:]), span.end + 1]
    called = [bisect_left(block.calls, begin, key=_start) for begin in begins]
    tried = [bisect_left(block.attempts, begin) for begin in begins]
    for number, place in enumerate(places):
        said = block.calls[called[number] : called[number + 1]]
        is_attempt = tried[number] < tried[number + 1]
        yield Sentence(place, text[place.start - span.start : place.end - span.start], said, is_attempt)


def _start(call: Call) -> int:
    return call.span.start


def _trimmed(text: str, place: Span) -> Span:
    said = text[place.start : place.end]
    return Span(place.start + len(said) - len(said.lstrip()), place.end - len(said) + len(said.rstrip()))
