"""Comparing: two states of a site to the differences between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from ...content.claims import Claim, claims, matched
from ...content.sources.renames import renames, values
from ...core.model import Bibliography, Page, Source
from ..site import Site
from .differences import ClaimChange, Comparison, FieldChange, SourceChange


def compare(old: Site, new: Site) -> Comparison:
    """Return the sources, claims and pages that only one of the sites has, and those that differ."""
    before, after = old.bibliography.by_key, new.bibliography.by_key
    renamed = renames(old.bibliography, new.bibliography)
    now = frozenset(renamed.values())
    both = [(was, page) for page in new.pages if (was := old.earlier(page.path))]
    known = {page.path for pair in both for page in pair}
    return Comparison(
        added=_named(new.bibliography, before.keys() | now),
        removed=_named(old.bibliography, after.keys() | renamed.keys()),
        renamed=tuple(renamed.items()),
        changed=tuple(_changed(old.bibliography, new.bibliography, renamed)),
        claims=tuple(
            claim for was, page in both for claim in _claims(was, page, before.keys(), after.keys(), renamed)
        ),
        moved_pages=tuple((was.path, page.path) for was, page in both if was.path != page.path),
        new_pages=tuple(page.path for page in new.pages if page.path not in known),
        gone_pages=tuple(page.path for page in old.pages if page.path not in known),
    )


def _sources(bibliography: Bibliography) -> Iterator[Source]:
    """Yield the sources with a key, in the order of the store; where two share a key, the first."""
    first = bibliography.by_key
    yield from (source for source in bibliography.sources if source.key and first[source.key] is source)


def _named(bibliography: Bibliography, known: AbstractSet[str]) -> tuple[tuple[str, str], ...]:
    return tuple((source.key, source.title) for source in _sources(bibliography) if source.key not in known)


def _changed(old: Bibliography, new: Bibliography, renamed: Mapping[str, str]) -> Iterator[SourceChange]:
    for source in _sources(new):
        earlier = old.by_key.get(source.key)
        if earlier and (fields := tuple(_fields(values(earlier, renamed), values(source)))):
            yield SourceChange(source.key, fields)


def _fields(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[FieldChange]:
    for name in dict.fromkeys((*before, *after)):
        was, now = before.get(name, ""), after.get(name, "")
        if was != now:
            yield FieldChange(name, was, now)


def _claims(
    old: Page, new: Page, before: AbstractSet[str], after: AbstractSet[str], renamed: Mapping[str, str]
) -> Iterator[ClaimChange]:
    """Yield the sentences on both pages whose sources differ; a key that no source has does not count."""
    cited = {citation.key for citation in new.citations}
    if old.text == new.text and all((key in before) == (key in after) for key in cited):
        return
    for was, now in sorted(_both(old, new), key=lambda pair: pair[1].span):
        held = tuple(key for key in was.keys if key in before)
        holds = tuple(key for key in now.keys if key in after)
        if {renamed.get(key, key) for key in held} != set(holds):
            yield ClaimChange(new.text.location(now.span.start), now.text, held, holds)


def _both(old: Page, new: Page) -> Iterator[tuple[Claim, Claim]]:
    for was, now in matched(claims(old), claims(new)):
        if was and now:
            yield was, now
