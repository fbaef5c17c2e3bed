"""Shapes of YAML values: checks for texts, dates, addresses, lists and mappings, to build a schema of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from unicodedata import category

from .addresses import WEB
from .dates import parse_date
from .located_yaml import Item
from .model import Day
from .text import Span

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
Fault = tuple[Span, str, str]
"""A place, the fact, and what to type."""
Check = Callable[[str, Item], Iterator[Fault]]
"""Takes the name of a field and its value."""
Fields = Mapping[str, Check]

_EXAMPLES = {"date": "2024-03-05", "kind": "fact", "url": "https://…", "question": "'…'"}


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
    return next((c for c in value if category(c) == "Cc" and not c.isspace()), "")


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


def one_of(noun: str, names: Sequence[str], remark: str = "") -> Check:
    """Make a check for a text that is one of a few."""
    hint = f"write one of: {', '.join(names)}{remark}"

    def check(name: str, item: Item) -> Iterator[Fault]:
        faults = tuple(text(name, item))
        yield from ((span, message, hint) for span, message, _ in faults)
        if not faults and item.value not in names:
            yield item.span, f'"{item.value}" is no {noun}', hint

    return check


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
    hint = f'write "{name}: 2024-03-05"'
    if isinstance(item.value, str) and _DAY.fullmatch(item.value):
        exists = parse_date(item.value) is not None
        hint = "take the quotation marks away" if exists else "write a day that the calendar has"
    yield item.span, f'"{name}" is not a date', hint


def any_date(name: str, item: Item) -> Iterator[Fault]:
    """Find what is no year, month or day."""
    dating = parse_date(str(item.value))
    if dating is None or dating.is_range:
        yield item.span, f'"{name}" is not a date', f'write "{name}: 2024", "2024-03" or "2024-03-05"'


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
    if not isinstance(item.value, list):
        yield item.span, f'"{name}" is not a list', f'write "{name}: [first, second]"'
    for child in item.items:
        yield from _words(f'an item of "{name}"', f'write "{name}: [first, second]"', child)


def different_texts(name: str, item: Item) -> Iterator[Fault]:
    """Find what is no list of texts, or has one of them twice."""
    yield from texts(name, item)
    seen = set[str]()
    for child in item.items:
        if isinstance(child.value, str):
            if child.value in seen:
                yield child.span, f'"{child.value}" is listed twice', "delete one of the two"
            seen.add(child.value)


def record(required: Fields, optional: Fields | None = None) -> Check:
    """Make a check for a mapping that needs some fields, and may have others."""

    def check(name: str, item: Item) -> Iterator[Fault]:
        yield from _record(f'"{name}"', f"{name}: {_example(required)}", item, (required, optional or {}))

    return check


def records(noun: str, required: Fields, optional: Fields | None = None) -> Check:
    """Make a check for a list of such mappings, each of which is called by the noun."""
    example = f"- {_example(required)}"

    def check(name: str, item: Item) -> Iterator[Fault]:
        if not isinstance(item.value, list):
            yield item.span, f'"{name}" is not a list', f'write lines of "{example}" below it'
        for child in item.items:
            yield from _record(f"this {noun}", example, child, (required, optional or {}))

    return check


def _record(subject: str, example: str, item: Item, checks: tuple[Fields, Fields]) -> Iterator[Fault]:
    """Check one mapping by what it needs and what else it may have."""
    required, known = checks[0], {**checks[0], **checks[1]}
    if not isinstance(item.value, dict):
        yield item.span, f"{subject} has no fields", f'write "{example}"'
        return
    missing = [name for name in required if name not in item.entries or is_empty(item.entries[name])]
    for name in missing:
        hint = f'write "{name}: {_EXAMPLES.get(name, "…")}"'
        yield item.names.get(name, item.span), f'{subject} has no "{name}"', hint
    yield from repeated(item)
    for name, child in item.entries.items():
        if name in known and name not in missing:
            yield from known[name](name, child)
        elif name not in known:
            yield item.names[name], f'{subject} has no field "{name}"', meant(name, list(known))


def repeated(item: Item) -> Iterator[Fault]:
    """Find names that a mapping holds a second time."""
    for name, span in item.repeated:
        yield span, f'"{name}" is given twice', "delete one of the two"


def meant(name: str, known: Sequence[str]) -> str:
    """Say what to type in the place of a name that is not known."""
    near = get_close_matches(name, known, 1)
    return f'did you mean "{near[0]}"?' if near else f"delete it, or write one of: {', '.join(known)}"


def _example(fields: Fields) -> str:
    return "{" + ", ".join(f"{name}: {_EXAMPLES.get(name, '…')}" for name in fields) + "}"
