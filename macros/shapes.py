"""Shapes of YAML values: checks for texts, dates, addresses and lists, to build a schema of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from .addresses import WEB
from .dates import meant_day, parse_date
from .located_yaml import Item
from .model import Day
from .text import Span
from .topics import identity

# Of the category Cc, but for white space.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
Fault = tuple[Span, str, str]
"""A place, the fact, and what to type."""
Check = Callable[[str, Item], Iterator[Fault]]
"""Takes the name of a field and its value."""


def is_empty(item: Item) -> bool:
    """Say whether a field is there without a value."""
    value = item.value
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


def folded(item: Item | None) -> str:
    """Return a text in one line; empty when there is none, or one that is found to be odd."""
    if item is None or not isinstance(item.value, str) or _control_character(item.value):
        return ""
    return " ".join(item.value.split())


def _control_character(value: str) -> str:
    match = _CONTROL.search(value)
    return match[0] if match else ""


def text(name: str, item: Item) -> Iterator[Fault]:
    """Find what is no text, or an empty one."""
    yield from _words(f'"{name}"', f'write "{name}: …"', item)


def _words(subject: str, example: str, item: Item) -> Iterator[Fault]:
    if isinstance(item.value, (list, dict)):
        yield item.span, f"{subject} is not a text", f'{example}, in quotation marks if it holds ": "'
    elif is_empty(item):
        yield item.span, f"{subject} is empty", f"{example}, or delete it"
    elif not isinstance(item.value, str):
        hint = "put it into quotation marks: YAML takes it for a number, a date, or true or false"
        yield item.span, f"{subject} is not a text", hint
    elif odd := _control_character(item.value):
        yield item.span, f"{subject} holds the control character U+{ord(odd):04X}", "type the text anew"


@dataclass(frozen=True, slots=True)
class OneOf:
    """Finds what is no text that is one of a few."""

    noun: str
    names: tuple[str, ...]
    remark: str = ""

    def __call__(self, name: str, item: Item) -> Iterator[Fault]:
        """Check one value."""
        hint = f"write one of: {', '.join(self.names)}{self.remark}"
        faults = tuple(text(name, item))
        yield from ((span, message, hint) for span, message, _ in faults)
        if not faults and item.value not in self.names:
            yield item.span, f'"{item.value}" is no {self.noun}', hint


@dataclass(frozen=True, slots=True)
class OrEmpty:
    """Finds what another check finds, but for a field without a value, which the theme takes for none."""

    check: Check

    def __call__(self, name: str, item: Item) -> Iterator[Fault]:
        """Check one value."""
        if not is_empty(item):
            yield from self.check(name, item)


def is_day(item: Item) -> bool:
    """Say whether a value is a date, and no time of that day."""
    return isinstance(item.value, date) and not isinstance(item.value, datetime)


def as_day(item: Item | None) -> Day | None:
    """Return a day of the calendar; None where there is none."""
    value = item.value if item and is_day(item) else None
    return Day(value.year, value.month, value.day) if isinstance(value, date) else None


def day(name: str, item: Item) -> Iterator[Fault]:
    """Find what is no day of the calendar."""
    if is_day(item):
        return
    meant = meant_day(str(item.value))
    hint = f'write year, month and day, such as "{name}: 2024-03-05"'
    if meant and meant != item.value:
        hint = f'write "{name}: {meant}"'
    elif isinstance(item.value, str) and _DAY.fullmatch(item.value):
        # biblatex has a year 0, and Python's calendar does not.
        exists = parse_date(item.value) is not None and item.value >= "0001"
        hint = "take the quotation marks away" if exists else "write a day that the calendar has"
    yield item.span, f'"{name}" is not a date', hint


def any_date(name: str, item: Item) -> Iterator[Fault]:
    """Find what is no year, month or day."""
    dating = parse_date(str(item.value))
    if dating is None or dating.is_range:
        hint = f'write it as far as it is known, such as "{name}: 2024", "2024-03" or "2024-03-05"'
        meant = meant_day(str(item.value))
        yield item.span, f'"{name}" is not a date', f'write "{name}: {meant}"' if meant else hint


def true_or_false(name: str, item: Item) -> Iterator[Fault]:
    """Find what is neither true nor false."""
    if not isinstance(item.value, bool):
        yield item.span, f'"{name}" is not true or false', f'write "{name}: true"'


def address(name: str, item: Item) -> Iterator[Fault]:
    """Find what is no address of the web."""
    if not isinstance(item.value, str) or not WEB.fullmatch(item.value):
        yield item.span, f'"{name}" is not a web address', f'write "{name}: https://…"'


def texts(name: str, item: Item) -> Iterator[Fault]:
    """Find what is no list of texts."""
    yield from _list(name, f'write "{name}: [first, second]"', item)


def _list(name: str, example: str, item: Item) -> Iterator[Fault]:
    if not isinstance(item.value, list):
        yield item.span, f'"{name}" is not a list', example
    for child in item.items:
        yield from _words(f'an item of "{name}"', example, child)


def different_keys(name: str, item: Item) -> Iterator[Fault]:
    """Find what is no list of keys, or has one of them twice."""
    yield from _list(name, f'write "{name}: [key]", with the key of each', item)
    seen = set[str]()
    for child in item.items:
        if isinstance(child.value, str):
            if child.value in seen:
                yield child.span, f'"{child.value}" is listed twice', "delete one of the two"
            seen.add(child.value)


def different_texts(name: str, item: Item) -> Iterator[Fault]:
    """Find what is no list of texts, or has one of them twice, with whatever case and spaces."""
    yield from texts(name, item)
    seen = dict[str, object]()
    for child in item.items:
        if (words := identity(folded(child))) in seen:
            is_same = child.value == seen[words]
            message = f'"{child.value}" is ' + ("listed twice" if is_same else f'"{seen[words]}" again')
            yield child.span, message, "delete one of the two"
        elif words:
            seen[words] = child.value


@dataclass(frozen=True, slots=True)
class ListOf:
    """Finds what is no list, and what another check finds in one."""

    check: Check
    example: str

    def __call__(self, name: str, item: Item) -> Iterator[Fault]:
        """Check one value."""
        if not isinstance(item.value, list):
            yield item.span, f'"{name}" is not a list', f'write "{name}: {self.example}"'
        for child in item.items:
            yield from self.check(name, child)


def whole_number(name: str, item: Item) -> Iterator[Fault]:
    """Find what is no whole number from 0 on."""
    if isinstance(item.value, bool) or not isinstance(item.value, int) or item.value < 0:
        yield item.span, f'"{name}" is not a whole number', f'write "{name}: 5000"'
