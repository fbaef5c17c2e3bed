"""Defaults of front matter for the pages of a folder, which Material's meta has in files such as `.meta.yml`.

Their values count like those of a page. A mistake in one of them has its place in that file.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...core.findings import Fault, Finding, reported
from ...core.text import Span, Text, annexes
from ...syntax.located_yaml import InvalidYamlError, Item, parse

RULE = "invalid-front-matter"


class Defaults:
    """The defaults of a site, those of a folder before those of the folders in it."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self.texts = tuple(texts)
        self.folders = list[tuple[str, Item]]()
        found = list[Finding]()
        for text, start in zip(self.texts, annexes(self.texts), strict=True):
            read = _read(text, start)
            if isinstance(read, Fault):
                found.append(reported(read, text, RULE))
                continue
            folder = posixpath.dirname(text.path)
            above = self.of(folder)
            annexed = replace(text, annexed=self.texts)
            found += [reported(one, annexed, RULE) for one in (clashes(above, read) if above else ())]
            self.folders.append((folder, read))
        self.findings = tuple(found)
        """What is wrong with these files alone, so that Material ends the build."""

    def of(self, path: str) -> Item | None:
        """Return the defaults of a page, whose places are those of annexed texts; None without any."""
        found: Item | None = None
        for folder, item in self.folders:
            # Material compares names without a slash at their end.
            if path.startswith(folder):
                found = merged(found, item) if found else item
        return found

    def annexed(self, text: Text) -> Text:
        """Return a page with the texts that its defaults are in."""
        return replace(text, annexed=self.texts) if self.folders else text


_FORM = 'write "name: value" lines'


def _read(text: Text, start: int) -> Item | Fault:
    """Return the defaults in a file, or why Material cannot read them."""
    try:
        item = parse(text.content, start)
    except InvalidYamlError as error:
        place = error.offset - start
        return Fault(f"these defaults are not YAML: {error}", _FORM, Span(place, place + 1))
    if not isinstance(item.value, dict):
        return Fault("these defaults are not a list of names and values", _FORM, Span(0, 1))
    if item.span.start == item.span.end:
        return Fault("this file of defaults is empty", f"{_FORM}, or delete the file", Span(0, 1))
    return item


def merged(below: Item, above: Item) -> Item:
    """Return a value with defaults below it, as Material merges them: lists add up, and mappings merge."""
    if isinstance(below.value, dict) and isinstance(above.value, dict):
        entries = dict(below.entries)
        for name, item in above.entries.items():
            entries[name] = merged(entries[name], item) if name in entries else item
        return above._replace(
            value={name: item.value for name, item in entries.items()},
            entries=entries,
            names={**below.names, **above.names},
        )
    if isinstance(below.value, list) and isinstance(above.value, list):
        return above._replace(value=[*below.value, *above.value], items=(*below.items, *above.items))
    return above


def clashes(below: Item, above: Item, name: str = "") -> Iterator[Fault]:
    """Find values of another type than the default below them: Material ends the build."""
    if isinstance(below.value, dict) and isinstance(above.value, dict):
        for key, item in above.entries.items():
            if key in below.entries:
                yield from clashes(below.entries[key], item, key)
    elif type(below.value) is not type(above.value):
        kinds = f"a default above is {_kind(below)}, and this is {_kind(above)}"
        hint = f"write {_kind(below)}, as there, or Material ends the build"
        yield Fault(f'"{name}": {kinds}', hint, above.span)


def _kind(item: Item) -> str:
    """Return what a value is, in words."""
    words = {
        list: "a list",
        dict: "names with values",
        str: "a text",
        bool: "true or false",
        type(None): "empty",
    }
    return words.get(type(item.value), "a number or a date")
