"""The catalogs of words, one file a language: phrases by their names, with forms by plural category."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from ...syntax import cldr
from ...syntax.located_yaml import parse

ENGLISH = "en"
LANGUAGES = ("en", "ar", "de", "es", "fr", "he", "ja", "pt", "pt-BR", "ru", "zh", "zh-Hant")
"""The tags of the catalogs; one with a subtag has only what differs from the catalog of its language."""
ORDINALS = frozenset({"edition", "series"})
"""The phrases whose number is an ordinal, which has plural categories of its own: 2nd, 3rd, 4th."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A phrase in one language."""

    language: str
    """The language that it is in: English where the catalog lacks it."""
    text: str = ""
    by_category: Mapping[str, str] = field(default_factory=dict)
    """The texts by plural category; empty for a phrase that has one text."""


Catalog = Mapping[str, Wording]
"""The phrases of a language by their names."""


@cache
def catalog(language: str) -> Catalog:
    """Return the phrases in the file of one language, and no other."""
    file = resources.files(__package__) / "languages" / f"{language}.yml"
    entries = parse(file.read_text(encoding="utf-8")).entries
    return {
        key: Wording(language, by_category={name: str(form.value) for name, form in item.entries.items()})
        if item.entries
        else Wording(language, str(item.value))
        for key, item in entries.items()
    }


@cache
def nearest(tag: str) -> str:
    """Return the tag of the catalog for a language; English for one that has none."""
    if tag in LANGUAGES:
        return tag
    return next((known for known in cldr.lineage(tag) if known in LANGUAGES), ENGLISH)


def whole(language: str) -> Catalog:
    """Return the phrases for readers of a language; what its catalog lacks is there in English."""
    own = catalog(language)
    if language == ENGLISH:
        return own
    above, _, subtag = language.rpartition("-")
    return {**whole(above if subtag and above else ENGLISH), **own}
