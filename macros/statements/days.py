"""Days: the dates in English prose, as far as they say, in one form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import MONTHS
from ..text import Span

_SEASONS = ("spring", "summer", "autumn", "winter", "fall")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAMES = "|".join(rf"{name}\b|{name[:3]}t?\b\.?" for name in MONTHS)
_TH = r"(?:st|nd|rd|th)?"
_DAY = re.compile(
    rf"""
    \b (?:
      (?P<iso> \d{{4}}-\d{{2}}-\d{{2}} )
    | (?P<day> \d{{1,2}} ) {_TH} (?:\s+of)? \s+ (?P<month> {_NAMES} ) (?: ,?\s+ (?P<year> \d{{4}} )\b )?
    | (?P<named> {_NAMES} )
      (?: \s+ (?P<dayth> \d{{1,2}} ) {_TH} \b (?: ,?\s+ (?P<inyear> \d{{4}} )\b )?
        | ,?\s+ (?P<ofyear> \d{{4}} )\b )?
    | (?P<season> (?i:{"|".join(_SEASONS)}) ) (?:\s+of)? \s+ (?P<seasonal> \d{{4}} )\b
    | (?P<weekday> {"|".join(_WEEKDAYS)} )
    ) (?!\w)
    """,
    re.VERBOSE,
)
# At the beginning of a sentence these may be verbs.
_VERBS = frozenset({"March", "May"})


def days(text: str) -> Iterator[tuple[Span, str]]:
    """Yield where a sentence names a day, a month, a season or a weekday, and its one form."""
    for match in _DAY.finditer(text):
        if value := _value(text, match):
            yield Span(*match.span()), value


def _value(text: str, match: re.Match[str]) -> str:
    if match["iso"] or match["weekday"]:
        return match["iso"] or match["weekday"]
    if match["season"]:
        return f"{match['season'].lower().replace('fall', 'autumn')} {match['seasonal']}"
    name = match["month"] or match["named"]
    day, year = match["day"] or match["dayth"], match["year"] or match["inyear"] or match["ofyear"]
    if (
        not day
        and not year
        and (name not in MONTHS or (name in _VERBS and not text[: match.start()].strip()))
    ):
        return ""
    month = next(number for number, known in enumerate(MONTHS, start=1) if known.startswith(name[:3]))
    return f"{year or ''}-{month:02}-{int(day or 0):02}"
