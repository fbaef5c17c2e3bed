"""What a translator has to fill in: the phrases that a language lacks, as YAML with the English beside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...syntax import cldr
from ...syntax.located_yaml import quoted
from .catalogs import ENGLISH, ORDINALS, Wording, catalog, content, known, whole

# Comments and empty lines, and the name of a phrase.
_PHRASE = re.compile(r"^(?P<remarks>(?:(?:#.*)?\n)*)(?P<key>[\w-]+):", re.MULTILINE)


def missing(language: str) -> tuple[str, ...]:
    """Return the phrases that the catalog of a language lacks, in the order of the English one."""
    own = whole(language) if language in known() else catalog(ENGLISH)
    return tuple(key for key, wording in own.items() if wording.language == ENGLISH != language)


def form(language: str) -> str:
    """Return what a translator fills in, in the notation of the catalogs, with the remarks of English."""
    wanted, remarks = set(missing(language)), _remarks()
    blocks = ("".join(_block(key, remarks[key], language)) for key in catalog(ENGLISH) if key in wanted)
    return "".join(blocks).lstrip("\n")


def _remarks() -> dict[str, str]:
    _, _, phrases = content(ENGLISH).partition("\n\n")
    return {match["key"]: match["remarks"] for match in _PHRASE.finditer(phrases)}


def _block(key: str, remarks: str, language: str) -> Iterator[str]:
    wording = catalog(ENGLISH)[key]
    yield remarks
    yield from _in_english(wording)
    if not wording.by_category:
        yield f'{key}: ""\n'
        return
    yield f"{key}:\n"
    yield from (f'  {name}: ""\n' for name in cldr.plurals(language, is_ordinal=key in ORDINALS))


def _in_english(wording: Wording) -> Iterator[str]:
    if not wording.by_category:
        yield f"# English: {quoted(wording.text)}\n"
    yield from (f"# English, {name}: {quoted(text)}\n" for name, text in wording.by_category.items())
