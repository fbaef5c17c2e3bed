"""A key for a new source: publisher or author, year, and a word of the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from string import ascii_lowercase
from unicodedata import normalize

from ...core.model import Bibliography
from ..store.wanted import holder
from .proposals import Proposal

_WORD = re.compile(r"[a-z0-9]+")
_SMALL = frozenset(
    """
    a an and as at by das der die for from how in of on the this to what when where who why with
    """.split()  # noqa: SIM905  a list of words is read as one
)
_PUBLISHERS = ("organization", "institution")
_LONGEST = 24


def proposed_key(found: Proposal, sources: Bibliography) -> str:
    """Return a key that no source has: `smith2024poll`."""
    values = {one.field: one.values[0] for one in found.fields}
    publisher = next((values[name] for name in _PUBLISHERS if name in values), "")
    named = _name(publisher) or _name(values.get("author", "")) or _name(values.get("publisher", ""))
    words = [word for word in _words(values.get("title", "")) if len(word) > 3 and not word.isdigit()]
    key = f"{named or 'source'}{values.get('date', '')[:4]}{words[0] if words else ''}"
    return next(name for name in _numbered(key) if not holder(sources, name))


def _name(name: str) -> str:
    """Return a name as one word: the family name of a person, the initials of a long name."""
    words = list(_words(name.partition(",")[0]))
    if len(words) > 2:
        return "".join(word[0] for word in words)[:_LONGEST]
    return "".join(words)[:_LONGEST]


def _words(text: str) -> Iterator[str]:
    """Yield the words in small letters without accents; what has other letters has none."""
    bare = normalize("NFKD", text).encode("ascii", "ignore").decode().lower().replace("'", "")
    yield from (word for word in _WORD.findall(bare) if word not in _SMALL)


def _numbered(key: str) -> Iterator[str]:
    yield key
    yield from (f"{key}{letter}" for letter in ascii_lowercase)
    yield from (f"{key}-{number}" for number in count(2))
