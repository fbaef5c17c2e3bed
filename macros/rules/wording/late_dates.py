"""The rule on dates in prose that had not come when the page was checked."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from ...model import MONTHS, Page, Sentence
from ...text import Span
from ..found import Found, RuleContext
from ..judged_prose import blocks, in_sentence, is_judged, outside_quotations
from ..rule import ERROR, Rule

_MONTH = "|".join([*MONTHS, *(rf"{name[:3]}\.?" for name in MONTHS), r"Sept\.?"])
_DATE = re.compile(
    rf"""
      \b (?P<year>\d{{4}})-(?P<number>\d\d)-(?P<last>\d\d) \b
    | \b (?: (?P<day>\d{{1,2}}) (?:st|nd|rd|th)? \s )? (?P<month>{_MONTH}) \s
         (?: (?P<late>\d{{1,2}}) (?:st|nd|rd|th)? ,? \s )? (?P<of>\d{{4}}) \b
    | \b (?:in|since|during) \s (?P<alone>\d{{4}}) \b (?! \s+ \w+s\b )
    """,
    re.VERBOSE,
)
_YEAR = re.compile(r"\d{4}")
# Plans and deadlines lie ahead, and are said so.
_AHEAD = re.compile(
    r"\b(?:will|by|until|till|before|due|scheduled|expected|expires?|ends?|plans?|planned|would|next)\b"
    r"(?:\W+\w+){0,4}\W*$"
    r"|\b(?:covers?|covering|lasts?|runs?|valid)\b(?:\W+\w+){0,8}\W*$",
    re.IGNORECASE,
)


def _date_after_check(page: Page, _: RuleContext) -> Iterator[Found]:
    """Find dates in prose whose first day is after the day on which the page was checked."""
    if not page.matter.checked or not is_judged(page):
        return
    checked = max(day.iso for day in (page.matter.checked, page.matter.modified) if day)
    for sentence in _late(page, checked):
        for match in _ahead(sentence, checked):
            message = f'"{match[0]}" had not come when this page was checked, on {checked}'
            hint = 'mend the date, or "checked"; of a plan say "is due" or "until"'
            yield in_sentence(page, sentence, Span(*match.span()), message, hint)


def _late(page: Page, checked: str) -> Iterator[Sentence]:
    """Yield the sentences of the blocks that name the year of a day, or a later one."""
    years = {year for year in _YEAR.findall(page.manuscript.prose) if year >= checked[:4]}
    for block in blocks(page, _YEAR) if years else ():
        if any(year in years for year in _YEAR.findall(block.prose, block.span.start, block.span.end)):
            yield from block.sentences


def _ahead(sentence: Sentence, checked: str) -> Iterator[re.Match[str]]:
    for match in outside_quotations(sentence, _DATE.finditer(sentence.text)):
        if _first_day(match) > checked and not _AHEAD.search(sentence.text[: match.start()]):
            yield match


def _first_day(match: re.Match[str]) -> str:
    """Return the earliest day that a date can mean, as ISO has it; empty when there is no such day."""
    if match["alone"]:
        return f"{match['alone']}-01-01"
    year, month, day = match["year"], match["number"], match["last"]
    if match["month"]:
        names = [name[:3] for name in MONTHS]
        year, month = match["of"], names.index(match["month"][:3]) + 1
        day = match["day"] or match["late"] or 1
    exists = 1 <= int(month) <= 12 and 1 <= int(day) <= monthrange(int(year) or 1, int(month))[1]
    return f"{year}-{int(month):02}-{int(day):02}" if exists else ""


DATE_AFTER_CHECK = Rule(
    "date-after-check",
    ERROR,
    "A page tells of a time that had not come when its sources were checked.",
    "Nobody can have read of it by then, so that the date or the check is wrong.\n"
    'Found are days and months; plans are left alone where "by", "until", "due" or the like says so.',
    "checked: 2025-10-17\n---\nReports through December 2025 agree.",
    "checked: 2025-10-17\n---\nReports through September 2025 agree.",
    check_page=_date_after_check,
)
