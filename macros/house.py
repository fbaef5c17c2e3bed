"""Our part of `mkdocs.yml` that readers see: the scale of ratings, support, the picture for shares."""

from __future__ import annotations

from collections.abc import Iterator

from . import shapes
from .located_yaml import Item
from .model import House, Rating, Support
from .records import Fields, Record, repeated
from .shapes import Fault, folded


def house(own: Item) -> House:
    """Read the settings; what is not as it should be is left out, since a fault says so."""
    ratings, support, image = own.get("ratings"), own.get("support"), own.get("image")
    scale = ratings.entries.items() if ratings else ()
    return House(
        tuple(Rating(name, folded(item), value) for value, (name, item) in enumerate(scale, start=1)),
        _support(support) if support and support.entries else None,
        folded(image.get("file")) if image else "",
        folded(image.get("alt")) if image else "",
    )


def faults(own: Item) -> Iterator[Fault]:
    """Find what is not as it should be; a setting without a value counts as not there."""
    for name, check in SETTINGS.items():
        item = own.get(name)
        if item and item.value is not None:
            yield from check(name, item)


def scale(name: str, item: Item) -> Iterator[Fault]:
    """Find what is no scale of ratings: two or more names, each with what it means."""
    if len(item.entries) < 2:
        hint = 'write two or more lines of "rating: what it means" below it, lowest first'
        yield item.span, f'"{name}" is no scale', hint
    yield from repeated(item)
    for rating, child in item.entries.items():
        yield from shapes.text(rating, child)


_SUPPORT = Record(
    {"text": shapes.text, "url": shapes.address, "label": shapes.text},
    {
        "goal": shapes.whole_number,
        "raised": shapes.whole_number,
        "currency": shapes.text,
        "date": shapes.day,
    },
    together=("goal", "raised"),
)
_IMAGE = Record({"file": shapes.text, "alt": shapes.text})
SETTINGS: Fields = {"ratings": scale, "support": _SUPPORT, "image": _IMAGE}
"""What each setting must be."""


def _support(item: Item) -> Support:
    text, url, label, currency = (folded(item.get(name)) for name in ("text", "url", "label", "currency"))
    goal, raised = (_number(item.get(name)) for name in ("goal", "raised"))
    return Support(text, url, label, goal, raised, currency, shapes.as_day(item.get("date")))


def _number(item: Item | None) -> int:
    return item.value if item and isinstance(item.value, int) else 0
