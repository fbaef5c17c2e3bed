"""The settings in `mkdocs.yml` that readers see, one row each: ratings, support, the picture for shares."""

from __future__ import annotations

from collections.abc import Iterator

from .findings import Fault
from .located_yaml import Item
from .model import Image, Rating, Support
from .validators import (
    TEXT,
    Field,
    Fields,
    Record,
    address,
    day,
    described,
    readers,
    repeated,
    text,
    whole_number,
)


@described({"type": "object", "minProperties": 2, "additionalProperties": TEXT})
def _scale(name: str, item: Item) -> Iterator[Fault]:
    """Find what is no scale of ratings: two or more names, each with what it means."""
    if len(item.entries) < 2:
        hint = 'write two or more lines of "rating: what it means" below it, lowest first'
        yield Fault(f'"{name}" is no scale', hint, item.span)
    yield from repeated(item)
    for rating, child in item.entries.items():
        yield from text(rating, child)


def _ratings(item: Item | None) -> tuple[Rating, ...]:
    named = item.entries.items() if item else ()
    return tuple(
        Rating(name, readers.folded(child), value) for value, (name, child) in enumerate(named, start=1)
    )


_SUPPORT = Record(
    {
        "text": Field(text, "What readers are asked.", readers.folded, is_required=True),
        "url": Field(
            address, "Where the link leads.", readers.web_address, example="https://…", is_required=True
        ),
        "label": Field(text, "The words of the link.", readers.folded, is_required=True),
        "goal": Field(whole_number, "How much is needed; write raised too.", readers.number),
        "raised": Field(whole_number, "How much there is; write goal too.", readers.number),
        "currency": Field(text, "The currency of both.", readers.folded),
        "date": Field(day, "The day of the count.", readers.as_day),
    },
    Support,
    together=("goal", "raised"),
)
_IMAGE = Record(
    {
        "file": Field(text, "Its file, below the folder docs.", readers.folded, is_required=True),
        "alt": Field(text, "What it shows, in words.", readers.folded, is_required=True),
    },
    Image,
)

SETTINGS: Fields = {
    "ratings": Field(
        _scale, "The scale of fact-checks, lowest first: each rating, and what it means.", _ratings
    ),
    "support": Field(_SUPPORT, "A request for support, below the sources of each page.", _SUPPORT.read),
    "image": Field(_IMAGE, "The picture of a link that is shared.", _IMAGE.read),
}
"""A setting without a value counts as not there."""


def faults(own: Item) -> Iterator[Fault]:
    """Find what is not as it should be in our part of `mkdocs.yml`."""
    for name, field in SETTINGS.items():
        item = own.get(name)
        if item and item.value is not None:
            yield from field.faults(name, item)
