"""Validators of single values: texts, dates, addresses, numbers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from ...core.findings import Fault
from ...syntax import languages
from ...syntax.addresses import WEB
from ...syntax.dates import meant_day, parse_date
from ...syntax.located_yaml import Item
from . import patterns
from .base import Described, Schema, described, pattern
from .readers import (
    as_dating,
    as_day,
    control_character,
    folded,
    is_day,
    is_empty,
    is_true,
    language_tag,
    number,
    number_as_typed,
    typed,
    web_address,
)

TEXT = pattern(patterns.TEXT, "write a text here, or delete the field")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEARS: tuple[Schema, ...] = (
    {"type": "integer", "minimum": 1000, "maximum": 9999},
    {"type": "integer", "minimum": -9999, "maximum": -1000},
)


@described(TEXT, folded)
def text(name: str, item: Item) -> Iterator[Fault]:
    """Report a value that is not a text, and an empty text."""
    yield from words(f'"{name}"', f'write "{name}: …"', item)


def words(subject: str, example: str, item: Item) -> Iterator[Fault]:
    """Report a value that is not a text, and an empty text; `subject` is what messages call it."""
    if isinstance(item.value, (list, dict)):
        hint = f'{example}, in quotation marks if it holds ": "'
        yield Fault(f"{subject} is not a text", hint, item.span)
    elif is_empty(item):
        yield Fault(f"{subject} is empty", f"{example}, or delete it", item.span)
    elif not isinstance(item.value, str):
        hint = "put it into quotation marks: YAML takes it for a number, a date, or true or false"
        yield Fault(f"{subject} is not a text", hint, item.span)
    elif odd := control_character(item.value):
        message = f"{subject} holds the control character U+{ord(odd):04X}"
        yield Fault(message, "type the text again", item.span)


class OneOf(NamedTuple):
    """A validator of texts that are one of a few names."""

    noun: str
    names: Collection[str]
    remark: str = ""

    def __call__(self, name: str, item: Item) -> Iterator[Fault]:
        """Find the fault of one value."""
        faults = [fault.message for fault in text(name, item)]
        if not faults and item.value not in self.names:
            faults = [f'"{item.value}" is not a {self.noun}']
        hint = f"write one of: {', '.join(self.names)}{self.remark}"
        yield from (Fault(message, hint, item.span) for message in faults)

    @property
    def schema(self) -> Schema:
        """The schema of one of the names."""
        return {"enum": list(self.names)}

    def read(self, item: Item | None) -> str:
        """Return the name; empty for anything else."""
        name = folded(item)
        return name if name in self.names else ""


def _formed(expression: str, message: str) -> Described:
    """Make a validator of texts that match; the message says what to write."""
    matches = re.compile(expression).match

    @described(pattern(expression, message))
    def find(name: str, item: Item) -> Iterator[Fault]:
        faults = tuple(text(name, item))
        if not faults and not matches(str(item.value)):
            faults = (Fault(f'"{name}" cannot be "{item.value}"', message, item.span),)
        yield from faults

    return find


mark = _formed(patterns.NAME, "write one word of letters, digits and hyphens")
"""Reports a value that is not the name of a mark."""
path = _formed(patterns.PATH, "write its path with slashes, such as material/book, without .. in it")
"""Reports a value that is not a path below a folder."""


@described(pattern(patterns.DAY, "write a day of the calendar: 2024-03-05"), as_day)
def day(name: str, item: Item) -> Iterator[Fault]:
    """Report a value that is not a day of the calendar."""
    if is_day(item):
        return
    meant = meant_day(str(item.value))
    hint = f'write year, month and day, such as "{name}: 2024-03-05"'
    if meant and meant != item.value:
        hint = f'write "{name}: {meant}"'
    elif isinstance(item.value, str) and _DAY.fullmatch(item.value):
        # biblatex knows a year 0, but Python's calendar does not.
        exists = parse_date(item.value) is not None and item.value >= "0001"
        hint = "remove the quotation marks" if exists else "write a day that the calendar has"
    yield Fault(f'"{name}" is not a date', hint, item.span)


@described({"anyOf": [pattern(patterns.ANY_DATE, "write 2024, 2024-03 or 2024-03-05"), *_YEARS]}, typed)
def any_date(name: str, item: Item) -> Iterator[Fault]:
    """Report a value that is not a year, a month or a day."""
    dating = parse_date(str(item.value))
    if dating is None or dating.is_range:
        hint = f'write it as far as it is known, such as "{name}: 2024", "2024-03" or "2024-03-05"'
        meant = meant_day(str(item.value))
        yield Fault(f'"{name}" is not a date', f'write "{name}: {meant}"' if meant else hint, item.span)


@described({"anyOf": [pattern(patterns.ANY_TIME, "write 2024, 2024-03-05 or 2023/2024"), *_YEARS]}, as_dating)
def any_time(name: str, item: Item) -> Iterator[Fault]:
    """Report a value that is neither a date nor a span of time."""
    if as_dating(item) is None:
        hint = f'write it as far as it is known, such as "{name}: 2024", "2024-03-05" or "2023/2024"'
        meant = meant_day(str(item.value))
        yield Fault(f'"{name}" is not a date', f'write "{name}: {meant}"' if meant else hint, item.span)


@described({"anyOf": [TEXT, {"type": "number"}]}, number_as_typed)
def number_or_text(name: str, item: Item) -> Iterator[Fault]:
    """Report a value that is neither a number nor a text, and a number that YAML reads as another one."""
    if isinstance(item.value, bool) or not isinstance(item.value, int | float):
        yield from text(name, item)
    elif not number_as_typed(item):
        message = f'YAML reads this "{name}" as {item.value}'
        yield Fault(message, "put it into quotation marks, as readers are to see it", item.span)


@described(pattern(patterns.LANGUAGE, "write the tag of a language: de, pt-BR, zh-Hant"), language_tag)
def language(name: str, item: Item) -> Iterator[Fault]:
    """Report a value that is not the tag of a language."""
    if language_tag(item):
        return
    # YAML takes the code of Norwegian for false.
    meant = "'no'" if item.value is False else languages.language_tag(str(item.value))
    hint = f'write "{name}: {meant}"' if meant else f'write its code, such as "{name}: de"'
    yield Fault(f'"{name}" is not the code of a language', hint, item.span)


@described({"type": "boolean"}, is_true)
def true_or_false(name: str, item: Item) -> Iterator[Fault]:
    """Report a value that is neither true nor false."""
    if not isinstance(item.value, bool):
        yield Fault(f'"{name}" is not true or false', f'write "{name}: true"', item.span)


@described(pattern(patterns.ADDRESS, "write an address: https://…"), web_address)
def address(name: str, item: Item) -> Iterator[Fault]:
    """Report a value that is not a web address."""
    if not isinstance(item.value, str) or not WEB.fullmatch(item.value):
        yield Fault(f'"{name}" is not a web address', f'write "{name}: https://…"', item.span)


@described({"type": "integer", "minimum": 0}, number)
def whole_number(name: str, item: Item) -> Iterator[Fault]:
    """Report a value that is not a whole number from 0 on."""
    if isinstance(item.value, bool) or not isinstance(item.value, int) or item.value < 0:
        yield Fault(f'"{name}" is not a whole number', f'write "{name}: 5000"', item.span)
