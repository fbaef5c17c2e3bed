"""Validators of lists: of texts, of keys, and of whatever another validator checks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..findings import Fault
from ..located_yaml import Item
from ..topics import identity
from .base import Schema, Validator, described
from .readers import folded
from .scalars import TEXT, words

_TEXTS = {"type": "array", "items": TEXT}


@described(_TEXTS)
def texts(name: str, item: Item) -> Iterator[Fault]:
    """Find what is no list of texts."""
    yield from _list(name, f'write "{name}: [first, second]"', item)


def _list(name: str, example: str, item: Item) -> Iterator[Fault]:
    if not isinstance(item.value, list):
        yield Fault(f'"{name}" is not a list', example, item.span)
    for child in item.items:
        yield from words(f'an item of "{name}"', example, child)


@described({**_TEXTS, "uniqueItems": True})
def different_keys(name: str, item: Item) -> Iterator[Fault]:
    """Find what is no list of keys, or has one of them twice."""
    yield from _list(name, f'write "{name}: [key]", with the key of each', item)
    seen = set[str]()
    for child in item.items:
        if isinstance(child.value, str):
            if child.value in seen:
                yield Fault(f'"{child.value}" is listed twice', "delete one of the two", child.span)
            seen.add(child.value)


@described({**_TEXTS, "uniqueItems": True})
def different_texts(name: str, item: Item) -> Iterator[Fault]:
    """Find what is no list of texts, or has one of them twice, with whatever case and spaces."""
    yield from texts(name, item)
    seen = dict[str, object]()
    for child in item.items:
        if (spelled := identity(folded(child))) in seen:
            is_same = child.value == seen[spelled]
            message = f'"{child.value}" is ' + ("listed twice" if is_same else f'"{seen[spelled]}" again')
            yield Fault(message, "delete one of the two", child.span)
        elif spelled:
            seen[spelled] = child.value


@dataclass(frozen=True, slots=True)
class ListOf:
    """Finds what is no list, and what another validator finds in one."""

    each: Validator
    example: str

    def __call__(self, name: str, item: Item) -> Iterator[Fault]:
        """Find the faults of one list."""
        if not isinstance(item.value, list):
            yield Fault(f'"{name}" is not a list', f'write "{name}: {self.example}"', item.span)
        for child in item.items:
            yield from self.each(name, child)

    @property
    def schema(self) -> Schema:
        """A list of such values."""
        return {"type": "array", "items": self.each.schema}
