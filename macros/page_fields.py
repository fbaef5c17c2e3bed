"""The fields of a front matter: what each value must be. The one definition of the schema."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime

from .dates import parse_date
from .located_yaml import Item
from .text import Span

TYPES = ("explainer", "fact-check", "analysis", "opinion")

Fault = tuple[Span, str, str]
Check = Callable[[str, Item], Iterator[Fault]]


def _text(name: str, item: Item) -> Iterator[Fault]:
    if not isinstance(item.value, str) or not item.value.strip():
        hint = f'write "{name}: …", in quotation marks if it holds ": "'
        yield item.span, f'"{name}" is not a text', hint


def _type(_: str, item: Item) -> Iterator[Fault]:
    if item.value not in TYPES:
        yield item.span, f'"{item.value}" is no type of page', f"write one of: {', '.join(TYPES)}"


def _date(name: str, item: Item) -> Iterator[Fault]:
    if isinstance(item.value, datetime) or not isinstance(item.value, date):
        yield item.span, f'"{name}" is not a date', f'write "{name}: 2024-03-05"'


def _any_date(name: str, item: Item) -> Iterator[Fault]:
    dating = parse_date(str(item.value))
    if dating is None or dating.is_range:
        yield item.span, f'"{name}" is not a date', f'write "{name}: 2024", "2024-03" or "2024-03-05"'


def _coverage(name: str, item: Item) -> Iterator[Fault]:
    hint = 'write "coverage: {from: 2023-10-07, to: 2026-01-26}"'
    if set(item.entries) != {"from", "to"}:
        yield item.span, f'"{name}" needs "from" and "to"', hint
        return
    faults = [fault for end, child in item.entries.items() for fault in _any_date(end, child)]
    yield from faults
    ends = [str(item.entries[end].value) for end in ("from", "to")]
    if not faults and parse_date("/".join(ends)) is None:
        yield item.span, f'"{name}" ends before it begins', hint


def _texts(name: str, item: Item) -> Iterator[Fault]:
    if not isinstance(item.value, list):
        yield item.span, f'"{name}" is not a list', f'write "{name}: [first, second]"'
    for child in item.items:
        yield from _text(name, child)


def _ignored(_: str, item: Item) -> Iterator[Fault]:
    yield item.span, "mkdocs-macros refuses this field", 'write "render_macros: false"'


def _records(required: Mapping[str, Check]) -> Check:
    """Make a check for a list of mappings that each need these fields."""

    def check(name: str, item: Item) -> Iterator[Fault]:
        hint = f'write "- {{{", ".join(f"{field}: …" for field in required)}}}"'
        if not isinstance(item.value, list):
            yield item.span, f'"{name}" is not a list', hint
        for child in item.items:
            for missing in [field for field in required if field not in child.entries]:
                yield child.span, f'an item of "{name}" has no "{missing}"', hint
            for field in [field for field in required if field in child.entries]:
                yield from required[field](field, child.entries[field])

    return check


FIELDS: Mapping[str, Check] = {
    "title": _text,
    "type": _type,
    "description": _text,
    "authors": _texts,
    "published": _date,
    "checked": _date,
    "updated": _date,
    "coverage": _coverage,
    "claim": _text,
    "claimant": _text,
    "rating": _text,
    "disclosure": _text,
    "republished": lambda _name, _item: iter(()),
    "corrections": _records({"date": _date, "kind": _text, "text": _text}),
    "further_reading": _texts,
    "follow_ups": _records({"question": _text}),
    "ignore_macros": _ignored,
}

# Of MkDocs, Material and mkdocs-macros: near to a name of ours, but meant.
HOST_FIELDS = frozenset({"author", "date", "hide", "tags", "template", "status", "render_macros"})
