"""A built page to a document for paper, with what a PDF says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from ..check.site import Site
from ..core.model import Day, FrontMatter, Profile
from ..render import built_pages, rendering
from ..render.built_pages import BuiltFile
from ..render.words import words
from ..syntax.addresses import path_of
from . import publisher
from .theme_folders import PRINT

_NOWHERE = "https://site.invalid/"
"""The home of a site without an address: a name that no network knows."""
# What the metadata of a PDF can say.
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


class Paper(NamedTuple):
    """A page as a document for paper."""

    document: str
    address: str
    """That of the page, to which addresses in the document are relative."""
    home: str
    """The address that those of all files of the site begin with."""

    def file(self, address: str) -> str:
        """Return the path in the site of a file at an address; empty for one that is elsewhere."""
        plain = urlsplit(address)._replace(query="", fragment="").geturl()
        return path_of(plain.removeprefix(self.home)) if plain.startswith(self.home) else ""


def paper(site: Site, page: Profile, built: BuiltFile, style: str) -> Paper:
    """Return a built page for paper; `style` is our own one for a page that does not load it."""
    front, home = page.front_matter, publisher.organization(site.settings, {}).url
    content = built.text if home else rendering.without_site_links(built.text)
    tag = front.language or site.settings.language
    document = rendering.paper(
        front.title or built_pages.heading(built.text) or page.path,
        tuple(_names(site, front)),
        content,
        language=(tag, words(tag).direction),
        address=urljoin(home, built.url) if home else "",
        styles=rendering.paper_styles(built.html, (PRINT, style)),
    )
    return Paper(document, urljoin(home or _NOWHERE, built.url), home or _NOWHERE)


def _names(site: Site, front: FrontMatter) -> Iterator[tuple[str, str]]:
    """Yield what becomes the metadata of a PDF, by the names of HTML."""
    known = (site.authors[author.key] for author in front.authors if author.key in site.authors)
    yield from (("author", author.name) for author in known)
    if front.description:
        yield "description", front.description
    yield from (("keywords", topic) for topic in front.topics)
    yield "generator", "Ibidem"
    if made := _latest(front.published) or _latest(front.checked):
        yield "dcterms.created", made
    if changed := _latest(front.published, front.modified, front.checked):
        yield "dcterms.modified", changed


def _latest(*days: Day | None) -> str:
    return max((day.iso for day in days if day and _DAY.fullmatch(day.iso)), default="")
