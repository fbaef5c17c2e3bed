"""Changes: numbers, dates, quotations and sources that a later version of a page states differently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from types import MappingProxyType

from ...core.model import Page
from ...core.text import Span
from .extraction import Claim, claims, front_texts
from .matching import losses, matched
from .stated_facts import StatedFact

_KINDS = ("number", "date", "quotation")


@dataclass(frozen=True, slots=True)
class Change:
    """One fact, rating or source that changed."""

    kind: str
    """`number`, `date`, `quotation`, `rating`, `source`; `citation` for a source of one sentence."""
    old: str
    """The earlier value as typed; empty when it was added."""
    new: str
    """The later value as typed; empty when it was removed."""
    span: Span
    """The place in the later text: of the later value, or of the claim where the earlier value was."""


@dataclass(frozen=True, slots=True)
class _Pair:
    old: Claim | None
    new: Claim | None
    place: Span
    """The place of the later claim; of the claim before it when the earlier claim was removed."""


def changes(old: Page, new: Page, renamed: Mapping[str, str] = MappingProxyType({})) -> tuple[Change, ...]:
    """Return what changed between two versions of a page, in the order of the later version.

    A sentence that was reworded, moved, divided or joined has not changed as long as its numbers,
    dates, quotations and sources are still there. `renamed` has the new keys of sources by the old keys.
    """
    before, after = ([_under(renamed, one) for one in claims(page)] for page in (old, new))
    pairs = tuple(_pairs(before, after, new))
    had, has = _places(old, renamed), _places(new, renamed)
    found = [*_rating(old, new), *_sources(had, has, new, pairs), *_citations(had, has, new, pairs)]
    fronts = (_Pair(was, now, now.span) for was, now in zip(front_texts(old), front_texts(new), strict=True))
    every = (*fronts, *pairs)
    for kind in _KINDS:
        found += _of(kind, every)
    return tuple(sorted(found, key=lambda change: change.span))


def _under(renamed: Mapping[str, str], claim: Claim) -> Claim:
    return replace(claim, keys=tuple(renamed.get(key, key) for key in claim.keys))


def _places(page: Page, renamed: Mapping[str, str]) -> Mapping[str, Span]:
    """Return the place of the first citation of each source."""
    return {renamed.get(citation.key, citation.key): citation.span for citation in reversed(page.citations)}


def _pairs(old: Sequence[Claim], new: Sequence[Claim], page: Page) -> Iterator[_Pair]:
    place = new[0].span if new else Span(page.body, page.body)
    for before, after in matched(old, new):
        place = after.span if after else place
        yield _Pair(before, after, place)


def _rating(old: Page, new: Page) -> Iterator[Change]:
    before, after = old.front_matter.rating, new.front_matter.rating
    if before and (after is None or before.key != after.key):
        yield Change("rating", before.key, after.key if after else "", after.span if after else Span(0, 1))


def _sources(
    before: Mapping[str, Span], places: Mapping[str, Span], page: Page, pairs: Sequence[_Pair]
) -> Iterator[Change]:
    """Find sources that the page began or ceased to cite."""
    told = set[str]()
    for pair in pairs:
        gone = [key for key in _keys(pair.old) if key not in places and key not in told]
        added = [key for key in _keys(pair.new) if key not in before and key not in told]
        told.update(gone, added)
        for lost, found in zip_longest(gone, added, fillvalue=""):
            yield Change("source", lost, found, places.get(found, pair.place))
    for key in sorted(before.keys() - places.keys() - told):
        yield Change("source", key, "", pairs[0].place if pairs else Span(page.body, page.body))
    for key in sorted(places.keys() - before.keys() - told):
        yield Change("source", "", key, places[key])


def _citations(
    had: Mapping[str, Span], has: Mapping[str, Span], page: Page, pairs: Sequence[_Pair]
) -> Iterator[Change]:
    """Find sentences that lost a source which the page still cites elsewhere."""
    for claim, lost, instead in losses([(pair.old, pair.new) for pair in pairs], page):
        if lost in has:
            yield Change("citation", lost, instead if instead in had else "", claim.span)


def _keys(claim: Claim | None) -> tuple[str, ...]:
    return claim.keys if claim else ()


def _of(kind: str, pairs: Sequence[_Pair]) -> Iterator[Change]:
    """Find facts of one kind that changed in their claim, or that the page gained or lost as a whole."""
    had = {fact.value for pair in pairs for fact in _facts(kind, pair.old)}
    has = {fact.value for pair in pairs for fact in _facts(kind, pair.new)}
    for pair in pairs:
        old, new = _facts(kind, pair.old), _facts(kind, pair.new)
        gone, added = _beyond(old, new), _beyond(new, old)
        if len(old) != len(new):
            gone = [fact for fact in gone if fact.value not in has]
            added = [fact for fact in added if fact.value not in had]
        for lost, found in zip_longest(gone, added):
            span = found.span if found else pair.place
            yield Change(kind, lost.shown if lost else "", found.shown if found else "", span)


def _facts(kind: str, claim: Claim | None) -> list[StatedFact]:
    return [fact for fact in claim.facts if fact.kind == kind] if claim else []


def _beyond(facts: Sequence[StatedFact], others: Sequence[StatedFact]) -> list[StatedFact]:
    """Return the facts whose value occurs less often among the others, or not at all."""
    left = Counter(fact.value for fact in others)
    found = list[StatedFact]()
    for fact in facts:
        left[fact.value] -= 1
        if left[fact.value] < 0:
            found.append(fact)
    return found
