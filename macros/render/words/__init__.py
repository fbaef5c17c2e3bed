"""The words that readers see or hear: catalogs, one a language, and what CLDR adds to them."""

from __future__ import annotations

from .catalogs import LANGUAGES, Catalog, Wording, catalog
from .words import Words, english, words

__all__ = ["LANGUAGES", "Catalog", "Wording", "Words", "catalog", "english", "words"]
