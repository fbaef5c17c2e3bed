"""Ranges: `[4][5][6]` reads 4 to 6, for the eye alone."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from itertools import chain, islice, pairwise
from typing import Protocol, TypeVar
from xml.etree.ElementTree import Element


class Placed(Protocol):
    """What stands at a marker."""

    @property
    def element(self) -> Element:
        """The marker."""


P = TypeVar("P", bound=Placed)


def insides(row: Sequence[Sequence[int]]) -> list[list[bool]]:
    """Tell which numbers of adjacent groups have their neighbours on both sides: `[4][5][6]` reads 4 to 6.

    0 stands for a marker that is more than a number.
    """
    numbers = [0, *chain.from_iterable(row), 0]
    triples = zip(numbers, numbers[1:], numbers[2:], strict=False)
    inside = iter([0 < before == number - 1 == after - 2 for before, number, after in triples])
    return [list(islice(inside, len(group))) for group in row]


def joined(root: Element, attribute: str) -> frozenset[Element]:
    """Return the markers, which have an attribute, that stand directly behind another."""
    pairs = (pair for parent in root.iter() for pair in pairwise(parent))
    return frozenset(
        later
        for before, later in pairs
        if attribute in before.attrib and attribute in later.attrib and not before.tail
    )


def rows(places: Iterable[P], joined: Container[Element]) -> list[list[P]]:
    """Return markers together that have nothing between them."""
    rows = list[list[P]]()
    for place in places:
        if place.element in joined:
            rows[-1].append(place)
        else:
            rows.append([place])
    return rows
