"""The order of names and titles in the language of the site, as CLDR has it. The only importer of icu."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

# CLDR sorts it before everything else, and compares the letters of all parts before any accent or case.
_BORDER = "\ufffe"

# The alphabets that names can be in on any site, each by a language. Chinese has one on a Chinese site alone.
_ALPHABETS = ("en", "el", "ru", "ka", "hy", "he", "ar", "hi", "th", "ko", "ja")
_MOST_LABELS = 2_000

SortKey = tuple[bytes, tuple[str, ...]]


@lru_cache(maxsize=1)
def sort_key(language: str) -> Callable[..., SortKey]:
    """Return the function that makes the sort key of a text, or of the parts of a name.

    `language` is a tag of BCP 47; a language without an order of its own has the one that most share.
    """
    # A check sorts nothing for readers, and starts faster without it.
    import icu  # type: ignore[import-untyped]  # noqa: PLC0415

    collator = icu.Collator.createInstance(icu.Locale(language))

    def key(*parts: str) -> SortKey:
        # Texts that the language does not tell apart have an order too, or it would be that of the files.
        return bytes(collator.getSortKey(_BORDER.join(parts))), parts

    return key


@lru_cache(maxsize=1)
def initial(language: str) -> Callable[[str], str]:
    """Return the function that tells under which letter an index in a language has a name.

    Letters are in the order of `sort_key`; a name that begins with none, such as a number, has an empty text.
    """
    import icu  # noqa: PLC0415

    index = icu.AlphabeticIndex(icu.Locale(language))
    index.maxLabelCount = _MOST_LABELS
    for other in _ALPHABETS:
        index.addLabels(icu.Locale(other))
    buckets = index.buildImmutableIndex()

    def letter(name: str) -> str:
        label, kind = buckets.getBucket(buckets.getBucketIndex(name))
        # The others are what comes before, between and after alphabets.
        return str(label) if kind == icu.UAlphabeticIndexLabelType.NORMAL else ""

    return letter
