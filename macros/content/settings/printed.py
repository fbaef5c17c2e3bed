"""The texts of a configuration that readers see: the names of the site, and the titles of its navigation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ...core.text import Location, Text
from ...syntax.located_yaml import Item

_NAMES = ("site_name", "site_description", "site_author", "copyright", "repo_name")
_NAV = "nav"
_MARK = re.compile(r"\{[{%#]")
_PAGE = re.compile(r"[^:]+\.(?:md|markdown|mdown|mkdn|mkd)")


class Printed(NamedTuple):
    """A text with a mark of a template, which the host prints."""

    text: str
    place: Location
    name: str
    """What it is, for a message."""
    page: str = ""
    """The page whose title it is, relative to `docs_dir`: mkdocs-macros renders these titles alone."""


PrintedTexts = Mapping[str, tuple[Printed, ...]]
"""Texts with marks by the setting that they are in."""


def printed(text: Text, item: Item) -> PrintedTexts:
    """Return the texts with marks, by the name of each setting that the configuration has."""
    named = [name for name in (*_NAMES, _NAV) if item.get(name)]
    if not _MARK.search(text.content):
        return dict.fromkeys(named, ())
    return {name: tuple(_texts(text, item, name)) for name in named}


def _texts(text: Text, item: Item, name: str) -> Iterator[Printed]:
    value = item.entries[name]
    if name == _NAV:
        yield from _titles(text, value)
    elif isinstance(value.value, str) and _MARK.search(value.value):
        yield Printed(value.value, text.location(value.span.start), f'"{name}"')


def _titles(text: Text, listed: Item) -> Iterator[Printed]:
    """Yield the titles in a navigation, those of sections and of links to other sites too."""
    for one in listed.items:
        for title, child in one.entries.items():
            if _MARK.search(title):
                page = child.value if isinstance(child.value, str) and _PAGE.fullmatch(child.value) else ""
                yield Printed(title, text.location(one.names[title].start), "a title in the navigation", page)
            yield from _titles(text, child)
