"""Files that the build makes: pages of authors, parts of the list of sources, downloads and feeds."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from ..core.model import Author
from ..core.page_templates import AUTHOR, SOURCES
from ..publish import beside_pages
from ..publish.feeds import Feed
from ..publish.views.view_models import Publication
from ..render.words import words
from .downloads import Download


def author_pages(publication: Publication, config: MkDocsConfig) -> Iterator[File]:
    """Yield pages of the authors of pages with a type; a file of the same name in `docs` takes precedence.

    The other authors are those of a blog, whose site shows them in its own way.
    """
    site = publication.site
    typed = (page.front_matter for page in site.profiles.values() if page.front_matter.type)
    named = {reference.key for front in typed for reference in front.authors}
    root = Path(config.config_file_path).resolve().parent
    origin = next((root / name for name in site.files["authors"]), root)
    for author in site.authors.values():
        if author.key not in named and not site.settings.everywhere:
            continue
        front, name = _front_matter(author), f"authors/{author.key}.md"
        file = File.generated(config, name, content=front, inclusion=InclusionLevel.NOT_IN_NAV)
        # Plugins that ask git or the disk about every page, such as rss, need a path; the page follows from
        # this file.
        file.abs_src_path = str(origin)
        yield file


def source_parts(publication: Publication, files: Mapping[str, File], config: MkDocsConfig) -> Iterator[File]:
    """Yield the pages of a divided list of all sources; `files` are those of the pages of this build."""
    site, root = publication.site, Path(config.config_file_path).resolve().parent
    told = words(str(config.theme.get("language") or "en"))
    for path, (whole, part) in publication.divided.places.items():
        if part and whole in files:
            name = posixpath.relpath(path, site.settings.docs_dir)
            title = f"{told('sources')}{told('colon')} {part.label}"
            file = File.generated(
                config, name, content=_part_page(title), inclusion=InclusionLevel.NOT_IN_NAV
            )
            file.abs_src_path = str(root / site.settings.bibliography[0])
            yield file


def _part_page(title: str) -> str:
    # The search has nothing to find on a page whose text is a list of the theme.
    lines = (f"title: {_quoted(title)}", f"template: {SOURCES}", "search: {exclude: true}")
    return "\n".join(["---", *lines, "render_macros: false", "---", ""])


def downloads(publication: Publication, config: MkDocsConfig) -> Iterator[File]:
    """Yield the downloads; a file of the same name in `docs` takes precedence."""
    for made in (*beside_pages.source_files(publication), *beside_pages.part_files(publication)):
        yield Download(config, made.name, made.make, made.owner)


def feeds(publication: Publication, config: MkDocsConfig) -> tuple[Feed, ...]:
    """Return the feeds of the site."""
    return beside_pages.feeds(publication, config.site_description or "")


def _front_matter(author: Author) -> str:
    fields = {"title": author.name, "template": AUTHOR, "description": author.description}
    lines = [f"{name}: {_quoted(value)}" for name, value in fields.items() if value]
    return "\n".join(["---", *lines, "render_macros: false", "---", ""])


def _quoted(value: str) -> str:
    """Write a text for YAML, in which some characters can only be escaped."""
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\U{ord(c):08x}" for c in value) + '"'
