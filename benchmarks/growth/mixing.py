"""Mixed texts: units of several texts in one, by a seed: what is slow may need two marks together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from time import monotonic

from .growing import Growing
from .measuring import measured
from .pages import PAGES
from .stores import STORES

_SIZE, _LIMIT = 100_000, 10.0


def mixed(seed: int) -> Growing:
    """Return a text whose unit consists of two to four units of other texts of its file."""
    chosen = Random(seed)
    first = chosen.choice((*PAGES, *STORES))
    alike = [one for one in (*PAGES, *STORES) if (one.file, one.site) == (first.file, first.site)]
    others = chosen.choices(alike, k=chosen.randint(1, 3))
    between = chosen.choice(("", "", " ", "\n", "\n\n"))
    unit = between.join([first.unit, *(one.unit for one in others)]) + between
    closing = "".join(one.closing for one in (*reversed(others), first)) if chosen.random() < 0.5 else ""
    return replace(first, name=f"mixed text {seed}: {unit!r}", unit=unit, closing=closing)


def run(seconds: float, seed: int, *, size: int = _SIZE, limit: float = _LIMIT) -> Iterator[str]:
    """Check mixed texts for some seconds, and yield a line for each that raises or passes the limit."""
    end = monotonic() + seconds
    while monotonic() < end:
        text = mixed(seed)
        outcome = measured(text, size, limit)
        if outcome.error:
            yield f"{text.name}: {outcome.error}"
        seed += 1
