"""Views over the whole site: its sources, its corrections, an author's pages."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from ...core.model import POLICIES, Author, Profile, Source, Standing
from ...render.built_pages import CitationContext, unpacked
from ...render.rendering.listing import Card, Citing, SourceView
from ...render.words import Words
from ..collation import SortKey, sort_key
from ..exports import EXPORTS
from . import page_sources, source_parts
from .page_sources import BIBLIOGRAPHY, listed
from .pages import card, cards
from .source_parts import ListPlace, SourcePart
from .view_models import Choice, LogEntry, PartView, Publication, SourceIndex

Citings = Mapping[str, Sequence[Citing]]
"""The pages that cite each source, by key."""
CitingOf = Callable[[SourcePart], Citings]
"""Returns the pages that cite the sources of a part."""


def sources(publication: Publication, path: str = "", citing: CitingOf | None = None) -> SourceIndex:
    """Return the sources that the page of a file lists, by their first author or editor, and then by title.

    Where the list is divided, a part has its own sources, and the page that leads to the parts none. Whoever
    asks for many parts gives what returns `citings` for one of them.
    """
    order = sort_key(publication.organization.language)
    parted = publication.divided.places.get(path)
    if parted is None:
        chosen = sorted(_all(publication), key=lambda source: order(*source_parts.heading(source)))
    else:
        chosen = list(parted.part.sources) if parted.part else []
    keys = {source.key for source in chosen}
    found = citing(parted.part) if citing and parted and parted.part else citings(publication, keys)
    views = tuple(_view(publication, source, found) for source in chosen)
    index = SourceIndex(
        views,
        kinds=_kinds((view.source.kind for view in views), publication.words, order),
        publishers=tuple((name, name) for name in _chosen((view.publisher for view in views), order)),
        years=_named(_years(views, order), views, publication.words),
        states=_states(views, publication.words),
        downloads=tuple((form.name, f"{BIBLIOGRAPHY}.{form.ending}") for form in EXPORTS),
        count=len(_all(publication)),
        affected=views,
    )
    return index if parted is None else _parted(publication, index, parted)


def _parted(publication: Publication, index: SourceIndex, parted: ListPlace) -> SourceIndex:
    """Return what a page of a divided list shows beside its sources: the way to the others."""
    urls, whole = publication.urls, parted.whole
    files = publication.divided.files(whole)
    every = (source for part in files.values() for source in part.sources)
    is_whole = parted.part is None
    return replace(
        index,
        affected=tuple(_view(publication, source, {}) for source in every) if is_whole else (),
        parts=tuple(PartView(part, urls[file], part is parted.part) for file, part in files.items()),
        keys=page_sources.part_keys(publication, whole),
        whole=None if is_whole else (publication.titles.get(whole, ""), urls[whole]),
    )


def _kinds(kinds: Iterable[str], words: Words, order: Callable[..., SortKey]) -> tuple[Choice, ...]:
    """Return the kinds of sources, each as its entry names it and as readers see it."""
    named = {kind: words(f"kind-{kind.replace(' ', '-')}") for kind in kinds if kind}
    return tuple(sorted(named.items(), key=lambda pair: order(pair[1])))


def _chosen(values: Iterable[str], order: Callable[..., SortKey]) -> tuple[str, ...]:
    return tuple(sorted({value for value in values if value}, key=order))


def _years(views: Iterable[SourceView], order: Callable[..., SortKey]) -> tuple[str, ...]:
    """Return the years of sources, the latest first; dates without a year follow them."""
    first = dict[str, int]()
    for view in views:
        date = view.source.date
        if date and (day := date.start or date.end):
            first.setdefault(view.year, day.year)
    known = sorted(first, key=lambda year: (first[year], year), reverse=True)
    return (*known, *_chosen((view.year for view in views if view.year not in first), order))


def _named(years: Iterable[str], views: Iterable[SourceView], words: Words) -> tuple[Choice, ...]:
    """Return years, each with what the readers of the site call it."""
    dates = {view.year: view.source.date for view in views if view.source.date}
    return tuple((year, words.year(dates[year])) for year in years)


def _states(views: Iterable[SourceView], words: Words) -> tuple[Choice, ...]:
    """Return how the sources stand, each as its item says it and as readers see it."""
    known = {view.standing for view in views}
    named = {Standing.RETRACTED: words("retracted")}
    return tuple(
        (standing, named.get(standing) or words(f"state-{standing}"))
        for standing in Standing
        if standing in known
    )


def _all(publication: Publication) -> tuple[Source, ...]:
    return tuple(source for source in publication.site.sources if not source.is_data)


def _view(publication: Publication, source: Source, citing: Citings) -> SourceView:
    evidence = publication.site.evidence
    record = evidence.sources.get(source.key) if evidence else None
    return SourceView(source, tuple(citing.get(source.key, ())), record)


def citings(publication: Publication, keys: AbstractSet[str]) -> Citings:
    """Return the pages that cite each of some sources, by key."""
    citing = dict[str, list[Citing]]()
    for page in publication.site.profiles.values() if keys else ():
        if page.path in publication.urls:
            for key, found in _citing(publication, page, keys):
                citing.setdefault(key, []).append(found)
    return citing


def _citing(publication: Publication, page: Profile, keys: AbstractSet[str]) -> Iterator[tuple[str, Citing]]:
    """Yield those of a page's sources that are asked for, with the places where the built page cites them."""
    sources = [source for source in listed(publication, page) if source.key in keys]
    if not sources:
        return
    uses = dict[str, dict[str, CitationContext]]()
    for context in unpacked(publication.contexts.get(page.path, b"")):
        # A sentence that cites a source twice is listed once.
        if context.key in keys:
            uses.setdefault(context.key, {}).setdefault(context.sentence or context.anchor, context)
    item = card(publication, page)
    for source in sources:
        yield source.key, Citing(item, tuple(uses.get(source.key, {}).values()))


def ways(publication: Publication) -> tuple[Choice, ...]:
    """Return title and address of the pages on sources, method, corrections and funding that the site has."""
    docs = publication.site.settings.docs_dir
    paths = [posixpath.join(docs, path) for path in ("sources.md", *POLICIES.values())]
    titles, urls = publication.titles, publication.urls
    return tuple((titles[path], urls[path]) for path in paths if titles.get(path) and path in urls)


def days(publication: Publication) -> Mapping[str, str]:
    """Return when each page last changed, ISO 8601, by its file relative to `docs_dir`."""
    docs = publication.site.settings.docs_dir
    dated = ((page.path, page.front_matter.modified) for page in publication.site.profiles.values())
    return {posixpath.relpath(path, docs): day.iso for path, day in dated if day}


def log(publication: Publication) -> tuple[LogEntry, ...]:
    """Return all corrections of the site, the latest first."""
    entries = [
        LogEntry(item, correction)
        for item in cards(publication)
        for correction in item.front_matter.corrections
    ]
    return tuple(sorted(entries, key=lambda entry: entry.correction.date.iso, reverse=True))


def written_by(publication: Publication, author: Author) -> tuple[Card, ...]:
    """Return the pages of an author, in the order of all pages."""
    return tuple(
        item
        for item in cards(publication)
        if author.key in {reference.key for reference in item.front_matter.authors}
    )
