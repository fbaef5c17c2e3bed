"""The sources of a page, and where sources can be downloaded."""

from __future__ import annotations

from collections.abc import Iterable
from posixpath import splitext

from ...core.model import Profile, Source
from .view_models import Publication

BIBLIOGRAPHY = "bibliography"
"""The download of all sources of a site, without the ending of its format."""


def cited(publication: Publication, page: Profile) -> tuple[Source, ...]:
    """Return the sources that a page cites, each once, in the order of its text."""
    return _known(publication, page.cited)


def listed(publication: Publication, page: Profile) -> tuple[Source, ...]:
    """Return the sources that a page cites or lists as further reading, each once."""
    further = (item.key for item in page.front_matter.further_reading)
    return _known(publication, (*page.cited, *further))


def downloads(publication: Publication, page: Profile) -> str:
    """Return the address of a page's downloads without their endings; empty when it lists no source.

    Like the address of the page it is percent-encoded; the file on the disk is its `path_of`.
    """
    url = publication.urls.get(page.path, "")
    return f"{folder(url)}sources" if listed(publication, page) else ""


def folder(url: str) -> str:
    """Return where a page's downloads are: `how/` of `how/` and of `how.html`, empty for the home."""
    return url if url.endswith("/") or not url else splitext(url)[0] + "/"


def part_keys(publication: Publication, whole: str) -> str:
    """Return the address of the file that says which part of the list has a source, like that of a page."""
    return f"{folder(publication.urls[whole])}keys.json"


def _known(publication: Publication, keys: Iterable[str]) -> tuple[Source, ...]:
    by_key = publication.site.bibliography.by_key
    return tuple(by_key[key] for key in dict.fromkeys(keys) if key in by_key)
