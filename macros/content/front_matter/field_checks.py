"""The faults of a front matter that has been read: unknown, missing and wrong fields, macros in values."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches

from ...core.findings import Fault, meant
from ...core.model import PAGE_TYPES
from ...core.text import Span, Text
from ...syntax import templates
from ...syntax.located_yaml import Item, scalars
from ...syntax.templates import UnreadableError
from ..prose import typed_numbers
from ..validators.readers import is_empty
from ..validators.records import repeated
from .consistency import inconsistencies
from .fields import EVERYWHERE, FIELDS, HOST_FIELDS, needed

_MISSING = "missing-front-matter"
_FORMER = "ignore_macros"
REMARKS = ("{#",)
SIGNS = ("{{", "{%", *REMARKS)
"""What begins a mark of Jinja."""
_PRINTED = ("title", "description")


def faults(item: Item, kind: str, *, is_ours: bool) -> Iterator[Fault]:
    """Find the faults of the fields of a page of this type; where it is not ours, those of a few fields."""
    checked, names = item if is_ours else _of_guest(item), needed(kind)
    yield from _check(checked, names)
    yield from _missing(checked, names)


def macros(text: Text, item: Item, end: int, macro: re.Pattern[str]) -> Iterator[Fault]:
    """Find macros in values, also of defaults: MkDocs publishes front matter as it is typed."""
    if not text.annexed and not macro.search(text.content, 0, end):
        return
    for scalar in scalars(item):
        if match := macro.search(text.typed(scalar.span)):
            message = "a macro in the front matter is published as it is typed"
            place = Span(*match.span()).shifted(scalar.span.start)
            yield Fault(message, "write plain text, and cite in the body", place, "unrendered-macro")


def numbers(text: Text, item: Item) -> Iterator[Fault]:
    """Find numbers of citations in values, which no reader can follow."""
    for scalar in scalars(item):
        for span in typed_numbers(text.typed(scalar.span)):
            place = span.shifted(scalar.span.start)
            message = f'"{text.typed(place)}" is typed by hand, and leads to no source'
            yield Fault(message, "write plain text, and cite in the body", place, "bare-number-citation")


def refused(item: Item) -> Iterator[Fault]:
    """Find the field with which mkdocs-macros ends a build."""
    child = item.get(_FORMER)
    if child and child.value:
        hint = 'write "render_macros: false"'
        yield Fault(f'mkdocs-macros no longer takes "{_FORMER}"', hint, child.span, "unrendered-macro")


def unreadable(item: Item, signs: Collection[str]) -> Iterator[Fault]:
    """Find a title with which mkdocs-macros cannot render its page, if it has one of some signs."""
    title = item.get("title")
    if title is None or not isinstance(title.value, str) or not any(sign in title.value for sign in signs):
        return
    try:
        templates.uses(title.value)
    except UnreadableError as error:
        message = f"mkdocs-macros renders titles, and cannot read this one: {error}"
        yield Fault(message, "close the macro, or write plain text", title.span, "unrendered-macro")


def printed(item: Item) -> Item:
    """Return the fields that every host prints: in the head of the page, and in the navigation."""
    return item._replace(entries={name: one for name, one in item.entries.items() if name in _PRINTED})


def _of_guest(item: Item) -> Item:
    """Return the fields that are ours on a page without a type, or that are nearly ours."""
    kind = item.get("type")
    is_near = kind is not None and bool(meant(str(kind.value), PAGE_TYPES, likeness=0.8))
    names = {
        name: span
        for name, span in item.names.items()
        if name in EVERYWHERE or _meant(name) in EVERYWHERE or (name == "type" and is_near)
    }
    repeated_names = tuple(one for one in item.repeated if one[0] in names)
    entries = {name: item.entries[name] for name in names}
    return item._replace(entries=entries, repeated=repeated_names, names=names)


def _check(item: Item, needed: Collection[str]) -> Iterator[Fault]:
    yield from repeated(item)
    yield from inconsistencies(item)
    for name, child in item.entries.items():
        if name in needed and is_empty(child):
            continue
        if known := FIELDS.get(name):
            yield from known.faults(name, child)
        elif meant := _meant(name) or _near(name, item, needed):
            message = f'the front matter has no field "{name}"'
            yield Fault(message, f'did you mean "{meant}"?', item.names[name])


def _meant(name: str) -> str:
    """Return the field with nearly this name; empty when MkDocs and its plugins know the name."""
    if name in FIELDS or name in HOST_FIELDS:
        return ""
    near = get_close_matches(name, FIELDS, 1, 0.85)
    return near[0] if near else ""


def _near(name: str, item: Item, needed: Collection[str]) -> str:
    """Return the field that a page lacks and has under a name like it: `Title`, `author`, `Type`."""
    is_type = not item.get("type") and str(item.entries[name].value) in PAGE_TYPES
    missing = ["type"] if is_type else [one for one in needed if not item.get(one)]
    if name == "author" or name not in HOST_FIELDS:
        near = get_close_matches(name.casefold(), missing, 1, 0.75)
        return near[0] if near else ""
    return ""


def _missing(item: Item, needed: Collection[str]) -> Iterator[Fault]:
    """Find required fields that are missing or empty."""
    unknown = (name for name in item.entries if name not in FIELDS)
    misspelt = {_meant(name) or _near(name, item, needed) for name in unknown}
    for name in (name for name in needed if name not in misspelt):
        hint = FIELDS[name].hint(name)
        child = item.get(name)
        if child is None:
            message = f'a page of the type "{item.entries["type"].value}" needs "{name}"'
            yield Fault(message, f"add {hint}", item.entries["type"].span, _MISSING)
        elif is_empty(child):
            message = f'"{name}" is empty, and a page of the type "{item.entries["type"].value}" needs it'
            yield Fault(message, f"write {hint}", item.names[name], _MISSING)
