"""Texts made of a source are made once, however many pages list the source."""

from __future__ import annotations

from collections.abc import Callable

from ..core.model import Source


def once(write: Callable[[Source], str]) -> Callable[[Source], str]:
    """Return a function that writes each source of one store once."""
    made = dict[str, str]()

    def written(source: Source) -> str:
        if source.key not in made:
            made[source.key] = write(source)
        return made[source.key]

    return written
