"""Manuscripts: a page's text to the sentences that its readers read, each at its place in the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from ..model import JOINER, Block, Call, Manuscript, Section, Sentence
from ..sentences import sentences
from ..text import Span, Text
from .blocks import Part, parts
from .by_hand import by_hand
from .damage import damage
from .masking import without, without_markup


def read(
    text: Text,
    start: int,
    apart: Sequence[Span],
    calls: Sequence[Call],
    unread: Sequence[Span] = (),
    keys: Collection[str] = (),
) -> Manuscript:
    """Read the prose from `start` on; `apart` is sorted and has the spans of the calls, too.

    `unread` are the calls that cannot be read, which `apart` has as well, and `keys` those of the store.
    """
    places = {*(call.span for call in calls), *unread}
    others = [span for span in apart if span not in places]
    shown = without(text.content, others, start)
    quoting = [call.span for call in calls if call.quotation]
    joined = without(text.content, sorted([*others, *quoting]), start, JOINER)
    citing = sorted(places.difference(quoting))
    prose = _stopped(without_markup(without(joined, citing, start)), calls)
    typed = tuple(by_hand(text.content, prose, keys))
    citing_places = _Citing(calls, sorted((*unread, *(mark.span for mark in typed))))
    sections = tuple(_sections(prose, parts(shown, start), citing_places))
    return Manuscript(prose, sections, damage(text.content, prose), typed)


@dataclass(frozen=True, slots=True)
class _Citing:
    """Where a text cites, and where it tries to, each in file order."""

    calls: Sequence[Call]
    attempts: Sequence[Span]


def _stopped(prose: str, calls: Sequence[Call]) -> str:
    """Let a quotation that ends like a sentence end one."""
    characters = list(prose)
    for call in calls:
        if call.quotation.endswith((".", "!", "?", "…")):
            characters[call.span.end - 1] = call.quotation[-1]
    return "".join(characters)


def _sections(prose: str, found: Iterator[Part], citing: _Citing) -> Iterator[Section]:
    heading, level, blocks = None, 0, list[Block]()
    for part in found:
        if not part.level:
            if said := tuple(_sentences(prose, part.span, citing)):
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


def _sentences(prose: str, span: Span, citing: _Citing) -> Iterator[Sentence]:
    """Yield the sentences of a block, each with the calls from its beginning to that of the next."""
    text = prose[span.start : span.end].replace("\n", " ")
    within = _within(citing.calls, span)
    tried = [place.start for place in citing.attempts if span.start <= place.start <= span.end]
    stops = {start - span.start for start in (*(call.span.start for call in within), *tried)}
    places = [_trimmed(text, place).shifted(span.start) for place in sentences(text, (), stops)]
    places = [place for place in places if any(map(str.isalnum, prose[place.start : place.end]))]
    begins = [span.start, *(place.start for place in places[1:]), span.end + 1]
    for number, place in enumerate(places):
        begin, end = begins[number : number + 2]
        said = tuple(call for call in within if begin <= call.span.start < end)
        is_attempt = any(begin <= start < end for start in tried)
        yield Sentence(place, text[place.start - span.start : place.end - span.start], said, is_attempt)


def _within(calls: Sequence[Call], span: Span) -> Sequence[Call]:
    start = bisect_right(calls, span.start - 1, key=attrgetter("span.start"))
    return calls[start : bisect_right(calls, span.end, key=attrgetter("span.start"))]


def _trimmed(text: str, place: Span) -> Span:
    said = text[place.start : place.end]
    return Span(place.start + len(said) - len(said.lstrip()), place.end - len(said) + len(said.rstrip()))
