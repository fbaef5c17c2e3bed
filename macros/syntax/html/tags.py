"""The tags and the lists of attributes of a text, as a browser and Markdown take them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from ...core.text import Span

_TAG = re.compile(r"<[a-z]", re.IGNORECASE)
_STEP = re.compile(r"[\"'>]")
_ATTRIBUTE = re.compile(
    r"""(?<![\w-]) (?P<name>class|id|name|role) \s*+ = \s*+
        (?: \\?" (?P<double>[^"\\]*+) | \\?' (?P<single>[^'\\]*+) | (?P<bare>[^\s"'<>{}\\]++) )""",
    re.IGNORECASE | re.VERBOSE,
)


class Attribute(NamedTuple):
    """An attribute that names an element."""

    name: str
    value: str
    """With its character references replaced."""
    span: Span
    """The place of the value."""


def attributes(content: str, start: int) -> Iterator[Attribute]:
    """Yield what may be attributes that name elements; `tags` says which of them are in tags."""
    for match in _ATTRIBUTE.finditer(content, start):
        kind = (
            "double" if match["double"] is not None else "single" if match["single"] is not None else "bare"
        )
        value = match[kind]
        yield Attribute(
            match["name"].lower(), unescape(value) if "&" in value else value, Span(*match.span(kind))
        )


def tags(content: str, start: int) -> Iterator[Span]:
    """Yield the places of tags in order; one that nothing ends goes on to the end of the text."""
    position = start
    while opening := _TAG.search(content, position):
        position = _end(content, opening.end())
        yield Span(opening.start(), position)


def _end(content: str, position: int) -> int:
    """Return the end of a tag; a sign of its end within quotation marks is none."""
    while step := _STEP.search(content, position):
        if step[0] == ">":
            return step.end()
        # A quotation mark that is not closed, as an apostrophe in prose, opens nothing.
        closing = content.find(step[0], step.end())
        if closing < 0:
            position = step.end()
            continue
        position = closing + 1
    return len(content)
