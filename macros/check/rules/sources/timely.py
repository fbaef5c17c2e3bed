"""Rules on dates that cannot be: days to come, and a source that was read before it was published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....core.model import Day, Source
from ....core.text import Span, Text
from ....syntax.dates import earliest, latest
from ..found import AllPages, Found, RuleContext
from ..rule import ERROR, EXPLAINERS, WARNING, site_rule
from .lasting import used

_LATER = re.compile(r"^@", re.MULTILINE)


@site_rule("future-date", ERROR, EXPLAINERS)
def future_date(pages: AllPages, context: RuleContext) -> Iterator[Found]:
    """A page was checked, updated or corrected, or a source read or archived, on a day that is to come.

    Such a date is a typing error, and readers judge by it how far they can rely on a page.
    `SOURCE_DATE_EPOCH` or the last commit says what day it is, so that a build of it is the same whenever it
    is made; where files are not committed yet, it is today.
    One more day is allowed, for the time zones.
    Without git and `SOURCE_DATE_EPOCH` nothing is found.
    The days on which a page or a source is published may be to come.

    Wrong:
        checked: 2062-03-05

    Right:
        checked: 2026-03-05
    """
    dated = [*_of_pages(pages), *_of_sources(pages, context)]
    most = max((earliest(day) for *_, day in dated), default=0)
    limit = pages.limit(most) if most else 0
    for holder, name, day in dated if limit else ():
        if earliest(day) > limit:
            message = f'"{name}" is in the future: {day.words}'
            place = _in_entry(holder, name) if isinstance(holder, Source) else _in_page(holder, name, day)
            yield Found(_text(holder), place, message, "fix the date: it says what has been done")


@site_rule("urldate-before-date", WARNING, EXPLAINERS, needs="pages")
def urldate_before_date(pages: AllPages, context: RuleContext) -> Iterator[Found]:
    """A source was read, by its `urldate`, before it was published, by its `date`.

    One of the two is wrong, or the page has changed since: then read it again.
    Months and years count as a whole, and one day is allowed, for the time zones.
    Approximate dates, and sources with a `pubstate`, are not checked.

    Wrong:
        date = {2024-03-05},
        urldate = {2023-03-06},

    Right:
        date = {2024-03-05},
        urldate = {2024-03-06},
    """
    for source in used(pages, context):
        first = source.date.start if source.date and not source.date.is_approximate else None
        read = source.accessed.start if source.accessed else None
        if first and read and "pubstate" not in dict(source.fields) and latest(read) + 1 < earliest(first):
            message = f'"{source.key}" was read on {read.words}, and is dated {first.words}'
            hint = "fix one of the two, or read it again and write that day as urldate"
            yield Found(source.text, _in_entry(source, "urldate"), message, hint)


Dated = tuple[Text | Source, str, Day]
"""What has a date, the name of its field, and the date."""


def _of_pages(pages: AllPages) -> Iterator[Dated]:
    """Yield the days on which something was done to pages."""
    for page in pages.profiles:
        front, text = page.front_matter, pages.texts[page.path]
        days = [("checked", front.checked), ("updated", front.updated)]
        days += [("date", correction.date) for correction in front.corrections]
        yield from ((text, name, day) for name, day in days if day)


def _of_sources(pages: AllPages, context: RuleContext) -> Iterator[Dated]:
    """Yield the days on which sources were read and archived."""
    for source in used(pages, context):
        for name, dating in (("urldate", source.accessed), ("archivedate", source.archived)):
            if dating and dating.start:
                yield source, name, dating.start


def _text(holder: Text | Source) -> Text:
    return holder.text if isinstance(holder, Source) else holder


def _in_page(text: Text, name: str, day: Day) -> Span:
    """Return the place of a day in the front matter of a page."""
    found = re.compile(rf"\b{name}[\"']?[ \t]*:[ \t]*(?P<day>{day.iso})").search(text.content)
    return Span(*found.span("day")) if found else Span(0, 1)


def _in_entry(source: Source, name: str) -> Span:
    """Return the place of the value of a field; that of the key where the source inherits the field."""
    content, start = source.text.content, source.span.end
    following = _LATER.search(content, start)
    field = re.compile(rf"(?i:\b{name})\s*=\s*[{{\"]?(?P<value>[^}}\",\n]+)")
    found = field.search(content, start, following.start() if following else len(content))
    return Span(*found.span("value")) if found else source.span
