"""References of one value to a field of an `@xdata` container: `author = {xdata=team-author-2 and Doe, J.}`.

Biblatex explains these in "Data Containers": the key, the field, and which of its items is meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from ...core.model import Reference
from ...core.text import Span, Text
from ...syntax.bibtex import split_names

_REFERENCE = re.compile(
    r"""
    (?<! [^\s{"] ) xdata \s*=\s*
    (?P<key> [^\s{}"]+? ) - (?P<field> [A-Za-z]+ ) (?: - (?P<item> [0-9]+ ) )?
    (?! [^\s}"] )
    """,
    re.VERBOSE,
)


def is_reference(value: str) -> bool:
    """Return whether a value, or an item of it, refers to a container."""
    return "data" in value and bool(_REFERENCE.search(value))


def resolved(value: str, fields: Callable[[str], Mapping[str, str]]) -> str:
    """Return a value with what its references name; one that names nothing stays as typed."""
    return " and ".join(_resolved(item, fields) for item in split_names(value))


def keys(value: str) -> Iterator[str]:
    """Yield the keys of containers in a value."""
    if "data" in value:
        yield from (match["key"] for match in _REFERENCE.finditer(value))


def references(text: Text, place: Span) -> Iterator[Reference]:
    """Yield the keys of containers in a value, each with its place."""
    for match in _REFERENCE.finditer(text.content, place.start, place.end):
        yield Reference(match["key"], Span(match.start("key"), match.end("key")))


def _resolved(item: str, fields: Callable[[str], Mapping[str, str]]) -> str:
    match = _REFERENCE.fullmatch(item)
    if not match:
        return item
    named = fields(match["key"]).get(match["field"].lower(), "")
    if not match["item"]:
        return named or item
    items, position = split_names(named), int(match["item"]) - 1
    return items[position] if 0 <= position < len(items) else item
