"""Readers: from a YAML value to a value of the model; empty for an invalid value, which is a fault."""

from __future__ import annotations

import re
from datetime import date, datetime

from ...core.model import Dating, Day, Reference
from ...core.text import composed
from ...syntax import languages
from ...syntax.addresses import WEB
from ...syntax.dates import parse_date
from ...syntax.located_yaml import Item
from .patterns import LANGUAGE

_LANGUAGE = re.compile(LANGUAGE)

# Characters of the category Cc, except white space.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")


def is_empty(item: Item) -> bool:
    """Return whether a field has no value."""
    value = item.value
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


def folded(item: Item | None) -> str:
    """Return a text on one line; empty for anything else, or with a control character."""
    if item is None or not isinstance(item.value, str) or control_character(item.value):
        return ""
    return " ".join(item.value.split())


def typed(item: Item | None) -> str:
    """Return a value as a text, whatever its type in YAML."""
    return str(item.value) if item else ""


def control_character(value: str) -> str:
    """Return the first control character of a text; empty when there is none."""
    match = _CONTROL.search(value)
    return match[0] if match else ""


def texts(item: Item | None) -> tuple[str, ...]:
    """Return the texts of a list."""
    return tuple(filter(None, map(folded, item.items if item else ())))


def reference(item: Item | None) -> Reference | None:
    """Return a key with its place."""
    return Reference(str(item.value), item.span) if item and folded(item) else None


def references(item: Item | None) -> tuple[Reference, ...]:
    """Return the keys of a list with their places."""
    return tuple(filter(None, map(reference, item.items if item else ())))


def source_key(item: Item | None) -> Reference | None:
    """Return the key of a source with its place."""
    found = reference(item)
    return found._replace(key=composed(found.key)) if found else None


def as_dating(item: Item | None) -> Dating | None:
    """Return a date or a span of time."""
    return parse_date(str(item.value)) if item else None


def number_as_typed(item: Item | None) -> str:
    """Return a number or a text as it was typed; empty where YAML reads another number: 7.40 is 7.4."""
    if item is None or isinstance(item.value, bool) or not isinstance(item.value, int | float):
        return folded(item)
    read = str(item.value)
    return read if len(read) == item.span.end - item.span.start else ""


def source_keys(item: Item | None) -> tuple[Reference, ...]:
    """Return the keys of sources in a list with their places."""
    return tuple(filter(None, map(source_key, item.items if item else ())))


def web_address(item: Item | None) -> str:
    """Return a web address."""
    address = folded(item)
    return address if WEB.fullmatch(address) else ""


def language_tag(item: Item | None) -> str:
    """Return the tag of a language in its usual form; empty for anything else."""
    value = item.value if item else ""
    return languages.language_tag(value) if isinstance(value, str) and _LANGUAGE.fullmatch(value) else ""


def is_day(item: Item) -> bool:
    """Return whether a value is a date without a time."""
    return isinstance(item.value, date) and not isinstance(item.value, datetime)


def as_day(item: Item | None) -> Day | None:
    """Return a day of the calendar."""
    value = item.value if item and is_day(item) else None
    return Day(value.year, value.month, value.day) if isinstance(value, date) else None


def is_true(item: Item | None) -> bool:
    """Return whether a value is true."""
    return item is not None and item.value is True


def true_or_unsaid(item: Item | None) -> bool | None:
    """Return what a value says; None where it is neither true nor false, or missing."""
    return item.value if item and isinstance(item.value, bool) else None


def number(item: Item | None) -> int:
    """Return a whole number; 0 without one."""
    return item.value if item and isinstance(item.value, int) else 0
