"""Values that the templates of themes print as they are, and the form that each needs to stay a value.

Pages come from anybody who sends a change, and nobody reads their front matter as one reads a script.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape

from ...core.findings import Fault
from ...core.text import Span
from ...syntax.html.acting import acting, is_script
from ...syntax.located_yaml import Item
from .fields import FIELDS

RULE = "unsafe-value"
_BREAKS = re.compile(r"[\"'<>`\\\x00-\x1f\x7f]")
_OUTSIDE = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)")
_CALLED = {
    **dict.fromkeys("\"'", "a quotation mark"),
    **dict.fromkeys("<>", "an angle bracket"),
    "`": "a backtick",
    "\\": "a backslash",
}
_REDIRECT, OF_REDIRECT = "redirect.html", "location"
"""A template of Material that sends readers to the address in a field, and that field."""
_SCRIPT = "a browser would run this address as a script"

Form = Callable[[str], str]
"""Returns what is wrong with a text; empty for a text of the form."""


def _text(value: str) -> str:
    part = acting(value)
    return f'"{part}" would be HTML that acts on the page' if part else ""


def _name(value: str) -> str:
    if breaks := _BREAKS.search(value):
        return f"{_CALLED.get(breaks[0], 'a control character')} would end what this is printed into"
    return ""


def _path(value: str) -> str:
    if _OUTSIDE.search(value):
        return "this path leads out of its folder"
    return _name(value)


def _address(value: str) -> str:
    return _SCRIPT if is_script(value) else _name(value)


def _picture(value: str) -> str:
    return _SCRIPT if is_script(value, may_be_data=True) else _name(value)


def _linked(value: str) -> str:
    return _SCRIPT if is_script(value) else _text(value)


FORMS: Mapping[str, Form] = {
    "title": _text,
    "description": _text,
    "author": _text,
    "subtitle": _text,
    "tags": _text,
    "categories": _text,
    "links": _linked,
    "status": _name,
    "icon": _path,
    "template": _path,
    "slug": _path,
    OF_REDIRECT: _address,
}
"""The fields that Material prints, each with the form of its texts."""
ESCAPED = ("title", "description", "author", "subtitle")
"""The fields that a build escapes for Material, on pages with a type and where the look is ours."""
_OF_AUTHORS: Mapping[str, Form] = {"avatar": _picture, "slug": _path, "url": _address}
_HINTS: Mapping[Form, str] = {
    _text: "write plain text, or delete this part",
    _name: "write letters, digits and hyphens",
    _path: "name it from its folder on, with slashes: material/book",
    _address: "write an address: https://…",
    _linked: "write an address: https://…",
    _picture: "write an address: https://…",
}


def unsafe(fields: Mapping[str, object]) -> tuple[str, ...]:
    """Return the names of the fields of a front matter that are not safe to print."""
    return tuple(
        name for name in _printed(fields) if any(FORMS[name](text) for text in _plain_texts(fields[name]))
    )


def _printed(fields: Mapping[str, object]) -> Iterator[str]:
    """Yield the fields that templates print; one of them is a field of one template alone."""
    for name in fields.keys() & FORMS.keys():
        if name != OF_REDIRECT or fields.get("template") == _REDIRECT:
            yield name


def _plain_texts(value: object) -> Iterator[str]:
    named = [*value, *value.values()] if isinstance(value, dict) else []
    inner: list[object] = value if isinstance(value, list) else named
    yield from [value] if isinstance(value, str) else []
    yield from (text for one in inner for text in _plain_texts(one))


def faults(item: Item, *, is_ours: bool, is_escaped: bool) -> Iterator[Fault]:
    """Find values that would act where a template prints them.

    On a page that is not ours, other templates may need HTML in fields that Material does not know.
    """
    values = {name: child.value for name, child in item.entries.items()}
    unknown = item.entries.keys() - FIELDS.keys() - FORMS.keys() if is_ours else set()
    escaped = ESCAPED if is_escaped else ()
    for name in sorted({*_printed(values), *unknown}.difference(escaped)):
        yield from _unsafe(name, item.entries[name], FORMS.get(name, _text))


def of_authors(listed: Item) -> Iterator[Fault]:
    """Find values of authors that would act where Material's blog prints them."""
    for author in listed.entries.values():
        for name, child in author.entries.items():
            yield from _unsafe(name, child, _OF_AUTHORS.get(name, _text))


def _unsafe(name: str, item: Item, form: Form) -> Iterator[Fault]:
    for value, span, is_name in _texts(item):
        checked = _text if is_name else form
        if problem := checked(value):
            yield Fault(f'"{name}" is not safe to print: {problem}', _HINTS[checked], span, RULE)


def in_path(path: str) -> Iterator[Fault]:
    """Find a name of a file that would act: a page without a title has the title that its name gives."""
    # A title without tags is shown with its character references replaced.
    title = unescape(path)
    if ("<" in title or "=" in title) and (part := acting(title)):
        message = f'the name of this file is not safe to print: "{part}" would be HTML that acts on the page'
        yield Fault(message, "rename the file", Span(0, 1), RULE)


def _texts(item: Item) -> Iterator[tuple[str, Span, bool]]:
    """Yield every text of a value with its place, and whether it is a name in a mapping."""
    if isinstance(item.value, str):
        yield item.value, item.span, False
    yield from ((name, span, True) for name, span in item.names.items())
    for child in (*item.entries.values(), *item.items):
        yield from _texts(child)
