"""What a site gets after its build: downloads, feeds, the list of all sources, metadata in heads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from ...check.site import Site
from ...core.page_templates import SOURCES
from ...render import built_pages, rendering
from ...render.built_pages import BuiltFile, BuiltPage
from ...syntax.addresses import relative
from .. import beside_pages, publisher
from ..feeds import Feed
from ..repositories import repository
from ..theme_folders import SCRIPT, STYLE
from ..views.head import elements, head
from ..views.indexes import sources
from ..views.view_models import Publication
from .unfilled import unfilled

_OURS = ' class="ib-'


@dataclass(frozen=True, slots=True)
class Finished:
    """The files to write, and what the host cannot show."""

    files: Mapping[str, str]
    """By their paths in the built site."""
    unfilled: tuple[str, ...]


def finished(
    site: Site, files: Sequence[BuiltFile], read: Mapping[str, BuiltPage], assets: Mapping[str, str]
) -> Finished:
    """Make all files of a site whose render check has passed; `assets` are our styles and scripts."""
    pages = [file for file in files if file.path]
    publication = _publication(site, pages, read)
    feeds = beside_pages.feeds(publication, site.settings.site_description)
    made = {file.name: file.make() for file in beside_pages.source_files(publication)}
    made |= {feed.name: feed.content for feed in feeds}
    made |= assets
    made |= {page.name: _page(publication, page, feeds) for page in pages}
    return Finished(made, tuple(unfilled(site, has_feeds=bool(feeds))))


def _publication(site: Site, pages: Sequence[BuiltFile], read: Mapping[str, BuiltPage]) -> Publication:
    urls = {page.path: page.url for page in pages}
    titles = {page.path: built_pages.heading(page.text) for page in pages}
    return Publication(
        site,
        publisher.organization(site.settings, urls),
        urls,
        repository=repository(site.settings.repo_url),
        contexts={path: shown.packed for path, shown in read.items()},
        minutes={path: shown.minutes for path, shown in read.items()},
        titles=titles,
    )


def _page(publication: Publication, page: BuiltFile, feeds: Sequence[Feed]) -> str:
    """Return a page with metadata in its head, and with the list of all sources where it has the place."""
    html = page.html
    if SOURCES in rendering.place_names(html):
        html = rendering.placed(html, SOURCES, _sources(publication, page))
    profile = publication.site.profiles[page.path]
    told = head(
        publication,
        profile,
        url=page.url,
        title=profile.front_matter.title or publication.titles[page.path],
        description=profile.front_matter.description or publication.site.settings.site_description,
    )
    address = partial(relative, page=page.url)
    own = "".join(f"{link}\n" for link in _look(html, page.url))
    return rendering.with_head(
        html, own + elements(publication, profile, told, feeds, address), told.canonical
    )


def _look(html: str, url: str) -> Iterator[str]:
    """Yield the elements that load our style and script, for a page with an element of ours."""
    if _OURS in html:
        yield rendering.link(rel="stylesheet", href=relative(STYLE, url))
        yield rendering.script(relative(SCRIPT, url))


def _sources(publication: Publication, page: BuiltFile) -> str:
    address, words = partial(relative, page=page.url), publication.words
    write, index = rendering.writer(publication.site.evidence), sources(publication)
    items = [
        rendering.listed_source(view, write(view.source, words), address, words) for view in index.sources
    ]
    names = [(name, address(url)) for name, url in index.downloads]
    return rendering.source_index(items, names, words, rendering.affected(index.affected, words))
