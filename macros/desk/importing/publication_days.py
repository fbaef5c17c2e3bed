"""Days of publication, as precise as they are stated; what cannot be one is none."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ...core.model import Day
from ...syntax.dates import earliest, exists, meant_day

_DAY = re.compile(
    r"(?P<year>\d{4})(?:(?P<mark>[-/.])(?P<month>\d{1,2})(?:(?P=mark)(?P<day>\d{1,2}))?)?(?:[T ].*)?",
    re.ASCII,
)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)", re.ASCII)
_WEEKDAY = re.compile(r"[A-Za-z]{3,9},\s+(?P<rest>.+?)(?:\s+\d\d:\d\d.*)?")
_OLDEST = 1500
_AHEAD = timedelta(days=400)
"""How far a printed issue is dated ahead, and not further."""
_UNSET = "1970-01-01"
"""The day 0 of computers, which a page states whose day nobody set."""


def stated_day(stated: str, today: date) -> str:
    """Return `2024-03-05`, `2024-03` or `2024` for a date as stated; empty when it says no day for sure.

    The day is the one that is written, whatever the time zone is.
    """
    typed = stated.strip()
    match = _DAY.fullmatch(typed) or _COMPACT.fullmatch(typed)
    if match:
        return of_parts([int(match[name]) for name in ("year", "month", "day") if match[name]], today)
    rest = _WEEKDAY.fullmatch(typed)
    found = meant_day(rest["rest"] if rest else typed)
    return of_parts([int(part) for part in found.split("-")], today) if found else ""


def of_parts(parts: list[int], today: date) -> str:
    """Return a day of its year, month and day; a day that does not exist, or cannot be, is empty."""
    if not 1 <= len(parts) <= 3 or not _OLDEST <= parts[0] <= 9999 or not exists(*parts):
        return ""
    if len(parts) > 1 and parts[1] > 12:
        return ""
    day = Day(*parts)
    if earliest(day) > (today + _AHEAD).toordinal() or day.iso == _UNSET:
        return ""
    return day.iso
