"""The entries of a feed: pages by the day of their publication, or of their last change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from ...core.model import Correction, Day, Organization, Work
from ...render.words import words

LENGTH = 20
"""How many entries a feed has at most."""
# Characters that XML 1.0 cannot hold even escaped: controls, and halves of surrogate pairs.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A page in a feed."""

    work: Work
    published: Day
    modified: Day
    date: Day
    """`published` or `modified`, whichever the feed is sorted by."""
    summary: str
    """Plain text."""
    is_change: bool = False
    """Whether the entry tells a change of a page that readers may have seen before."""


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed says of itself."""

    title: str
    description: str
    publisher: Organization
    url: str
    """Where the feed itself is."""


def created(works: Iterable[Work]) -> tuple[FeedEntry, ...]:
    """Return pages by the day of their publication, the latest first."""
    return _latest(
        FeedEntry(work, published, modified, published, work.front_matter.description)
        for work, published, modified in _dated(works)
    )


def updated(works: Iterable[Work]) -> tuple[FeedEntry, ...]:
    """Return pages by the day of their last change, the latest first; the summary quotes corrections."""
    entries = list[FeedEntry]()
    for work, published, modified in _dated(works):
        told = " ".join(
            _sentence(item, work.language) for item in work.front_matter.corrections if item.date == modified
        )
        summary = told or work.front_matter.description
        is_change = bool(told) or modified != published
        entries.append(FeedEntry(work, published, modified, modified, summary, is_change))
    return _latest(entries)


def time(day: Day) -> datetime:
    """Return the first moment of a day in UTC, since feeds have no dates without a time."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def possible(text: str) -> str:
    """Replace the characters that no feed can hold; escapes in YAML can bring them into a page."""
    return _IMPOSSIBLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _dated(works: Iterable[Work]) -> Iterator[tuple[Work, Day, Day]]:
    """Yield works that have a title and a day, with the days of their publication and last change."""
    for work in works:
        published, modified = work.front_matter.published, work.front_matter.modified
        if work.front_matter.title and published and modified:
            yield work, published, modified


def _latest(entries: Iterable[FeedEntry]) -> tuple[FeedEntry, ...]:
    in_order = sorted(entries, key=lambda entry: entry.work.url)
    return tuple(sorted(in_order, key=lambda entry: entry.date.iso, reverse=True)[:LENGTH])


def _sentence(correction: Correction, language: str) -> str:
    told = words(language)
    kind, date = told(f"correction-{correction.kind}"), told.day(correction.date)
    return told("correction-in-feed", kind=kind, date=date, text=correction.text)
