"""Texts made of a source are made once in each language, however many pages list the source."""

from __future__ import annotations

from collections.abc import Callable

from ..core.model import Source
from .words import Words


def once(write: Callable[[Source], str]) -> Callable[[Source], str]:
    """Return a function that writes each source of one store once."""
    made = dict[str, str]()

    def written(source: Source) -> str:
        if source.key not in made:
            made[source.key] = write(source)
        return made[source.key]

    return written


def once_in_each_language(write: Callable[[Source, Words], str]) -> Callable[[Source, Words], str]:
    """Return a function that writes each source of one store once for the readers of each language."""
    made = dict[str, Callable[[Source], str]]()

    def written(source: Source, words: Words) -> str:
        if words.language not in made:
            made[words.language] = once(lambda one: write(one, words))
        return made[words.language](source)

    return written
