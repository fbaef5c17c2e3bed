"""Views over the whole site: its sources, its corrections, an author's pages."""

from __future__ import annotations

from collections.abc import Iterator

from ..contexts import Context
from ..model import Author, Page
from .pages import card, cards
from .values import Card, Citing, LogEntry, Publication, SourceView


def sources(publication: Publication) -> tuple[SourceView, ...]:
    """Return every source of the site, in the order of their first authors and titles."""
    citing = dict[str, list[Citing]]()
    for page in publication.site.pages:
        if page.path in publication.urls:
            for key, found in _citing(publication, page):
                citing.setdefault(key, []).append(found)
    views = [
        SourceView(source, tuple(citing.get(source.key, ())))
        for source in publication.site.bibliography.by_key.values()
        if not source.is_data
    ]
    return tuple(sorted(views, key=_order))


def _order(view: SourceView) -> tuple[str, str, str]:
    source = view.source
    first = str(source.authors[0].family) if source.authors else source.publisher
    return (first.casefold(), source.title.casefold(), source.key)


def _citing(publication: Publication, page: Page) -> Iterator[tuple[str, Citing]]:
    """Yield the sources of one page, with the places where the built page cites them."""
    uses = dict[str, list[Context]]()
    for context in publication.contexts.get(page.path, ()):
        uses.setdefault(context.key, []).append(context)
    keys = [*(citation.key for citation in page.citations), *(item.key for item in page.further_reading)]
    item = card(publication, page)
    for key in dict.fromkeys(keys):
        yield key, Citing(item, tuple(uses.get(key, ())))


def log(publication: Publication) -> tuple[LogEntry, ...]:
    """Return all corrections of the site, the latest first."""
    entries = [
        LogEntry(item, correction) for item in cards(publication) for correction in item.matter.corrections
    ]
    return tuple(sorted(entries, key=lambda entry: entry.correction.date.iso, reverse=True))


def written_by(publication: Publication, author: Author) -> tuple[Card, ...]:
    """Return the pages of an author, in the order of the navigation."""
    return tuple(
        item
        for item in cards(publication)
        if author.key in {reference.key for reference in item.matter.authors}
    )
