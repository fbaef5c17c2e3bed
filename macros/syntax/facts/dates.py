"""Dates: the days, months, seasons and years that English prose names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...core.model import MONTHS
from ...core.text import Span
from ..dates import exists, month_number

_SEASONS = ("spring", "summer", "autumn", "winter", "fall")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAMES = "|".join([*(rf"{name}\b|{name[:3]}\b\.?" for name in MONTHS), r"Sept\b\.?"])
_TH = r"(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"""
    \b (?:
      (?P<iso> \d{{4}} )-(?P<number> \d\d )-(?P<last> \d\d )
    | (?P<day> \d{{1,2}} ) {_TH} (?:\s+of)? \s+ (?P<month> {_NAMES} ) (?: ,?\s+ (?P<year> \d{{4}} )\b )?
    | (?P<named> {_NAMES} )
      (?: \s+ (?P<dayth> \d{{1,2}} ) {_TH} \b (?: ,?\s+ (?P<inyear> \d{{4}} )\b )?
        | ,?\s+ (?P<ofyear> \d{{4}} )\b )?
    | (?P<season> (?i:{"|".join(_SEASONS)}) ) (?:\s+of)? \s+ (?P<seasonal> \d{{4}} )\b
    | (?P<weekday> {"|".join(_WEEKDAYS)} )
    | (?:in|since|during) \s (?P<alone> \d{{4}} ) \b (?! \s+ \w+s\b | -\d )
    ) (?!\w)
    """,
    re.VERBOSE,
)
# These may be verbs at the beginning of a sentence.
_VERBS = frozenset({"March", "May"})


class DateMention(NamedTuple):
    """A date in prose; parts that the prose does not name are empty or 0."""

    span: Span
    year: str = ""
    month: int = 0
    day: int = 0
    name: str = ""
    """A season or a weekday."""

    @property
    def is_year_alone(self) -> bool:
        """Whether the prose names only a year: `in 2024`."""
        return bool(self.year) and not self.month and not self.name

    @property
    def value(self) -> str:
        """A text that is the same for all ways to write the date."""
        if self.name:
            return f"{self.name} {self.year}".rstrip()
        return f"{self.year}-{self.month:02}-{self.day:02}"

    @property
    def first_day(self) -> str:
        """The earliest day that the date can mean, in ISO 8601; empty when there is no such day."""
        if not self.year:
            return ""
        if not self.month:
            return "" if self.day else f"{self.year}-01-01"
        day = self.day or 1
        return f"{self.year}-{self.month:02}-{day:02}" if exists(int(self.year), self.month, day) else ""


def dates(text: str) -> Iterator[DateMention]:
    """Yield the dates that a sentence names; a month alone counts when its name is spelled out."""
    for match in _DATE.finditer(text):
        if not _is_word(match):
            yield _mention(match)


def _is_word(match: re.Match[str]) -> bool:
    """Return whether the name of a month alone may be an ordinary word: `March on`, `Dec`."""
    name = match["named"]
    if not name or match["dayth"] or match["ofyear"]:
        return False
    return name not in MONTHS or (name in _VERBS and not match.string[: match.start()].strip())


def _mention(match: re.Match[str]) -> DateMention:
    span = Span(*match.span())
    if match["weekday"]:
        return DateMention(span, name=match["weekday"])
    if match["season"]:
        return DateMention(span, match["seasonal"], name=match["season"].lower().replace("fall", "autumn"))
    if match["iso"]:
        return DateMention(span, match["iso"], int(match["number"]), int(match["last"]))
    month = month_number(match["month"] or match["named"] or "")
    year = match["year"] or match["inyear"] or match["ofyear"] or match["alone"] or ""
    return DateMention(span, year, month, int(match["day"] or match["dayth"] or 0))
