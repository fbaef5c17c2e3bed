"""The catalogs of words, one file a language: phrases by their names, with forms by plural category."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ...core.text import EMPTY
from ...syntax import cldr
from ...syntax.located_yaml import Item, parse

ENGLISH = "en"
_FOLDER = Path(__file__).parent / "languages"
ORDINALS = frozenset({"edition", "series"})
"""The phrases whose number is an ordinal, which has plural categories of its own: 2nd, 3rd, 4th."""


class Wording(NamedTuple):
    """A phrase in one language."""

    language: str
    """The language that it is in: English where the catalog lacks it."""
    text: str = ""
    by_category: Mapping[str, str] = EMPTY
    """The texts by plural category; empty for a phrase that has one text."""

    @property
    def texts(self) -> tuple[str, ...]:
        """Each text of the phrase."""
        return tuple(self.by_category.values()) or (self.text,)


Catalog = Mapping[str, Wording]
"""The phrases of a language by their names."""


@cache
def known() -> frozenset[str]:
    """Return the languages that have a file; one with a subtag has only what differs from its language."""
    return frozenset(file.stem for file in _FOLDER.iterdir())


def content(language: str) -> str:
    """Return the file of one language."""
    return (_FOLDER / f"{language}.yml").read_text(encoding="utf-8")


@cache
def catalog(language: str) -> Catalog:
    """Return the phrases in the file of one language, except those that are not filled in."""
    entries = parse(content(language)).entries
    read = ((key, _wording(language, item)) for key, item in entries.items())
    return {key: wording for key, wording in read if all(wording.texts)}


def _wording(language: str, item: Item) -> Wording:
    if not item.entries:
        return Wording(language, str(item.value))
    return Wording(language, by_category={name: str(one.value) for name, one in item.entries.items()})


@cache
def nearest(tag: str) -> str:
    """Return the tag of the catalog for a language; English for one that has none."""
    if tag == ENGLISH:
        return tag
    return next((one for one in cldr.lineage(tag) if one in known()), ENGLISH)


def whole(language: str) -> Catalog:
    """Return the phrases for readers of a language; what its catalog lacks is there in English."""
    own = catalog(language)
    if language == ENGLISH:
        return own
    above, _, subtag = language.rpartition("-")
    return {**whole(above if subtag and above else ENGLISH), **own}
