"""TOML values in the form of those of YAML. The only importer of tomllib and tomli."""

from __future__ import annotations

import re
from importlib import import_module
from importlib.util import find_spec

from ..core.text import Span
from .located_yaml import Item

# As tomllib ends its messages.
_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")


class InvalidTomlError(ValueError):
    """The text is not TOML; `offset` is the place of the mistake."""

    def __init__(self, message: str, offset: int, hint: str = "") -> None:
        super().__init__(message)
        self.offset = offset
        self.hint = hint


def parse(content: str, table: str) -> Item:
    """Parse one table of a TOML document; an empty mapping where it is missing.

    The place of each name is the first line that begins with it below the header of its table, or else the
    beginning of the file: tomllib tells no places. Raises InvalidTomlError.
    """
    # Zensical reads TOML 1.1 with tomli; Python's own tomllib reads 1.0, where no mapping has several lines.
    reader = "tomli" if find_spec("tomli") else "tomllib"
    toml = import_module(reader)
    try:
        read = toml.loads(content)
    except toml.TOMLDecodeError as error:
        hint = 'type "pip install tomli" if this is TOML 1.1' if reader == "tomllib" else ""
        raise InvalidTomlError(_PLACE.sub("", str(error)), _offset(content, str(error)), hint) from error
    return _item(read.get(table, {}), content, (table,), Span(0, 0))


def _offset(content: str, message: str) -> int:
    place = _PLACE.search(message)
    if place is None or place["line"] is None:
        return len(content)
    lines = content.split("\n")[: int(place["line"]) - 1]
    return sum(len(line) + 1 for line in lines) + int(place["column"]) - 1


def _item(value: object, content: str, path: tuple[str, ...], span: Span) -> Item:
    if isinstance(value, dict):
        names = {str(name): _place(content, path, str(name)) for name in value}
        entries = {
            str(name): _item(child, content, (*path, str(name)), names[str(name)])
            for name, child in value.items()
        }
        return Item({name: one.value for name, one in entries.items()}, span, entries, names=names)
    if isinstance(value, list):
        items = tuple(_item(child, content, path, span) for child in value)
        return Item([one.value for one in items], span, items=items)
    return Item(value, span)


def _place(content: str, path: tuple[str, ...], name: str) -> Span:
    """Find the line of a name below the header of its table, or the header of its own table."""
    header = _header(path)
    own = re.compile(
        rf"""(?: {header} [^\[]*? | ^ ) ^[ \t]* (?P<name> ["']? {re.escape(name)} ["']? ) [ \t]* [=.]
           | {_header((*path, name))}""",
        re.MULTILINE | re.VERBOSE,
    )
    match = own.search(content)
    if match is None:
        return Span(0, 0)
    return Span(*match.span("name")) if match["name"] else Span(*match.span())


def _header(path: tuple[str, ...]) -> str:
    """Return a pattern for the header of a table."""
    names = r"[ \t]*\.[ \t]*".join(rf"""["']?{re.escape(name)}["']?""" for name in path)
    return rf"^[ \t]*\[[ \t]*{names}[ \t]*\]"
