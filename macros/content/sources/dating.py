"""The dates of an entry: read as they are meant, shown as typed where they say more, or reported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ...core.findings import Fault
from ...core.model import MONTHS, Dating, Day
from ...core.patterns import later
from ...syntax import months
from ...syntax.dates import meant_day, month_number, parse_date, parse_year_and_month
from ...syntax.latex import decode
from ...syntax.loose_dates import literal, loose_date, unspecified, years
from .inheritance import Fields

_WORD = re.compile(r"[^\W\d_]|[\[(]")
_ISO_SHAPE = re.compile(r"-?\d{4}-\d{2}(?:-\d{2})?(?:[/T].*)?|\d{4}\s*[-–—/]+\s*\d{4}(?:-.*)?")
# A year of two digits, an issue of a year, a day in an order that nobody knows: `98`, `2006/1`, `28.02.18`.
_NUMBERS = later(r"(?:\d{1,4}(?!\d)|[\s.,;/'’()\[\]?–—-])*\d{1,4}(?:[\s.,;/'’()\[\]?–—-])*")
_TIE = re.compile(r"(?<!\\)~")


def dated(fields: Fields, language: str) -> Dating | None:
    """Return the date of an entry, from `date` or from the older `year` and `month`."""
    if (typed := fields.raw("date")) and (written := day(typed, language)):
        return written
    year, month = fields.raw("year"), fields.raw("month")
    if read := parse_year_and_month(year, month):
        return _on_days(read, fields.raw("day")) if month else read
    return _of_year(year, _text(month), language) if year else None


@lru_cache(maxsize=4096)
def day(value: str, language: str = "") -> Dating | None:
    """Return the date in a field of the form of a date."""
    if read := parse_date(value) or unspecified(value):
        return read
    text = _text(value)
    if _ISO_SHAPE.fullmatch(text):
        return parse_date(text) or years(text) or literal(text)
    return loose_date(text, language)


def faults(name: str, value: str) -> Iterator[Fault]:
    """Find what programs cannot read in a field of the form of a date; the faults have no place."""
    if parse_date(value) or unspecified(value):
        return
    read = day(value)
    shown = read.literal if read else ""
    has_digits = re.search(r"\d", shown)
    hint = f'write it as far as it is known, such as "{name} = {{2024-03-05}}", 2024-03 or 2024'
    if read is None or _is_unreadable(read) or (shown and not has_digits and name != "date"):
        if meant := meant_day(value):
            hint = f'write "{name} = {{{meant}}}"'
        yield Fault(f'"{value}" is not a date', hint, rule="invalid-date")
    elif not shown:
        hint = f'write "{name} = {{{read.edtf}}}"'
        yield Fault(f'"{value}" is not a date that programs read', hint, rule="loose-date")
    else:
        if read.start and _WORD.search(shown):
            hint = f'write "{name} = {{{read.start.iso}}}", and what else is known in a "note"'
        elif not has_digits:
            hint = 'write what is known, such as "pubstate = {forthcoming}", and leave the date out'
        yield Fault(f'"{shown}" is not a date, and is shown as typed', hint, rule="loose-date")


def faults_of_year(fields: Fields) -> Iterator[Fault]:
    """Find a `year` or a `month` that nobody can read, unless the entry has a `date`."""
    year, month = fields.raw("year"), fields.raw("month")
    if not year or fields.raw("date") or parse_year_and_month(year, month):
        return
    # The places of fields are found for few entries.
    field = fields.entry.field("year") or fields.entry.field("month")
    if field is None:
        return
    read, typed = day(year), _text(month)
    first = read.start if read else None
    is_month = not (typed and first) or months.dated(first, typed, fields.language)
    if read is None or _is_unreadable(read) or not (is_month or _WORD.search(typed)):
        hint = 'write it such as "date = {2024-03}"'
        yield Fault("the year and the month are not a date", hint, field.value.span, "invalid-date")
    elif not read.start and re.search(r"\d", read.literal):
        message = f'"{read.literal}" is not a year, and is shown as typed'
        hint = 'write the year in four digits, such as "year = {1998}"'
        yield Fault(message, hint, field.value.span, "loose-date")
    elif not is_month and read.start and (own := fields.entry.field("month")):
        hint = 'write it such as "month = {3}", or a whole date such as "date = {2024-03}"'
        yield Fault(f'"{typed}" is not a month, and is shown as typed', hint, own.value.span, "loose-date")


def _on_days(read: Dating, typed: str) -> Dating:
    """Return a month with the field `day`, which reference managers write: `28`, `21--23`."""
    if not typed or not read.start or not read.start.month:
        return read
    exact = months.dated(Day(read.start.year), f"{MONTHS[read.start.month - 1]} {_text(typed)}")
    return exact._replace(is_approximate=read.is_approximate) if exact else read


def _of_year(year: str, month: str, language: str) -> Dating | None:
    read = day(year, language)
    if read is None or not month:
        return read
    if read.start and not read.is_range and not read.literal:
        if exact := months.dated(read.start, month, language):
            return exact._replace(is_approximate=read.is_approximate)
        if not _WORD.search(month):
            return read
    # Years of which the first digits are known are in words that have no place for a month.
    typed = _text(year) if read.is_decade else read.literal or _text(year)
    number = month_number(month)
    named = MONTHS[number - 1] if number else month
    return read._replace(literal=f"{named} {typed}", is_decade=False, month=number)


def _is_unreadable(read: Dating) -> bool:
    """Return whether readers understand nothing of a text: no word, and no numbers as dates have them."""
    text = read.literal
    is_no_day = bool(_ISO_SHAPE.fullmatch(text))
    return bool(text and not _WORD.search(text) and (is_no_day or not _NUMBERS().fullmatch(text)))


def _text(value: str) -> str:
    """Return a value as readers see it; a tie of LaTeX is a space."""
    return " ".join(decode(_TIE.sub(" ", value)).split())
