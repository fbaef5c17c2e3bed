"""The findings that a page of a preview lists: those of the page first, then those of other files."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from ...check.site import CheckResult
from ...core.findings import Finding
from ...render.rendering import place_anchor, source_anchor
from ...render.source_map import SourcePlace
from ...syntax.addresses import fragment
from .view_models import Publication

_MOST = 200
"""How many findings of other files a page lists; the terminal has them all."""


@dataclass(frozen=True, slots=True)
class FoundView:
    """One finding, and a link to where this page shows it."""

    number: int
    """Its place in the list, from 1."""
    finding: Finding
    link: str = ""
    """An address in this page; empty when the page does not show it."""
    near: str = ""
    """The text of the heading that the link leads to, where the place itself is not known."""


@dataclass(frozen=True, slots=True)
class FileView:
    """The findings of one file."""

    path: str
    url: str | None
    """The address of its page; None for a file that is no page."""
    found: tuple[FoundView, ...]


@dataclass(frozen=True, slots=True)
class FindingsView:
    """All findings of a site, as one page of it lists them."""

    counts: str
    """`2 errors and 1 warning`."""
    here: FileView | None
    """Those of the page's own file."""
    elsewhere: tuple[FileView, ...]
    unlisted: int
    """How many more there are."""


def own(result: CheckResult, path: str) -> tuple[Finding, ...]:
    """Return the findings of one file."""
    return tuple(finding for finding in result.findings if finding.location.path == path)


def findings(
    publication: Publication,
    result: CheckResult,
    path: str,
    places: Mapping[Finding, SourcePlace],
    listed: Collection[str],
) -> FindingsView | None:
    """Return what the page of a file says of a result; None when there is nothing to say.

    `listed` are the keys of the sources that the page lists.
    """
    if not result.findings:
        return None
    here = own(result, path)
    others = [finding for finding in result.findings if finding.location.path != path]
    links = _entries(publication, listed)
    numbered = enumerate(others[:_MOST], len(here) + 1)
    shown = [
        FoundView(number, finding, links.get((finding.location.path, finding.location.line), ""))
        for number, finding in numbered
    ]
    by_file = groupby(shown, key=lambda view: view.finding.location.path)
    return FindingsView(
        counts=" and ".join(result.counts),
        here=_file(publication, path, tuple(_placed(here, places))) if here else None,
        elsewhere=tuple(_file(publication, file, tuple(views)) for file, views in by_file),
        unlisted=len(others) - len(shown),
    )


def _file(publication: Publication, path: str, found: tuple[FoundView, ...]) -> FileView:
    return FileView(path, publication.urls.get(path), found)


def _placed(here: Sequence[Finding], places: Mapping[Finding, SourcePlace]) -> Iterator[FoundView]:
    for number, finding in enumerate(here, 1):
        place = places.get(finding, SourcePlace())
        if place.is_known:
            yield FoundView(number, finding, fragment(place_anchor(number)))
        elif place.anchor:
            yield FoundView(number, finding, fragment(place.anchor), place.heading)
        else:
            yield FoundView(number, finding)


def _entries(publication: Publication, listed: Collection[str]) -> Mapping[tuple[str, int], str]:
    """Return links to the sources that a page lists, by the lines of their keys."""
    by_key = publication.site.bibliography.by_key
    sources = [by_key[key] for key in listed if key in by_key]
    return {(source.text.path, source.place.line): fragment(source_anchor(source.key)) for source in sources}
