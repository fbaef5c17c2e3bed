"""Extraction: from a page to its claims, including those of the front matter."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from ...core.model import BlockKind, Call, Figure, Page
from ...core.text import Span
from ...syntax.facts import QUOTATION_MARK
from ...syntax.sentences import sentences
from .readable import readable, said, shown, whole
from .stated_facts import StatedFact, is_said, quotations, stated_facts


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence, a heading or a cell, with the sources that it cites."""

    span: Span
    """The place in the page's text."""
    text: str
    """The claim as readers see it, on one line, without the numbers of sources."""
    keys: tuple[str, ...] = ()
    """The cited sources in the order of citation, each once."""
    facts: tuple[StatedFact, ...] = ()


@dataclass(frozen=True, slots=True)
class _Extent:
    """The place of a heading or a block, and whether it is a quotation."""

    span: Span
    is_quoted: bool = False


def claims(page: Page) -> tuple[Claim, ...]:
    """Return the claims of a page in file order: first its key figures, then those of its text."""
    prose = readable(page)
    calls = [call for call in page.calls if not call.hidden_in]
    extents = tuple(_extents(page, calls))
    found = (claim for extent in extents for claim in _claims(prose, extent, calls))
    in_order = sorted(found, key=lambda claim: claim.span)
    return (*(_of_figure(page, one) for one in page.front_matter.figures), *in_order)


def _of_figure(page: Page, figure: Figure) -> Claim:
    """Return what a key figure claims, at its key; a fact is where it is typed nearest before that."""
    days = " to ".join(day.words for day in (figure.date.start, figure.date.end) if day)
    text = f"{figure.label}: {' '.join(filter(None, (figure.number, figure.unit)))}, {days}"
    key, span = figure.source
    facts = []
    for fact in stated_facts(text):
        start = page.text.content.rfind(fact.shown, 0, span.start)
        place = Span(start, start + len(fact.shown)) if start >= 0 else span
        facts.append(replace(fact, span=place))
    return Claim(span, text, (key,), tuple(facts))


def front_texts(page: Page) -> tuple[Claim, ...]:
    """Return the title, the description and the claim of the front matter, empty ones too, as claims."""
    return tuple(_front_text(page, name) for name in ("title", "description", "claim"))


def _front_text(page: Page, name: str) -> Claim:
    text = str(getattr(page.front_matter, name))
    key = re.compile(rf"^{name}\b", re.MULTILINE).search(page.text.content, 0, page.body)
    span = Span(*key.span()) if key else Span(0, 1)
    # Without quotation marks: in front matter only numbers and dates are compared.
    found = (_placed(page, fact, span) for fact in stated_facts(QUOTATION_MARK.sub(" ", text)))
    return Claim(span, text, facts=tuple(found))


def _placed(page: Page, fact: StatedFact, key: Span) -> StatedFact:
    """Return a fact with its place in the file; with the place of the field when it is typed differently."""
    start = page.text.content.find(fact.shown, key.end, page.body)
    return replace(fact, span=Span(start, start + len(fact.shown)) if start >= 0 else key)


def _extents(page: Page, calls: Sequence[Call]) -> Iterator[_Extent]:
    """Yield the headings, the blocks, and the calls with words or names outside of both."""
    alone = set(calls)
    for section in page.prose.sections:
        if section.heading:
            yield _Extent(section.heading)
            alone -= {call for call in calls if section.heading.contains(call.span.start)}
        for block in section.blocks:
            within = [call for sentence in block.sentences for call in sentence.calls if call in alone]
            alone.difference_update(within)
            spans = [*(sentence.span for sentence in block.sentences), *(call.span for call in within)]
            span = Span(min(spans).start, max(place.end for place in spans))
            yield _Extent(span, is_quoted=block.kind is BlockKind.QUOTE)
    yield from (_Extent(call.span) for call in alone)


def _claims(prose: str, extent: _Extent, calls: Sequence[Call]) -> Iterator[Claim]:
    start = extent.span.start
    text = re.sub(r"\s", " ", prose[start : extent.span.end])
    within = [call for call in calls if extent.span.contains(call.span.start)]
    places = [_place(text, call, start) for call in within]
    marked = {*places, *(call.span.end - start for call in within)}
    ended = [span for span in sentences(text, quotations(text), marked) if is_said(text, span)]
    for span, keys in zip(ended, _cited(ended, within, places), strict=True):
        typed = text[span.start : span.end]
        first = span.start + len(typed) - len(typed.lstrip(" []"))
        yield Claim(
            Span(first, span.end).shifted(start),
            shown(whole(typed, span.start + start, within)),
            tuple(dict.fromkeys(keys)),
            tuple(_facts(typed, span.start + start, extent)),
        )


def _cited(ended: Sequence[Span], calls: Sequence[Call], places: Sequence[int]) -> list[list[str]]:
    """Return the keys for each sentence: those of the calls in it and directly after it."""
    keys: list[list[str]] = [[] for _ in ended]
    for call, place in zip(calls, places, strict=True):
        if ended:
            index = min(bisect_left(ended, place, key=attrgetter("end")), len(ended) - 1)
            keys[index] += [citation.key for citation in call.citations]
    return keys


def _place(text: str, call: Call, start: int) -> int:
    """Return the place of a call's marker in its block: after the last character that is not a space."""
    end = call.span.start - start + min(len(said(call)), call.span.end - call.span.start)
    return len(text[:end].rstrip(" ]"))


def _facts(typed: str, start: int, extent: _Extent) -> Iterator[StatedFact]:
    for fact in stated_facts(typed, is_quoted=extent.is_quoted):
        yield replace(fact, span=fact.span.shifted(start))
