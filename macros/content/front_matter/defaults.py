"""Defaults of front matter for the pages of a folder, which Material's meta has in files such as `.meta.yml`.

Their values count like those of a page, and are reported at its beginning.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace

from ...core.text import Span, Text
from ...syntax.located_yaml import InvalidYamlError, Item, parse

_BEGINNING = Span(0, 3)


class Defaults:
    """The defaults of a site, those of a folder before those of the folders in it."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self.folders = list[tuple[str, Item]]()
        for text in texts:
            # Material ends a build with a file that is not YAML.
            with suppress(InvalidYamlError):
                self.folders.append((posixpath.dirname(text.path), _at_beginning(parse(text.content))))

    def of(self, path: str) -> Item | None:
        """Return the defaults of a page; None without any."""
        found: Item | None = None
        for folder, item in self.folders:
            # Material compares names without a slash at their end.
            if path.startswith(folder) and isinstance(item.value, dict):
                found = merged(found, item) if found else item
        return found


def merged(below: Item, above: Item) -> Item:
    """Return a value with defaults below it, as Material merges them: lists add up, and mappings merge."""
    if isinstance(below.value, dict) and isinstance(above.value, dict):
        entries = dict(below.entries)
        for name, item in above.entries.items():
            entries[name] = merged(entries[name], item) if name in entries else item
        return replace(
            above,
            value={name: item.value for name, item in entries.items()},
            entries=entries,
            names={**below.names, **above.names},
        )
    if isinstance(below.value, list) and isinstance(above.value, list):
        return replace(above, value=[*below.value, *above.value], items=(*below.items, *above.items))
    return above


def _at_beginning(item: Item) -> Item:
    entries: Mapping[str, Item] = {name: _at_beginning(child) for name, child in item.entries.items()}
    items = tuple(map(_at_beginning, item.items))
    names = dict.fromkeys(item.names, _BEGINNING)
    return replace(item, span=_BEGINNING, entries=entries, items=items, names=names, repeated=())
