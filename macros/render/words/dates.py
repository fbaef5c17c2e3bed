"""Days and spans of time in the words of a language."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol

from ...core.model import SEASONS, Dating, Day
from ...syntax import cldr
from .catalogs import ENGLISH

# A year that stands for one before our era, of which Python knows no dates.
_STAND_IN = 2000
# CLDR has no ordinal for the first day, as in `1er mars`.
_FIRST = re.compile(r"\b1\b")


class Say(Protocol):
    """Returns a phrase with its parts."""

    def __call__(self, key: str, /, **parts: str) -> str:
        """Return the phrase."""


def day(value: Day, language: str, say: Say) -> str:
    """Return a day as people write it: `2024`, `Frühling 2024`, `5. März 2024`."""
    if language == ENGLISH:
        return value.words
    if value.month in SEASONS:
        year = _year(value, 0, 0, language, say)
        return say("season", season=say(SEASONS[value.month]), year=year)
    return _year(value, value.month, value.day, language, say)


def _year(value: Day, month: int, number: int, language: str, say: Say) -> str:
    if value.year > 0:
        said = cldr.day(language, value.year, month, number)
        return _FIRST.sub(say("first-day"), said, count=1) if number == 1 else said
    # ISO 8601 has a year 0; people do not.
    before = say("before-our-era", year=cldr.decimal(language, 1 - value.year))
    return cldr.day(language, _STAND_IN, month, number).replace(cldr.digits(language, _STAND_IN), before)


def of_typed_year(value: Dating, language: str, say: Say) -> str:
    """Return a month of a year that is no number: `Mai 199X`, `ca. März 19XX`."""
    if " " in value.typed_year:
        said = f"{cldr.month_name(language, value.month)} {value.typed_year}"
    else:
        month = cldr.day(language, _STAND_IN, value.month, 0)
        said = month.replace(cldr.digits(language, _STAND_IN), value.typed_year)
    return say("about", date=said) if value.literal.startswith("about ") else said


def written(value: Dating, say: Say, write: Callable[[Day], str]) -> str:
    """Return a day or a span, each day written by a function: `seit ca. 2023`, `2023 bis 2024`."""
    ends = [write(day) for day in (value.start, value.end) if day]
    if value.is_decade and value.start and value.end:
        key = "decade" if value.end.year - value.start.year < 10 else "between"
        said = say(key, start=ends[0], end=ends[1])
        return say("about", date=said) if value.is_approximate else said
    said = say("from-to", start=ends[0], end=ends[1]) if len(ends) > 1 else "".join(ends)
    if value.is_approximate:
        said = say("about", date=said)
    if value.is_range and len(ends) == 1:
        said = say("since" if value.start else "until", date=said)
    return said
