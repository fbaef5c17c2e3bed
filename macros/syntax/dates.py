"""Dates as biblatex writes them: ISO 8601-2 (EDTF) days, ranges, and `year` with `month`."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from ..core.model import MONTHS, Dating, Day

_DAY = re.compile(
    r"""
    (?P<year>-?\d{4}) (?: - (?P<month>\d{2}) (?: - (?P<day>\d{2}) (?P<time>T.*)? )? )?
    (?P<doubt>[?~%])?   # uncertain, approximate, both
    """,
    re.VERBOSE,
)
# A time is checked and dropped: references show the day.
_TIME = re.compile(r"T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-]\d{2}:?\d{2})?[?~%]?")
# The last month of spring, summer, autumn and winter, to compare seasons with days.
_SEASONS = {21: 5, 22: 8, 23: 11, 24: 12}
_ORDERS = tuple(
    re.compile(pattern, re.VERBOSE | re.IGNORECASE)
    for pattern in (
        r"(?P<day>\d{1,2}) (?:st|nd|rd|th)? \.? \s+ (?P<name>[a-z]+) \.? ,? \s+ (?P<year>\d{4})",
        r"(?P<name>[a-z]+) \.? \s+ (?P<day>\d{1,2}) (?:st|nd|rd|th)? ,? \s+ (?P<year>\d{4})",
        r"(?P<iso>(?P<year>\d{4})) [-./] (?P<first>\d{1,2}) [-./] (?P<second>\d{1,2})",
        r"(?P<dotted>(?P<first>\d{1,2})) \. \s? (?P<second>\d{1,2}) \. \s? (?P<year>\d{4})",
        r"(?P<first>\d{1,2}) [-./] (?P<second>\d{1,2}) [-./] (?P<year>\d{4})",
    )
)
_OPEN = ("", "..")


# Many sources have the same date.
@lru_cache(maxsize=4096)
def parse_date(value: str) -> Dating | None:
    """Read `2024`, `2024-03`, `2024-03-05`, `2024-03/2024-05`, `2024/`; None for anything else."""
    first, slash, last = value.strip().partition("/")
    start, end = _day(first), _day(last)
    if not slash:
        return Dating(*start) if start and start[0] else None
    if start is None or end is None or not (start[0] or end[0]):
        return None
    if start[0] and end[0] and _first(start[0]) > _last(end[0]):
        return None
    return Dating(start[0], end[0], is_range=True, is_approximate=start[-1] or end[-1])


def parse_year_and_month(year: str, month: str) -> Dating | None:
    """Read the fields `year` and `month`; a month is a number, a name or its first three letters."""
    parsed = parse_date(year)
    if parsed is None or not month.strip():
        return parsed
    number = month_number(month)
    if parsed.is_range or parsed.start is None or not number:
        return None
    return Dating(Day(parsed.start.year, number), is_approximate=parsed.is_approximate)


def earliest(day: Day) -> int:
    """Return the first day that a date may mean, as a proleptic Gregorian ordinal; 0 before our era.

    For a season this is the first day of the year: in the southern hemisphere it begins in other months.
    """
    month = day.month if 1 <= day.month <= 12 else 1
    return date(day.year, month, day.day or 1).toordinal() if day.year > 0 else 0


def latest(day: Day) -> int:
    """Return the last day that a date may mean, as `earliest` does the first."""
    if day.day or day.year <= 0:
        return earliest(day)
    following = Day(day.year, day.month + 1) if 1 <= day.month < 12 else Day(day.year + 1)
    return earliest(following) - 1 if following.year < _LAST_YEAR else earliest(day)


_LAST_YEAR = 9999


def meant_day(value: str) -> str:
    """Return a day written in another order in ISO 8601; empty when it can mean no day, or two days."""
    match = next(filter(None, (pattern.fullmatch(value.strip()) for pattern in _ORDERS)), None)
    if match is None:
        return ""
    found, year = match.groupdict(), int(match["year"])
    if "name" in found:
        days = {(month_number(found["name"]), int(found["day"]))}
    else:
        first, second = int(found["first"]), int(found["second"])
        days = {(first, second), (second, first)}
        # After the year the month comes first, and with dots the day (CLDR), where there is such a day.
        if "iso" in found and exists(year, first, second):
            days = {(first, second)}
        elif "dotted" in found and exists(year, second, first):
            days = {(second, first)}
    known = [Day(year, month, day).iso for month, day in days if month and exists(year, month, day)]
    return known[0] if len(known) == 1 else ""


def _day(value: str) -> tuple[Day | None, None, bool, bool] | None:
    """Return the arguments of Dating for one day, or for an open end; None for anything else."""
    if value.strip() in _OPEN:
        return (None, None, False, False)
    match = _DAY.fullmatch(value.strip())
    if not match:
        return None
    time = match["time"]
    if time and not _TIME.fullmatch(time):
        return None
    parts = [int(match[name]) for name in ("year", "month", "day") if match[name] is not None]
    is_doubtful = bool(match["doubt"]) or bool(time and time[-1] in "?~%")
    return (Day(*parts), None, False, is_doubtful) if exists(*parts) else None


def exists(year: int, month: int = 1, day: int | None = None) -> bool:
    """Return whether there is such a year, month or season, or day."""
    if day is None:
        return 1 <= month <= 12 or month in _SEASONS
    try:
        date(max(year, 1), month, day)
    except ValueError:
        return False
    return True


def month_number(value: str) -> int:
    """Return the number of a month from its number, its name or its first letters; 0 for anything else."""
    word = value.strip().rstrip(".").lower()
    if word.isdecimal():
        return int(word) if 1 <= int(word) <= 12 else 0
    if len(word) < 3:
        return 0
    return next((number for number, name in enumerate(MONTHS, start=1) if name.lower().startswith(word)), 0)


def month_string(number: int) -> str:
    """Return the string that BibTeX has for a month, 1 to 12: `mar`."""
    return MONTHS[number - 1][:3].lower()


def _first(day: Day) -> tuple[int, int, int]:
    month = _SEASONS.get(day.month, day.month)
    return (day.year, month - 2 if day.month in _SEASONS else month, day.day)


def _last(day: Day) -> tuple[int, int, int]:
    return (day.year, _SEASONS.get(day.month, day.month) or 12, day.day or 31)
