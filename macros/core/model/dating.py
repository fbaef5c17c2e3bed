"""Dates: a day as far as it is known, and when something was published."""

from __future__ import annotations

import re
from typing import NamedTuple

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
"""The seasons by their numbers in place of a month (EDTF level 1)."""


ANCHOR = "on-"
"""What the anchor of an event begins with: `#on-2023-10-07`."""
# A word behind the date tells events of one day apart.
_ANCHOR = re.compile(
    rf"{ANCHOR}(?P<year>\d{{4}})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?)?(?:-[^\W\d][\w-]*)?"
)


class Day(NamedTuple):
    """A date as precise as it is known: year, year and month, or the day."""

    year: int
    month: int = 0
    """1 to 12, 21 to 24 for spring to winter (EDTF level 1), 0 when not known."""
    day: int = 0

    @property
    def of_month(self) -> Day:
        """The same date without its day."""
        return self._replace(day=0)

    @property
    def words(self) -> str:
        """The date as people write it: `2024`, `spring 2024`, `5 March 2024`."""
        month = SEASONS.get(self.month) or ("", *MONTHS)[self.month]
        # ISO 8601 has a year 0; people do not.
        year = str(self.year) if self.year > 0 else f"{1 - self.year} BC"
        return " ".join(filter(None, (str(self.day or ""), month, year)))

    @property
    def iso(self) -> str:
        """The date in ISO 8601, as far as it is known: `2024`, `2024-03`, `2024-03-05`."""
        year = f"{'-' * (self.year < 0)}{abs(self.year):04}"
        if not 1 <= self.month <= 12:
            return year
        return f"{year}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")

    @property
    def edtf(self) -> str:
        """The date in ISO 8601-2, which has seasons: `2024-21`."""
        return f"{self.iso}-{self.month}" if self.month > 12 else self.iso


class Dating(NamedTuple):
    """When something was published: a day, or a range that may be open at one end."""

    start: Day | None
    end: Day | None = None
    is_range: bool = False
    is_approximate: bool = False
    literal: str = ""
    """What readers see in place of the days, which say less or more: `1990s`, `in press`, `1984 (1949)`."""
    is_decade: bool = False
    """Whether the literal says only what the days say: years of which the first digits are known."""
    month: int = 0
    """The month that the literal names in English, before a year that is no number, such as `199X`."""

    @property
    def year(self) -> str:
        """The first year as people write it, such as `44 BC` or `1990s`, or else the literal."""
        first = self.start or self.end
        if self.literal and (self.is_range or not first):
            return self.literal
        return Day(first.year).words if first else ""

    @property
    def typed_year(self) -> str:
        """The literal without the month that it names: `199X`, `20th century`."""
        return self.literal.rpartition(f"{MONTHS[self.month - 1]} ")[2] if self.month else ""

    @property
    def edtf(self) -> str:
        """The days in ISO 8601-2, which says less than `literal`: `2024-03-05`, `2024/..`, `2024-21~`."""
        doubt = "~" if self.is_approximate else ""
        days = (self.start, self.end) if self.is_range else (self.start,)
        return "/".join(f"{day.edtf}{doubt}" if day else ".." for day in days)


def event_day(anchor: str) -> Day | None:
    """Return the date in an anchor, as precise as it is there; None where the anchor has another form."""
    match = _ANCHOR.fullmatch(anchor)
    return Day(*(int(part) for part in match.groups(default="0"))) if match else None
