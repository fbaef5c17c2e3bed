"""Manuscripts: a page's text to the sentences that its readers read, each at its place in the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from ..model import Block, Call, Manuscript, Section, Sentence
from ..sentences import sentences
from ..text import Span, Text
from .blocks import Part, parts
from .damage import damage
from .masking import JOINER, without, without_markup


def read(text: Text, start: int, apart: Sequence[Span], calls: Sequence[Call]) -> Manuscript:
    """Read the prose from `start` on; `apart` is sorted and has the spans of the calls, too."""
    places = {call.span for call in calls}
    others = [span for span in apart if span not in places]
    shown = without(text.content, others, start)
    quoting = [call.span for call in calls if call.quotation]
    joined = without(text.content, sorted([*others, *quoting]), start, JOINER)
    citing = sorted(places.difference(quoting))
    prose = _stopped(without_markup(without(joined, citing, start)), calls)
    sections = tuple(_sections(prose, parts(shown, start), calls))
    return Manuscript(prose, sections, damage(text.content, prose))


def _stopped(prose: str, calls: Sequence[Call]) -> str:
    """Let a quotation that ends like a sentence end one."""
    characters = list(prose)
    for call in calls:
        if call.quotation.endswith((".", "!", "?", "…")):
            characters[call.span.end - 1] = call.quotation[-1]
    return "".join(characters)


def _sections(prose: str, found: Iterator[Part], calls: Sequence[Call]) -> Iterator[Section]:
    heading, level, blocks = None, 0, list[Block]()
    for part in found:
        if not part.level:
            if said := tuple(_sentences(prose, part.span, calls)):
                blocks.append(Block(part.kind, said))
            continue
        if heading or blocks:
            yield _section(prose, heading, level, blocks)
        heading, level, blocks = part.span, part.level, []
    if heading or blocks:
        yield _section(prose, heading, level, blocks)


def _section(prose: str, heading: Span | None, level: int, blocks: list[Block]) -> Section:
    title = " ".join(prose[heading.start : heading.end].replace(JOINER, "").split()) if heading else ""
    return Section(heading, title, level, tuple(blocks))


def _sentences(prose: str, span: Span, calls: Sequence[Call]) -> Iterator[Sentence]:
    """Yield the sentences of a block, each with the calls from its beginning to that of the next."""
    text = prose[span.start : span.end].replace("\n", " ")
    within = _within(calls, span)
    stops = {call.span.start - span.start for call in within}
    places = [_trimmed(text, place).shifted(span.start) for place in sentences(text, (), stops)]
    places = [place for place in places if any(map(str.isalnum, prose[place.start : place.end]))]
    begins = [span.start, *(place.start for place in places[1:]), span.end + 1]
    for number, place in enumerate(places):
        said = tuple(call for call in within if begins[number] <= call.span.start < begins[number + 1])
        yield Sentence(place, text[place.start - span.start : place.end - span.start], said)


def _within(calls: Sequence[Call], span: Span) -> Sequence[Call]:
    start = bisect_right(calls, span.start - 1, key=attrgetter("span.start"))
    return calls[start : bisect_right(calls, span.end, key=attrgetter("span.start"))]


def _trimmed(text: str, place: Span) -> Span:
    said = text[place.start : place.end]
    return Span(place.start + len(said) - len(said.lstrip()), place.end - len(said) + len(said.rstrip()))
