"""Reading `zensical.toml`: the settings of MkDocs in TOML, below `project`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

from ...core.text import Span
from ...syntax.located_yaml import Item

_PLACE = re.compile(r"\(at line (?P<line>\d+), column (?P<column>\d+)\)|\(at end of document\)")


class InvalidTomlError(ValueError):
    """The text is not TOML; `offset` is the place of the mistake."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


def parse(content: str) -> Item:
    """Parse the settings, with their places in the file. Raises InvalidTomlError."""
    try:
        document = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        place = _PLACE.search(message)
        raise InvalidTomlError(_PLACE.sub("", message).strip(), _offset(content, place)) from error
    whole = _item(content, document, 0)
    return whole.get("project") or whole


def _offset(content: str, place: re.Match[str] | None) -> int:
    if place is None or place["line"] is None:
        return len(content.rstrip())
    before = content.split("\n")[: int(place["line"]) - 1]
    return sum(len(line) + 1 for line in before) + int(place["column"]) - 1


def _item(content: str, value: object, start: int) -> Item:
    """Return a value that begins after an offset: Python's reader keeps no places."""
    if isinstance(value, Mapping):
        names = {name: _name(content, name, start) for name in value}
        entries = {name: _item(content, child, names[name].end) for name, child in value.items()}
        first = min((place.start for place in names.values()), default=start)
        return Item(value, Span(first, first + 1), entries, names=names)
    if isinstance(value, list):
        return Item(value, Span(start, start + 1), items=tuple(_item(content, one, start) for one in value))
    typed = content.find(str(value), start) if isinstance(value, str) else start
    typed = start if typed < 0 else typed
    return Item(value, Span(typed, typed + max(1, len(str(value)))))


def _name(content: str, name: str, start: int) -> Span:
    """Return the first place of a name after an offset, or else that offset."""
    pattern = re.compile(rf'(?<![\w-])"?{re.escape(name)}"?(?=\s*[=.\]])')
    found = pattern.search(content, start) or pattern.search(content)
    return Span(*found.span()) if found else Span(start, start + 1)
