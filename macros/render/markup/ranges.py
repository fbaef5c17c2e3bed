"""Ranges: `[4][5][6]` reads 4 to 6, for the eye alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, islice, pairwise
from typing import NamedTuple
from xml.etree.ElementTree import Element

from ...syntax.tokens import Token


class PlacedMarker(NamedTuple):
    """An unnumbered marker, and where it stands."""

    element: Element
    token: Token
    order: int
    """Which element of the page it is."""
    section: str
    is_in_heading: bool

    def plain(self, numbers: Mapping[str, int]) -> list[int]:
        """Return the number of each key, or 0 where the reader sees another thing or more."""
        return [0 if self.token.locator else numbers.get(key, 0) for key in self.token.keys]


def insides(row: Sequence[Sequence[int]]) -> list[list[bool]]:
    """Tell which numbers of adjacent groups have their neighbours on both sides: `[4][5][6]` reads 4 to 6.

    0 stands for a marker that is more than a number.
    """
    numbers = [0, *chain.from_iterable(row), 0]
    triples = zip(numbers, numbers[1:], numbers[2:], strict=False)
    inside = iter([0 < before == number - 1 == after - 2 for before, number, after in triples])
    return [list(islice(inside, len(group))) for group in row]


def rows(root: Element, places: Sequence[PlacedMarker]) -> list[list[PlacedMarker]]:
    """Return markers of a page together that have nothing between them."""
    rows = [[place] for place in places[:1]]
    parents = dict[Element, Element]()
    for before, later in pairwise(places):
        is_next = later.order == before.order + 1 and not before.element.tail
        if is_next and not parents:
            parents = {child: parent for parent in root.iter() for child in parent}
        if is_next and parents[before.element] is parents[later.element]:
            rows[-1].append(later)
        else:
            rows.append([later])
    return rows
