"""Months as the field `month` has them: `JUL 15`, `May/June`, `3–8 décembre`, `Spring`, `10–12`."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from ..core.model import SEASONS, Dating, Day
from ..core.patterns import later
from . import cldr
from .dates import exists, month_number

_SEASONS = {name: number for number, name in SEASONS.items()} | {"fall": 23}
_ORDINAL = r"(?:st|nd|rd|th|er|re|e|º|ª)?\.?"
_PART = later(
    rf"""
    (?P<counted>\d{{1,2}}[月월])
    | (?: (?P<before>\d{{1,2}}){_ORDINAL} \s* (?: de\s | of\s )? )?
    (?P<name>[^\W\d]+ (?:\s[^\W\d]+)? ) \.?
    (?: [,\s]* (?P<after>\d{{1,2}}){_ORDINAL} )?
    | (?P<number>\d{{1,2}}){_ORDINAL}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TO = later(r"\s*(?:[–—/&+-]+|,|\s(?:and|to|et|und|y|e|bis|et)\s)\s*", re.IGNORECASE)


class _Part(NamedTuple):
    month: int
    """0 when a number stands alone, which may be a day or a month."""
    number: int


def dated(year: Day, month: str, language: str = "") -> Dating | None:
    """Return a year with its months and days; None where the words say no months of one year."""
    words = re.sub(rf"(?<!\d){year.year}(?!\d)", " ", month).strip(" ,.;")
    parts = [part for one in _TO().split(words) if (part := _part(one, language))]
    if len(parts) != len(_TO().split(words)):
        return None
    days = [Day(year.year, *pair) for pair in _paired(parts)]
    if not all(exists(day.year, day.month, day.day or None) for day in days):
        return None
    if len(days) == 1:
        return Dating(days[0])
    in_order = all(_order(first) < _order(last) for first, last in pairwise(days))
    return Dating(days[0], days[-1], is_range=True) if in_order else None


def _order(day: Day) -> tuple[int, int]:
    return (day.month, day.day)


def _paired(parts: list[_Part]) -> list[tuple[int, int]]:
    """Return the month and the day of each part; a part that is only a number shares the other's month."""
    shared = next((part.month for part in parts if part.month), 0)
    if shared:
        return [(part.month or shared, part.number) for part in parts]
    numbers = [part.number for part in parts]
    if len(numbers) == 2 and numbers[1] > 12:
        return [(numbers[0], numbers[1])]
    return [(number, 0) for number in numbers]


def _part(text: str, language: str) -> _Part | None:
    match = _PART().fullmatch(text.strip())
    if not match:
        return None
    if match["number"]:
        return _Part(0, int(match["number"]))
    if match["before"] and match["after"]:
        return None
    name = match["counted"] or match["name"]
    number = _number(name, language)
    return _Part(number, int(match["before"] or match["after"] or 0)) if number else None


def _number(name: str, language: str) -> int:
    return _SEASONS.get(name.lower()) or month_number(name) or cldr.month(name, language)
