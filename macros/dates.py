"""Dates as biblatex writes them: ISO 8601-2 (EDTF) days, ranges, and `year` with `month`."""

from __future__ import annotations

import re
from calendar import monthrange

from .model import Dating, Day

_DAY = re.compile(
    r"""
    (?P<year>-?\d{4}) (?: - (?P<month>\d{2}) (?: - (?P<day>\d{2}) )? )?
    (?: T \d{2}:\d{2} (?: :\d{2} )? (?: Z | [+-]\d{2}:?\d{2} )? )?   # a time is read and dropped
    (?P<doubt>[?~%])?                                                # uncertain, approximate, both
    """,
    re.VERBOSE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = range(21, 25)
_OPEN = ("", "..")


def parse_date(value: str) -> Dating | None:
    """Read `2024`, `2024-03`, `2024-03-05`, `2024-03/2024-05`, `2024/`; None when it is no date."""
    first, slash, last = value.strip().partition("/")
    start, end = _day(first), _day(last)
    if not slash:
        return Dating(*start) if start and start[0] else None
    if start is None or end is None or not (start[0] or end[0]):
        return None
    if start[0] and end[0] and _sortable(start[0]) > _sortable(end[0]):
        return None
    return Dating(start[0], end[0], is_range=True, is_approximate=start[-1] or end[-1])


def parse_year_and_month(year: str, month: str) -> Dating | None:
    """Read the older pair of fields; a month is a number, a name or its first three letters."""
    parsed = parse_date(year)
    if parsed is None or not month.strip():
        return parsed
    number = _month(month)
    if parsed.is_range or parsed.start is None or not number:
        return None
    return Dating(Day(parsed.start.year, number), is_approximate=parsed.is_approximate)


def _day(value: str) -> tuple[Day | None, None, bool, bool] | None:
    """Return Dating's arguments for one day, with None for an open end; None when it is no day."""
    if value.strip() in _OPEN:
        return (None, None, False, False)
    match = _DAY.fullmatch(value.strip())
    if not match:
        return None
    day = Day(int(match["year"]), int(match["month"] or 0), int(match["day"] or 0))
    return (day, None, False, bool(match["doubt"])) if _exists(day, match["month"]) else None


def _exists(day: Day, month: str | None) -> bool:
    if month is None:
        return True
    if day.month in _SEASONS:
        return not day.day
    if not 1 <= day.month <= 12:
        return False
    return day.day <= monthrange(max(day.year, 1), day.month)[1]


def _month(value: str) -> int:
    word = value.strip().rstrip(".").lower()
    if word.isdecimal():
        return int(word) if 1 <= int(word) <= 12 else 0
    return _MONTHS.index(word[:3]) + 1 if len(word) >= 3 and word[:3] in _MONTHS else 0


def _sortable(day: Day) -> tuple[int, int, int]:
    return (day.year, day.month, day.day)
