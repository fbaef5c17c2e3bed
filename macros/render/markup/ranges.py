"""Ranges: `[4][5][6]` looks like 4 to 6, but only to the eye."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, islice, pairwise
from typing import NamedTuple
from xml.etree.ElementTree import Element

from ...syntax.tokens import Token

TOKEN = "token"  # noqa: S105  an attribute's name
"""Where an unnumbered marker has its token."""


class PlacedMarker(NamedTuple):
    """An unnumbered marker, and its place on the page."""

    element: Element
    token: Token
    order: int
    """The index of the element among all elements of the page."""
    section: str
    is_in_heading: bool

    def ordered(self, numbers: Mapping[str, int]) -> list[str]:
        """Return the keys as readers see them: in the order of their numbers, and last those without one."""
        return sorted(self.token.keys, key=lambda key: numbers.get(key, len(numbers) + 1))

    def plain(self, numbers: Mapping[str, int]) -> list[int]:
        """Return the number of each key in that order, or 0 where the marker shows something else or more."""
        is_more = self.token.locator or self.token.prefix
        return [0 if is_more else numbers.get(key, 0) for key in self.ordered(numbers)]


def insides(row: Sequence[Sequence[int]]) -> list[list[bool]]:
    """Return for each number of adjacent groups whether its neighbors are beside it, as 5 in `[4][5][6]`.

    0 represents a marker that is more than a number.
    """
    numbers = [0, *chain.from_iterable(row), 0]
    triples = zip(numbers, numbers[1:], numbers[2:], strict=False)
    inside = iter([0 < before == number - 1 == after - 2 for before, number, after in triples])
    return [list(islice(inside, len(group))) for group in row]


def rows(root: Element, markers: Sequence[PlacedMarker]) -> list[list[PlacedMarker]]:
    """Group the markers of a page that have nothing between them."""
    rows = [[marker] for marker in markers[:1]]
    parents = dict[Element, Element]()
    for before, later in pairwise(markers):
        is_next = later.order == before.order + 1 and not before.element.tail
        if is_next and not parents:
            parents = {child: parent for parent in root.iter() for child in parent}
        if is_next and parents[before.element] is parents[later.element]:
            rows[-1].append(later)
        else:
            rows.append([later])
    return rows
