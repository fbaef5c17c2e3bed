"""From the front matter of a page to its values and its mapping, as MkDocs sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...core.findings import Fault
from ...core.model import FrontMatter
from ...core.text import Span
from ...syntax.located_yaml import InvalidYamlError, Item, comments, parse
from .defaults import clashes, merged
from .fields import read as values

# The regular expression of mkdocs.utils.meta, so that MkDocs sees the same front matter.
_FENCED = re.compile(r"\A-{3}[ \t]*\n(?P<yaml>.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_BEGINNING = Span(0, 3)
_UNCLOSED = re.compile(r"\A-{3}[ \t]*\n[A-Za-z_][\w-]*:")
# The regular expression of mkdocs.utils.meta for fields without lines of hyphens around them.
_FIELD_LINE = re.compile(r"\A[ ]{0,3}(?P<name>[A-Za-z0-9_-]+):[^\n]*")
_LATE = re.compile(r"\A\s+(?P<fence>-{3})(?=[ \t]*\n[A-Za-z_][\w-]*:)")
# Lines of hyphens, or what a program has made of them, that MkDocs does not take for a beginning.
_ODD = re.compile(r"\A\s*(?P<fence>--|-{4,}|[–—]-?)(?=[ \t]*\n[A-Za-z_][\w-]*:[ \t])")


class ParsedFrontMatter(NamedTuple):
    """The front matter of a page, and the offset at which the body begins."""

    body: int = 0
    front_matter: FrontMatter = FrontMatter()
    renders_macros: bool = True
    comments: tuple[Span, ...] = ()
    is_readable: bool = True
    names: frozenset[str] = frozenset()
    """The names of all its fields, which templates can use too."""


Read = tuple[ParsedFrontMatter, Item | None, tuple[Fault, ...]]
"""The values of a front matter, and its mapping; None and the reason where it has none."""


def body(content: str) -> int:
    """Return where the text of a page begins, behind its front matter."""
    match = _FENCED.match(content)
    return match.end() if match else 0


def read(content: str, defaults: Item | None) -> Read:
    """Read the front matter of a page; `defaults` are what the page has from its folder."""
    found = _own(content)
    value, item, faults = found
    if defaults is None or not value.is_readable or faults:
        return found
    whole = merged(defaults, item) if item else defaults._replace(span=_BEGINNING)
    names, renders = frozenset(whole.entries), _renders_macros(whole)
    value = value._replace(front_matter=values(whole), renders_macros=renders, names=names)
    return value, whole, tuple(clashes(defaults, item)) if item else ()


def _own(content: str) -> Read:
    match = _FENCED.match(content)
    if not match:
        faults = tuple(_unseen(content))
        names = frozenset(_unfenced(content))
        return ParsedFrontMatter(is_readable=not faults, names=names), None, faults
    start, end = match.start("yaml"), match.end()
    unreadable = ParsedFrontMatter(end, is_readable=False)
    try:
        item = parse(match["yaml"], start)
    except InvalidYamlError as error:
        message = f"the front matter is not YAML: {error}"
        hint = error.hint or 'write "name: value" lines'
        return unreadable, None, (Fault(message, hint, Span(error.offset, error.offset + 1)),)
    if not isinstance(item.value, dict):
        message = "the front matter is not a list of names and values"
        return unreadable, None, (Fault(message, 'write "name: value" lines', item.span),)
    remarks = tuple(comments(content, start, end))
    names = frozenset(item.entries)
    return ParsedFrontMatter(end, values(item), _renders_macros(item), remarks, names=names), item, ()


def _unseen(content: str) -> Iterator[Fault]:
    """Find a front matter that MkDocs does not see, and a line of text that MkDocs takes for one."""
    if _UNCLOSED.match(content):
        hint = 'end it with a line of three hyphens, "---", and continue on a new line'
        yield Fault("the front matter is never closed", hint, _BEGINNING)
    if match := _LATE.match(content):
        message = "the front matter does not begin in the first line, and readers see it as text"
        yield Fault(message, "delete the empty lines above it", Span(*match.span("fence")))
    if match := _ODD.match(content):
        message = "the front matter does not begin with three hyphens, and readers see it as text"
        yield Fault(message, f'write "---" in place of "{match["fence"]}"', Span(*match.span("fence")))
    if match := _FIELD_LINE.match(content):
        message = f'MkDocs reads this line as the field "{match["name"]}", and readers do not see it'
        hint = 'begin the page with an empty line, or put its fields between lines of "---"'
        yield Fault(message, hint, Span(*match.span()))


def _unfenced(content: str) -> Iterator[str]:
    """Yield the names of fields without lines of hyphens around them, as MkDocs reads them."""
    if _FIELD_LINE.match(content):
        for line in content.split("\n\n", 1)[0].split("\n"):
            if match := _FIELD_LINE.match(line):
                yield match["name"].lower()


def _renders_macros(item: Item) -> bool:
    switch = item.get("render_macros")
    return switch is None or switch.value is not False
