"""A front matter to values: what is not as it should be is left out, since a finding says so."""

from __future__ import annotations

from collections.abc import Iterator

from .addresses import WEB
from .dates import parse_date
from .located_yaml import Item
from .model import CORRECTIONS, Correction, Dating, FollowUp, Matter, Reference, Republication
from .page_fields import TYPES
from .shapes import as_day, folded


def matter(item: Item) -> Matter:
    """Read what a page says of itself."""
    field = item.entries.get
    kind = folded(field("type"))
    return Matter(
        title=folded(field("title")),
        type=kind if kind in TYPES else "",
        description=folded(field("description")),
        authors=tuple(_references(field("authors"))),
        topics=tuple(_texts(field("topics"))),
        published=as_day(field("published")),
        checked=as_day(field("checked")),
        updated=as_day(field("updated")),
        coverage=_coverage(field("coverage")),
        claim=folded(field("claim")),
        claimant=folded(field("claimant")),
        rating=_reference(field("rating")),
        disclosure=folded(field("disclosure")),
        republished=_republished(field("republished")),
        corrections=tuple(_corrections(field("corrections"))),
        further_reading=tuple(_references(field("further_reading"))),
        follow_ups=tuple(_follow_ups(field("follow_ups"))),
        template=_reference(field("template")),
        is_minor=(minor := field("minor")) is not None and minor.value is True,
    )


def _reference(item: Item | None) -> Reference | None:
    return Reference(str(item.value), item.span) if item and folded(item) else None


def _references(item: Item | None) -> Iterator[Reference]:
    for child in item.items if item else ():
        if reference := _reference(child):
            yield reference


def _texts(item: Item | None) -> Iterator[str]:
    yield from filter(None, map(folded, item.items if item else ()))


def _coverage(item: Item | None) -> Dating | None:
    ends = [str(end.value) for name in ("from", "to") if item and (end := item.get(name))]
    return parse_date("/".join(ends)) if len(ends) == 2 else None


def _republished(item: Item | None) -> Republication | None:
    if item is None:
        return None
    publisher, url = folded(item.get("publisher")), folded(item.get("url"))
    if not publisher or not WEB.fullmatch(url):
        return None
    return Republication(publisher, url, as_day(item.get("date")))


def _corrections(item: Item | None) -> Iterator[Correction]:
    """Yield the corrections, the latest first."""
    found = list[Correction]()
    for child in item.items if item else ():
        day, kind, text = as_day(child.get("date")), folded(child.get("kind")), folded(child.get("text"))
        if day and kind in CORRECTIONS and text:
            found.append(Correction(day, kind, text))
    yield from sorted(found, key=lambda correction: correction.date.iso, reverse=True)


def _follow_ups(item: Item | None) -> Iterator[FollowUp]:
    for child in item.items if item else ():
        if question := folded(child.get("question")):
            yield FollowUp(question, _reference(child.get("page")))
