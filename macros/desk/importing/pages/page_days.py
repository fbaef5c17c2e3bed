"""The day on which a page says it was published, unless it says two."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations

from ..proposals import Proposed, text
from ..publication_days import stated_day
from .page_marks import Marks

_DAYS = (
    ("citation_publication_date", "citation_date", "citation_online_date"),
    ("ld:date",),
    ("article:published_time", "og:article:published_time", "book:release_date"),
    ("dc.date.issued", "dcterms.issued", "prism.publicationdate"),
    ("datepublished", "<time>"),
)
"""The marks of the day of publication, the first before all others; a printed issue may be the later one."""
_VAGUE = ("dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date")
"""The marks that may as well be of a change."""


def of_marks(marks: Marks, origin: Callable[[str], str], today: date, notes: list[str]) -> Iterator[Proposed]:
    """Yield the day; what keeps it from being one is added to the notes."""
    stated = list(_stated(marks, today))
    if not stated:
        mark, day = next(_of(_VAGUE, marks, today), ("", ""))
        yield from text("date", day, origin(mark), is_guessed=True)
        return
    apart = max((_apart(one, other) for (_, one), (_, other) in combinations(stated, 2)), default=0)
    if apart > 1:
        said = ", ".join(dict.fromkeys(f"{day} ({origin(mark)})" for mark, day in stated))
        notes.append(f"the page states several days of publication: {said}; type --date")
        return
    mark, day = stated[0]
    # The same hour is on two days, in two time zones.
    yield from text("date", day, origin(mark), is_guessed=apart == 1)


def _stated(marks: Marks, today: date) -> Iterator[tuple[str, str]]:
    for group in _DAYS:
        found = list(_of(group, marks, today))
        yield from (one for one in found if one[0] == found[0][0])


def _of(group: tuple[str, ...], marks: Marks, today: date) -> Iterator[tuple[str, str]]:
    for mark in group:
        for value in marks.get(mark, ()):
            if day := stated_day(value, today):
                yield mark, day


def _apart(one: str, other: str) -> int:
    """Return how many days are between two days; a month and a day in it are none apart."""
    if one.startswith(other) or other.startswith(one):
        return 0
    if len(one) == len(other) == len("2024-03-05"):
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    return 2
