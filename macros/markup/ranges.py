"""Ranges: `[4][5][6]` reads 4 to 6, for the eye alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice, pairwise
from typing import Protocol, TypeVar
from xml.etree.ElementTree import Element


class Placed(Protocol):
    """What stands at a marker."""

    @property
    def element(self) -> Element:
        """The marker."""

    @property
    def order(self) -> int:
        """Which element of the page it is."""


P = TypeVar("P", bound=Placed)


def insides(row: Sequence[Sequence[int]]) -> list[list[bool]]:
    """Tell which numbers of adjacent groups have their neighbours on both sides: `[4][5][6]` reads 4 to 6.

    0 stands for a marker that is more than a number.
    """
    numbers = [0, *chain.from_iterable(row), 0]
    triples = zip(numbers, numbers[1:], numbers[2:], strict=False)
    inside = iter([0 < before == number - 1 == after - 2 for before, number, after in triples])
    return [list(islice(inside, len(group))) for group in row]


def rows(root: Element, places: Sequence[P]) -> list[list[P]]:
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
