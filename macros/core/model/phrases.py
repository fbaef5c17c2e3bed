"""Phrases: what readers are told, before it is put into the words of a language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .dating import Dating


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase by its name in the catalogs of words, with what stands in it."""

    key: str
    parts: tuple[tuple[str, Said], ...] = ()
    """What takes the place of each name in braces."""
    count: int | None = None
    """The number that decides between singular and plural, and takes the place of `{count}`."""


class Listed(NamedTuple):
    """Parts with commas between them."""

    parts: tuple[Said, ...]
    is_sentence: bool = False
    """Whether the last two have "and" between them."""


class Languages(NamedTuple):
    """Languages by their names as typed: in each language they are called otherwise."""

    names: tuple[str, ...]


Said = str | Dating | Phrase | Listed | Languages
"""What readers are told: a text as typed is the same in all languages."""


def phrase(key: str, **parts: Said) -> Phrase:
    """Return a phrase with its parts: `phrase("volume", number="3")`."""
    return Phrase(key, tuple(parts.items()))
