"""The list of all sources in parts, where there are too many for one page.

It is divided by letter and not by year: a reader who comes from a reference knows a name, the list is in the
order of names, and a source stays in its part when its date is corrected.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from ...check.site import Site
from ...core.model import Source
from ...core.page_templates import SOURCES
from ..collation import initial, sort_key

MOST = 500
"""How many sources one page lists; a longer list is divided."""
OTHERS = "…"
"""What stands for a letter where names begin with none, and where a source has no name."""

_OF_FOLDERS = ("index", "README")
_HEAVIEST = 400_000
# About twice the bytes that HTML takes: for a source, for a page that cites it, for one place on that page.
# Parts have addresses before any sentence is read, and none of their pages may be over 500 kB.
_SOURCE, _PAGE, _PLACE = 1_200, 300, 450

Share = tuple[str, tuple[Source, ...]]
"""A letter, and sources under this letter."""


class SourcePart(NamedTuple):
    """A part of the list of all sources, which has a page of its own."""

    name: str
    """Its name in addresses: `m` or, where a letter has too many sources, also `m-2`, `m-3`."""
    label: str
    sources: tuple[Source, ...]

    @property
    def ends(self) -> tuple[str, ...]:
        """The names of its first and its last source; one where they are the same."""
        first, last = map(heading, (self.sources[0], self.sources[-1]))
        return tuple(dict.fromkeys(name or title or key for name, title, key in (first, last)))


class ListPlace(NamedTuple):
    """What of a divided list the page of a file has."""

    whole: str
    """The file of the page that leads to the parts."""
    part: SourcePart | None = None
    """The part that the page is; None for the page that leads to them."""


class DividedList(NamedTuple):
    """The list of all sources where it is divided; empty where one page lists all sources."""

    places: Mapping[str, ListPlace] = MappingProxyType({})
    """The pages that it is divided into, by file, in order."""

    @property
    def wholes(self) -> tuple[str, ...]:
        """The files of the pages that lead to the parts."""
        return tuple(path for path, place in self.places.items() if place.part is None)

    def files(self, whole: str) -> Mapping[str, SourcePart]:
        """Return the parts by the files of their pages, for one page that leads to them."""
        return {
            path: place.part for path, place in self.places.items() if place.part and place.whole == whole
        }


UNDIVIDED = DividedList()


def heading(source: Source) -> tuple[str, str, str]:
    """Return what a source is sorted by: the name in front of its title, its title, its key."""
    people = source.authors or source.editors
    named = people[0].family if people else source.publisher or source.container
    return (named, source.title, source.key)


def divided(site: Site, language: str) -> DividedList:
    """Return the list in its parts, for readers of a language; undivided where it is short or not shown."""
    listed = [source for source in site.sources if not source.is_data]
    named = ((path, page.front_matter.template) for path, page in site.profiles.items())
    wholes = [path for path, template in named if template and template.key == SOURCES]
    if len(listed) <= MOST or not wholes:
        return UNDIVIDED
    folders = {whole: _folder(site, whole) for whole in wholes}
    parts = tuple(_named(_shares(site, listed, language), _taken(site, folders.values())))
    places = dict[str, ListPlace]()
    for whole, folder in folders.items():
        places[whole] = ListPlace(whole)
        places |= {posixpath.join(folder, f"{part.name}.md"): ListPlace(whole, part) for part in parts}
    return DividedList(places)


def _folder(site: Site, whole: str) -> str:
    """Return where the parts of a page are: `sources` for `sources.md` and for `sources/index.md`."""
    folder, name = posixpath.split(posixpath.splitext(whole)[0])
    if name in _OF_FOLDERS:
        name = "sources" if folder == posixpath.normpath(site.settings.docs_dir) else ""
    return posixpath.join(folder, name).rstrip("/")


def _taken(site: Site, folders: Collection[str]) -> Iterator[str]:
    """Yield the names that pages of the site's own have where the parts will be."""
    for path in site.profiles:
        if posixpath.dirname(path) in folders:
            yield posixpath.splitext(posixpath.basename(path))[0].lower()


def _shares(site: Site, listed: Iterable[Source], language: str) -> Iterator[Share]:
    """Yield the letter and the sources of each part, in the order of the list."""
    order, letter_of, weights = sort_key(language), initial(language), _weights(site)
    ordered = sorted(listed, key=lambda source: order(*heading(source)))
    for letter, sources in groupby(ordered, key=lambda source: letter_of(heading(source)[0])):
        for part in _evenly(tuple(sources), weights):
            yield letter, part


def _weights(site: Site) -> Mapping[str, int]:
    """Return about how many bytes the pages that cite a source add to its item, by key."""
    weights = Counter[str]()
    for page in site.profiles.values():
        keys = dict.fromkeys((*page.cited, *(item.key for item in page.front_matter.further_reading)))
        places = -(-len(page.shown) // (len(page.cited) or 1))
        weights.update(dict.fromkeys(keys, _PAGE + _PLACE * places))
    return weights


def _evenly(sources: Sequence[Source], weights: Mapping[str, int]) -> Iterator[tuple[Source, ...]]:
    """Divide sources into as few parts as their weight allows, all of about the same weight."""
    weighed = [_SOURCE + weights.get(source.key, 0) for source in sources]
    total = sum(weighed)
    count = -(-total // _HEAVIEST)
    before, found = 0, dict[int, list[Source]]()
    for source, weight in zip(sources, weighed, strict=True):
        found.setdefault(before * count // total, []).append(source)
        before += weight
    return map(tuple, found.values())


def _named(shares: Iterable[Share], taken: Iterable[str]) -> Iterator[SourcePart]:
    """Name each part by its letter, and all but the first of a letter by a number too."""
    used, numbers = set(taken), Counter[str]()
    for letter, sources in shares:
        base = letter.lower() or "other"
        numbers[base] += 1
        while (name := _numbered(base, numbers[base])) in used:
            numbers[base] += 1
        number = name.removeprefix(base).removeprefix("-")
        yield SourcePart(name, f"{letter or OTHERS} {number}".rstrip(), sources)


def _numbered(base: str, number: int) -> str:
    return f"{base}-{number}" if number > 1 else base
