"""Files that the build makes: pages of authors, downloads and feeds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from ..core.model import Author
from ..core.page_templates import AUTHOR
from ..publish import exports
from ..publish import feeds as written
from ..publish.views.pages import downloads, listed, work
from ..publish.views.view_models import Publication
from ..render.per_source import once
from ..syntax.addresses import path_of
from .downloads import Download


def files(publication: Publication, config: MkDocsConfig) -> Iterator[File]:
    """Yield pages of authors and downloads; a file of the same name in `docs` takes precedence."""
    root = Path(config.config_file_path).resolve().parent
    origin = next((root / name for name in publication.site.files["authors"]), root)
    for author in publication.site.authors.values():
        front, name = _front_matter(author), f"authors/{author.key}.md"
        file = File.generated(config, name, content=front, inclusion=InclusionLevel.NOT_IN_NAV)
        # Plugins that ask git or the disk about every page, such as rss, need a path; the page follows from
        # this file.
        file.abs_src_path = str(origin)
        yield file
    yield from _downloads(publication, config)


def feeds(publication: Publication, config: MkDocsConfig) -> tuple[written.Feed, ...]:
    """Return the feeds of all pages with a type; a site that does not know its own address has none."""
    if not publication.organization.url:
        return ()
    pages = [page for page in publication.site.profiles.values() if page.path in publication.urls]
    works = [work(publication, page) for page in pages if page.front_matter.type]
    return written.feeds(publication.organization, config.site_description or "", works)


def _front_matter(author: Author) -> str:
    fields = {"title": author.name, "template": AUTHOR, "description": author.description}
    lines = [f"{name}: {_quoted(value)}" for name, value in fields.items() if value]
    return "\n".join(["---", *lines, "render_macros: false", "---", ""])


def _quoted(value: str) -> str:
    """Write a text for YAML, in which some characters can only be escaped."""
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\U{ord(c):08x}" for c in value) + '"'


def _downloads(publication: Publication, config: MkDocsConfig) -> Iterator[File]:
    site = publication.site
    every = exports.by_key(site.bibliography.by_key.values())
    written = [(form, once(form.source)) for form in exports.EXPORTS]
    for form, write in written:
        yield Download(config, f"bibliography.{form.ending}", partial(form.bibliography, every, write))
    for page in site.profiles.values():
        sources = listed(publication, page)
        if sources and page.path in publication.urls:
            name = f"{path_of(downloads(publication.urls[page.path]))}sources"
            for form, write in written:
                make = partial(form.bibliography, sources, write)
                yield Download(config, f"{name}.{form.ending}", make, page.path)
