"""What `evidence.lock` can hold: the name of each text, and what it has to be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from ..core.model import AFFIX, MatchState, ReadResult
from ..syntax.addresses import DOI, WEB

_MOST = 10**9
DIGEST = re.compile(r"[0-9a-f]{64}")


def is_day(text: str) -> bool:
    """Return whether a text is a day of the calendar, as `2026-11-30`."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_of_web(text: str) -> bool:
    """Return whether a text is an address that readers can be led to; one with a password leads astray."""
    return bool(WEB.fullmatch(text)) and "@" not in text.split("/")[2]


def _is_affix(text: str) -> bool:
    return len(text) <= AFFIX and text.isprintable()


class Slot(NamedTuple):
    """A name in the file, the attribute that it fills, and what a text there has to be."""

    name: str
    attribute: str
    fits: Callable[[str], object] = str.isprintable
    is_needed: bool = False


OF_SOURCE = (
    Slot("asked", "asked"),
    Slot("reached", "reached", _is_of_web),
    Slot("day", "day", is_day, is_needed=True),
    Slot("result", "result", frozenset(ReadResult).__contains__, is_needed=True),
    Slot("how", "how"),
    Slot("bytes", "content", DIGEST.fullmatch),
    Slot("type", "media_type"),
    Slot("text", "text", DIGEST.fullmatch),
    Slot("extractor", "extractor"),
    Slot("archived", "archived", _is_of_web),
    Slot("gone", "gone", is_day),
)
OF_NOTICE = (
    Slot("kind", "kind", is_needed=True),
    Slot("doi", "doi", DOI.fullmatch),
    Slot("day", "day", is_day),
)
OF_QUOTATION = (
    Slot("result", "state", frozenset(MatchState).__contains__, is_needed=True),
    Slot("day", "day", is_day, is_needed=True),
    Slot("before", "prefix", _is_affix),
    Slot("behind", "suffix", _is_affix),
    Slot("lost", "lost", is_day),
)


class ShapeError(ValueError):
    """A value is not what the file can hold there."""


def is_count(value: object) -> bool:
    """Return whether a value can be an offset, or a number of places."""
    return type(value) is int and 0 <= value < _MOST


def texts(value: Any, slots: tuple[Slot, ...]) -> dict[str, Any]:  # noqa: ANN401  as above
    """Return the texts of a mapping by their attributes. Raises ShapeError."""
    if not isinstance(value, dict):
        raise ShapeError("it is not a mapping")
    found = dict[str, Any]()
    for slot in slots:
        given = value.get(slot.name)
        if given is None and not slot.is_needed:
            continue
        if not isinstance(given, str) or not slot.fits(given):
            raise ShapeError(f'"{slot.name}" is missing or of another form')
        found[slot.attribute] = given
    return found


def filled(value: object, slots: tuple[Slot, ...]) -> Iterator[tuple[str, str]]:
    """Yield the names and the texts of a value that are not empty, as they are written."""
    for slot in slots:
        if text := getattr(value, slot.attribute):
            yield slot.name, _printable(str(text))


def _printable(text: str) -> str:
    """Return a text without what nobody sees: a server, or a person who pastes, may say anything."""
    shown = "".join(" " if character.isspace() else character for character in text)
    return "".join(filter(str.isprintable, shown))
