"""Files that a site publishes beside its pages: downloads of sources, and feeds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from ..check.site import Site
from ..core.model import Source
from ..core.page_templates import SOURCES
from ..render.per_source import once
from ..syntax.addresses import path_of, relative
from . import exports
from . import feeds as written
from .exports import Export
from .feeds import Feed
from .recorded import recorded
from .views import page_sources
from .views.page_sources import BIBLIOGRAPHY, downloads, listed
from .views.pages import work
from .views.view_models import Publication


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of sources, whose text is made only when it is written."""

    name: str
    """Its path in the built site."""
    make: Callable[[], str]
    owner: str = ""
    """The file of the page whose sources these are; empty for all sources of the site."""


def source_files(publication: Publication) -> Iterator[SourceFile]:
    """Yield the downloads of the site, if it has any source, and those of each page that lists sources."""
    site = publication.site
    every = exports.by_key(site.sources)
    forms = [(form, once(partial(_written, form, site))) for form in exports.EXPORTS]
    for form, write in forms if every or _has_source_page(site) else ():
        yield SourceFile(f"{BIBLIOGRAPHY}.{form.ending}", partial(form.bibliography, every, write))
    for page in (*site.profiles.values(), *site.drafts.values()):
        sources = listed(publication, page)
        if sources and page.path in publication.urls:
            name = path_of(downloads(publication, page))
            for form, write in forms:
                make = partial(form.bibliography, sources, write)
                yield SourceFile(f"{name}.{form.ending}", make, page.path)


def part_files(publication: Publication) -> Iterator[SourceFile]:
    """Yield for each divided list a file that says which part has a source.

    Addresses that were published before the list was divided name the source alone.
    """
    for whole in publication.divided.wholes:
        if whole in publication.urls:
            name = page_sources.part_keys(publication, whole)
            yield SourceFile(path_of(name), partial(_part_keys, publication, whole))


def _part_keys(publication: Publication, whole: str) -> str:
    """Return the keys of each part, by its address as a link from this file."""
    folder = page_sources.folder(publication.urls[whole])
    files = publication.divided.files(whole).items()
    keys = {
        relative(publication.urls[file], folder): [source.key for source in part.sources]
        for file, part in files
    }
    return json.dumps(keys, ensure_ascii=False, separators=(",", ":"))


def _written(form: Export, site: Site, source: Source) -> str:
    return form.source(recorded(source, site))


def _has_source_page(site: Site) -> bool:
    """Return whether a page leads to the downloads of the site, although they are empty."""
    named = (page.front_matter.template for page in site.profiles.values())
    return any(template and template.key == SOURCES for template in named)


def feeds(publication: Publication, description: str) -> tuple[Feed, ...]:
    """Return the feeds of all pages with a type; a site that does not know its own address has none."""
    if not publication.organization.url:
        return ()
    pages = [page for page in publication.site.profiles.values() if page.path in publication.urls]
    works = [work(publication, page) for page in pages if page.front_matter.type]
    return written.feeds(publication.organization, description, works)
