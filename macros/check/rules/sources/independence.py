"""Rules on whether a page really rests on several sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from ....core.model import Bibliography, Page, Source
from ....syntax.addresses import DOI
from ..cited import cited, first_cited
from ..found import Found, RuleContext
from ..rule import ERROR, EXPLAINERS, WARNING, page_rule, store_rule
from ..suggestions import identities

_FEWEST_CITATIONS, _FEWEST_SOURCES = 8, 5
_MOST = 200
"""How many entries that a source inherits from are compared with it."""
_CONCENTRATED = "cite other sources for what they confirm too"


@store_rule("duplicate-source", ERROR, needs="store")
def duplicate_source(store: Bibliography) -> Iterator[Found]:
    """Two entries under two keys have the same title, and the same DOI or the same address.

    Readers would take one source for two.
    Two addresses are the same when they differ only in scheme, `www.`, the usual port, a slash at the end
      or `utm_` parameters.
    An address, unlike a DOI, may lead to several years or volumes; such entries are a `shared-address`.
    What an entry inherits does not count.

    Wrong:
        @online{un2024vote, title = {The vote}, url = {https://example.org/vote}, …}
        @online{un2024record, title = {The vote}, url = {http://www.example.org/vote/}, …}

    Right:
        @online{un2024vote, title = {The vote}, url = {https://example.org/vote}, …}
    """
    for shared in _shared(store):
        if shared.is_one_work:
            hint = (
                f'cite "{shared.other.key}" in its place and delete this entry, or give each its own address'
            )
            yield Found(shared.source.text, shared.source.span, shared.message, hint)


@store_rule("shared-address", WARNING, needs="store")
def shared_address(store: Bibliography) -> Iterator[Found]:
    """Two entries with different titles have the same DOI or the same address.

    One of the two may lead readers to another work: a DOI was copied, or the address is that of a site.
    The chapters of one book, or the talks of one day, may share an address: let them inherit it.

    Wrong:
        @inbook{meitner2009silt, title = {Silt}, doi = {10.1000/182}, …}
        @inbook{hahn2009sand, title = {Sand}, doi = {10.1000/182}, …}

    Right:
        @inbook{meitner2009silt, title = {Silt}, doi = {10.1000/182.3}, …}
        @inbook{hahn2009sand, title = {Sand}, doi = {10.1000/182.4}, …}
    """
    for shared in _shared(store):
        if not shared.is_one_work:
            hint = "give each its own address, or let both inherit that of the work that they are in"
            yield Found(shared.source.text, shared.source.span, shared.message, hint)


class _Shared(NamedTuple):
    """A source, an earlier one, and a DOI or an address that both have."""

    source: Source
    other: Source
    identity: str
    is_one_work: bool

    @property
    def message(self) -> str:
        noun = "DOI" if DOI.fullmatch(self.identity) else "address"
        where = f"{self.other.place}: {self.identity}"
        return f'"{self.source.key}" has the {noun} of "{self.other.key}", at {where}'


def _shared(store: Bibliography) -> Iterator[_Shared]:
    """Yield each source that shares a DOI or an address with an earlier one, and that one."""
    earlier = dict[str, dict[str, Source]]()
    for source in store.sources:
        if source.is_data:
            continue
        title = _letters(source.title)
        found = [
            _Shared(source, other, identity, _is_one_work(source, other, identity))
            for identity in _own_identities(source, store)
            if (other := _earlier(source, title, earlier.setdefault(identity, {})))
        ]
        yield from sorted(found, key=lambda shared: not shared.is_one_work)[:1]


def _earlier(source: Source, title: str, by_title: dict[str, Source]) -> Source | None:
    """Add a source to those of its address; return an earlier one under another key, of its title if any."""
    other = by_title.get(title) or next(iter(by_title.values()), None)
    by_title.setdefault(title, source)
    return other if other and other.key.casefold() != source.key.casefold() else None


def _is_one_work(source: Source, other: Source, identity: str) -> bool:
    """Return whether the titles agree, and for an address the years and the volumes as well, where known."""
    is_one = _letters(source.title) == _letters(other.title)
    if not is_one or DOI.fullmatch(identity):
        return is_one
    years = {one.date.start.year for one in (source, other) if one.date and one.date.start}
    volumes = {value for one in (source, other) for name, value in one.fields if name == "volume"}
    return len(years) < 2 and len(volumes) < 2


def _letters(title: str) -> str:
    return "".join(filter(str.isalnum, title.casefold()))


def _own_identities(source: Source, bibliography: Bibliography) -> Sequence[str]:
    """Return what identifies a source, without what it shares with the entries it inherits from."""
    own = identities(source)
    if not source.parents or not own:
        return sorted(own)
    lineage = islice(bibliography.lineage(source.key), _MOST)
    parents = (bibliography.by_key[key] for key in lineage if key != source.key)
    return sorted(own.difference(*map(identities, parents)))


@page_rule("source-concentration", WARNING, EXPLAINERS, needs="store")
def source_concentration(page: Page, context: RuleContext) -> Iterator[Found]:
    """Over half of a page's citations are of one source, or over 70 % of its sources of one publisher.

    A page that leans on one voice repeats its mistakes.
    Citations are counted from eight on, sources from five on.
    Suppress the finding where the page is about one document.

    Wrong:
        Eight citations, five of them {{ cite("un2024vote") }}

    Right:
        Eight citations, four of them {{ cite("un2024vote") }}
    """
    all_cited = cited(page, context.bibliography)
    sources = tuple(source for _, source in first_cited(page, context.bibliography))
    key, count = _most(source.key for _, source in all_cited)
    if len(all_cited) >= _FEWEST_CITATIONS and count * 2 > len(all_cited):
        place = next(citation.span for citation, source in all_cited if source.key == key)
        message = f'{count} of the {len(all_cited)} citations on this page are of "{key}"'
        yield Found(page.text, place, message, _CONCENTRATED)
    name, count = _most(filter(None, map(_publisher, sources)))
    if len(sources) >= _FEWEST_SOURCES and count * 10 > len(sources) * 7:
        place = next(citation.span for citation, source in all_cited if _publisher(source) == name)
        message = f"{count} of the {len(sources)} sources of this page are of one publisher: {name}"
        yield Found(page.text, place, message, _CONCENTRATED)


def _most(names: Iterable[str]) -> tuple[str, int]:
    """Return the most frequent of some names, and how often it occurs."""
    return next(iter(Counter(names).most_common(1)), ("", 0))


def _publisher(source: Source) -> str:
    return source.publisher or source.container
