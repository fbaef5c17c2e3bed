"""Dates as people write them: `c. 1850`, `44 BC`, `2009–2016`, `15 novembre 2021`, `1984 (1949)`, `in press`.

Readers see what was typed where no day, month or year says the same.
"""

from __future__ import annotations

import re

from ..core.model import Dating, Day
from ..core.patterns import later
from . import months
from .dates import exists, meant_day, parse_date

_UNSPECIFIED = later(
    r"(?P<year>(?=[\dXxUu]{4}(?![\dXxUu]))\d{1,4}[XxUu]{0,3})"
    r"(?:-(?P<month>\d{2}|[XxUu]{2})(?:-(?:\d{2}|[XxUu]{2}))?)?(?P<doubt>[?~%]*)"
)
_IS_UNSPECIFIED = re.compile(r"\d[XxUu]|[-/][XxUu]|[?~%]{2}")
_UNKNOWN = re.compile(r"[XxUu]")
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_PLAIN_YEAR = re.compile(r"-?\d{3,4}|-\d{1,2}")
_ABOUT = re.compile(
    r"(?:circa|ca\.?|c\.|about|approx(?:imately|\.)?|around|um|vers|~|≈)\s*(?=\d|A\.?D)|\?(?=\d)",
    re.IGNORECASE,
)
_ERA = re.compile(
    r"""
    (?: (?P<ad>(?:AD|A\.D\.|CE)\s*) (?=\d) )?
    (?P<year>\d{1,4}) \s*
    (?P<bc> B\.?\s?C\.?(?:\s?E\.?)? | v\.?\s?(?:Chr|u\.\s?Z)\.? | av\.?\s?J\.?-?C\.? | a\.\s?C\. )?
    (?P<ce> A\.?\s?D\.? | C\.?\s?E\.? | n\.?\s?Chr\.? )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_YEARS = re.compile(r"(?P<first>\d{4})\s*[-–—/]+\s*(?P<last>\d{4}|\d{1,2})?")
_ENDS = " \t\n.,;"


def loose_date(value: str, language: str = "") -> Dating | None:
    """Read a date in words; the text itself is its `literal` where it says more than its days."""
    text = value.strip(_ENDS)
    about = _ABOUT.match(text)
    exact = _exact(text[about.end() :] if about else text, language)
    return exact._replace(is_approximate=True) if exact and about else exact or literal(value)


def unspecified(value: str) -> Dating | None:
    """Read a date of EDTF with unknown digits: `199X`, `19XX`, `2014-XX`, `199u`; None for anything else."""
    if not _IS_UNSPECIFIED.search(value):
        return None
    first, slash, last = value.strip().partition("/")
    start = _unspecified(first)
    if not slash or start is None:
        return start
    end = _unspecified(last)
    if end is None or not (start.start and end.start) or end.start.year < start.start.year:
        return None
    words = (f"{start.literal or start.year} to {end.literal or end.year}").replace("about ", "")
    is_doubtful = start.is_approximate or end.is_approximate
    return Dating(start.start, end.end or end.start, True, is_doubtful, words)  # noqa: FBT003


def literal(value: str) -> Dating | None:
    """Return a text as readers see it, with the first year that it names."""
    if not re.search(r"\w", value):
        return None
    year = _YEAR.search(value)
    return Dating(Day(int(year[0])) if year else None, is_approximate="?" in value, literal=value.strip())


def years(text: str) -> Dating | None:
    """Read a span of years: `2009–2016`, `1998-99`, `2009-`; None for anything else."""
    match = _YEARS.fullmatch(text)
    if not match:
        return None
    first, last = int(match["first"]), match["last"]
    if not last:
        return Dating(Day(first), is_range=True)
    end = int(match["first"][: 4 - len(last)] + last)
    return Dating(Day(first), Day(end), is_range=True) if end > first else None


def _exact(text: str, language: str) -> Dating | None:
    """Read a date that days, months and years say in full."""
    if day := meant_day(text):
        return parse_date(day)
    if _PLAIN_YEAR.fullmatch(text):
        return Dating(Day(int(text)))
    return _of_era(text) or years(text) or _in_words(text, language)


def _of_era(text: str) -> Dating | None:
    match = _ERA.fullmatch(text)
    if not match or not (match["bc"] or match["ad"] or match["ce"]):
        return None
    year = int(match["year"])
    return Dating(Day(1 - year if match["bc"] else year))


def _in_words(text: str, language: str) -> Dating | None:
    """Read a year with the name of a month, and perhaps a day: `Juillet 2013`, `le 15 Mai 2006`."""
    years = _YEAR.findall(text)
    if len(years) != 1:
        return None
    rest = _YEAR.sub(" ", text, count=1).strip(_ENDS).removeprefix("le ")
    return months.dated(Day(int(years[0])), rest, language) if re.search(r"[^\W\d]", rest) else None


def _unspecified(value: str) -> Dating | None:
    match = _UNSPECIFIED().fullmatch(value.strip())
    if not match or not _IS_UNSPECIFIED.search(value):
        return parse_date(value)
    year, month = match["year"], match["month"]
    low, high = int(_UNKNOWN.sub("0", year)), int(_UNKNOWN.sub("9", year))
    known = int(month) if month and month.isdecimal() else 0
    if known and not exists(low, known):
        return None
    is_doubtful = bool(match["doubt"])
    if low == high:
        return Dating(Day(low, known), is_approximate=is_doubtful)
    words = f"{low}s" if high - low < 10 else f"between {low} and {high}"
    if known:
        words = Day(low, known).words.replace(str(low), year)
    literal = f"about {words}" if is_doubtful else words
    return Dating(
        Day(low),
        Day(high),
        is_range=True,
        is_approximate=is_doubtful,
        literal=literal,
        is_decade=not known,
        month=known,
    )
