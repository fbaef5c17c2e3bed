"""The words that readers see or hear: catalogs, one a language, and what CLDR adds to them."""

from __future__ import annotations

from .catalogs import ENGLISH, Catalog, Wording, catalog, known, nearest
from .translating import form, missing
from .words import Words, attributes, english, words

__all__ = [
    "ENGLISH",
    "Catalog",
    "Wording",
    "Words",
    "attributes",
    "catalog",
    "english",
    "form",
    "known",
    "missing",
    "nearest",
    "words",
]
