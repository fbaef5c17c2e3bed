"""The drawing of a timeline: a dot for each event in a table of years and months, for any span of time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ....core.model import Day
from ...words import Words
from ..escaping import attribute, fragment, text

_MOST_ROWS = 24
_MOST_DOTS = 12
"""A place with more events than these shows their number."""


class Event(NamedTuple):
    """An event, and the id of its entry."""

    day: Day
    anchor: str


class _Scale(NamedTuple):
    """What a row of the table is, and in how many columns it is divided: a year in months, and so on."""

    years: int
    columns: int

    def place(self, day: Day) -> tuple[int, int]:
        """Return the first year of the row of a day, and its column from 1 on; 0 for a year without month."""
        row = day.year - day.year % self.years
        if self.years == 1:
            return row, day.month
        return row, (day.year - row) * self.columns // self.years + 1

    def name(self, row: int, column: int, words: Words) -> str:
        """Return what readers call a place of the table; a row alone has the column 0."""
        if self.years == 1:
            return words.day(Day(row, column))
        step = self.years // self.columns if column else self.years
        first = row + max(column - 1, 0) * step
        said = words.day(Day(first))
        match step:
            case 1:
                return said
            case 10:
                return words("decade", start=said)
            case _:
                return words("from-to", start=said, end=words.day(Day(first + step - 1)))


_SCALES = (_Scale(1, 12), _Scale(10, 10), _Scale(100, 10))


def timeline(events: Sequence[Event], words: Words) -> str:
    """Return the table in which each dot is an event, of which there is one at least."""
    years = [event.day.year for event in events]
    scale = next((one for one in _SCALES if (max(years) - min(years)) // one.years < _MOST_ROWS), _SCALES[-1])
    placed = dict[tuple[int, int], list[Event]]()
    for event in sorted(events, key=lambda one: one.day.iso):
        placed.setdefault(scale.place(event.day), []).append(event)
    (first, _), (last, _) = min(placed), max(placed)
    rows = "".join(_row(row, placed, scale, words) for row in range(first, last + 1, scale.years))
    return (
        f'<table class="ib-dots"><caption>{text(words("each-dot"))}</caption>'
        f'<col style="inline-size: 2rem"><col span="{scale.columns}">'
        f"<thead><tr><td></td>{''.join(_heads(scale, words))}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _heads(scale: _Scale, words: Words) -> Iterator[str]:
    for column in range(1, scale.columns + 1):
        name, short = words.month(column) if scale.years == 1 else ("", f"+{column - 1}")
        short = short if scale.years < 100 else f"{short}0"
        named = f' aria-label="{attribute(name)}"' if name else ""
        yield f'<th scope="col"{named}>{text(short)}</th>'


def _row(row: int, placed: Mapping[tuple[int, int], Sequence[Event]], scale: _Scale, words: Words) -> str:
    marks = [
        _dots(placed.get((row, column), ()), scale.name(row, column, words), words)
        for column in range(scale.columns + 1)
    ]
    cells = "".join(f"<td>{mark}</td>" for mark in marks[1:])
    return f'<tr><th scope="row">{text(scale.name(row, 0, words))}{marks[0]}</th>{cells}</tr>'


def _dots(events: Sequence[Event], name: str, words: Words) -> str:
    """Return the dots of a place, which lead to the first of its events."""
    if not events:
        return ""
    count = len(events)
    shown = "●" * count if count <= _MOST_DOTS else words.number(count)
    said = words("events-of", count=count, date=name)
    target = fragment(events[0].anchor)
    return f'<a class="ib-dot" href="{target}" aria-label="{attribute(said)}">{text(shown)}</a>'
