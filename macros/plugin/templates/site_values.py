"""Values of the site that templates read, as `ibidem`, on every page; and all that they show of one page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page as HostPage
from mkdocs.utils import normalize_url

from ...core.model import Profile, Source
from ...publish.exports import EXPORTS
from ...publish.feeds import Feed
from ...publish.views import lists, pages
from ...publish.views.head import elements, head
from ...publish.views.indexes import CitingOf, Citings, citings, days, log, sources, ways, written_by
from ...publish.views.lists import NEWEST, PageLists
from ...publish.views.source_parts import SourcePart
from ...publish.views.view_models import Head, Publication, SourceIndex
from ...render import rendering
from ...render.rendering.listing import Card, SourceView
from ...render.words import Words, attributes, words
from ..beside import social
from . import page_values, titles, word_calls

_Values = Mapping[str, Any]
_TOGETHER = 8
"""For how many parts of the list of sources the pages that cite are collected at once."""


@dataclass(frozen=True)
class SiteValues:
    """What templates can ask of a site whose pages have been read."""

    publication: Publication
    feeds: tuple[Feed, ...]
    reference: Callable[[Source, Words], str]
    """Writes a source."""

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """Return the cards of all pages."""
        return pages.cards(self.publication)

    @cached_property
    def lists(self) -> PageLists:
        """All pages in lists; only templates ask for them, and by then every title is known."""
        return lists.lists(self.cards, self.publication.organization.language)

    @cached_property
    def list_page(self) -> Profile | None:
        """The page that shows the lists."""
        return lists.list_page(self.publication)

    @cached_property
    def citing(self) -> CitingOf:
        """What returns the pages that cite the sources of a part; they are collected for many parts at once.

        Those of all parts would take as much memory as the contents of all pages.
        """
        divided = self.publication.divided
        parts = [part for whole in divided.wholes[:1] for part in divided.files(whole).values()]
        numbers = {part.name: number // _TOGETHER for number, part in enumerate(parts)}

        held = dict[int, Citings]()

        def collected(part: SourcePart) -> Citings:
            number = numbers[part.name]
            if number not in held:
                # The earlier ones make room before the next are collected.
                held.clear()
                chosen = (part for part in parts if numbers[part.name] == number)
                held[number] = citings(
                    self.publication, {source.key for part in chosen for source in part.sources}
                )
            return held[number]

        return collected

    def of_page(self, path: str, page: HostPage, config: MkDocsConfig) -> _Values:
        """Return everything that the templates show on a page that is made from a file."""
        publication = self.publication
        known = publication.site.profile(path)
        is_typed = known is not None and bool(known.front_matter.type)
        title = titles.plain(page)
        description = titles.plain_field(page, "description") or str(config.site_description or "")
        author = pages.author_at(publication, path)
        language = known.front_matter.language if known else ""
        told = head(publication, known, url=page.url, title=title, description=description)
        own = social.without_doubles(told, config)
        return {
            **self._of_all(language),
            "tagged": self._tagged(language),
            "head": own,
            "metadata": partial(self._metadata, known, own, partial(normalize_url, page=page)),
            "title": title,
            "description": description,
            "page": pages.page_view(publication, known) if known and is_typed else None,
            "topics": lists.topics_of(self.lists, known) if known and is_typed else (),
            "author": author,
            "parent": page_values.parent(page),
            "sources": lambda: sources(publication, path, self.citing),
            "written": written_by(publication, author) if author else (),
        }

    def of_template(self, base_url: str) -> _Values:
        """Return what a page without a file shows, such as "not found", and the days of the sitemap."""
        own, address = Head(), partial(normalize_url, base=base_url)
        return {
            **self._of_all(),
            "head": own,
            "metadata": partial(self._metadata, None, own, address),
            "title": self.publication.words("not-found"),
            "days": days(self.publication),
        }

    @pass_context
    def listed_source(self, context: Context, view: SourceView) -> str:
        """Return an item of the list of all sources."""
        own = self.publication.words
        address = partial(normalize_url, page=context["page"])
        return rendering.listed_source(view, self.reference(view.source, own), address, own)

    def _metadata(self, known: Profile | None, own: Head, address: Callable[[str], str]) -> str:
        return word_calls.markup(elements(self.publication, known, own, self.feeds, address))

    def _tagged(self, language: str) -> str:
        marks = attributes(language, self.publication.organization.language)
        return word_calls.markup(rendering.tagged(marks))

    @pass_context
    def _affected(self, context: Context, index: SourceIndex) -> str:
        """Return the table of affected sources, each with a link to where it is listed."""
        urls, address = index.part_urls, partial(normalize_url, page=context["page"])
        return word_calls.markup(
            rendering.affected(
                index.affected,
                self.publication.words,
                lambda key: address(urls[key]) if key in urls else "",
            )
        )

    def _of_all(self, language: str = "") -> _Values:
        publication = self.publication
        return {
            **word_calls.calls(words(language or publication.organization.language)),
            "cards": self.cards,
            "newest": self.cards[:NEWEST],
            "lists": lambda: self.lists,
            "list_url": publication.urls[self.list_page.path] if self.list_page else None,
            "feeds": self.feeds,
            "exports": EXPORTS,
            "page": None,
            "settings": publication.site.settings,
            "sources": partial(sources, publication),
            "affected": self._affected,
            "log": partial(log, publication),
            "ways": ways(publication),
        }
