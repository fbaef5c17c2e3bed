"""Losses: sentences that rest on a source no more, which the page cites in other places as before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, repeat

from ..model import Page
from .extraction import Claim
from .matching import Match


def losses(matches: Sequence[Match], page: Page) -> Iterator[tuple[Claim, str, str]]:
    """Yield the later claim, the source that it lost, and the one that it cites instead, if any.

    A source that another claim cites now has moved with a part of the sentence, and one that is
    cited in the same paragraph stands for all of it.
    """
    gained = {key for was, now in matches for key in _beyond(now, was)}
    for was, now in matches:
        lost = _beyond(was, now)
        if now and lost:
            around = _around(now, page)
            instead = chain(_beyond(now, was), repeat(""))
            yield from ((now, key, next(instead)) for key in lost if key not in gained | around)


def _beyond(claim: Claim | None, other: Claim | None) -> list[str]:
    """Return the sources of the one that the other does not have."""
    known = other.keys if other else ()
    return [key for key in claim.keys if key not in known] if claim else []


def _around(claim: Claim, page: Page) -> frozenset[str]:
    """Return the sources of the paragraphs that a claim stands in."""
    blocks = (
        block.keys
        for block in page.prose.blocks
        if any(sentence.span.contains(claim.span.start) for sentence in block.sentences)
    )
    return frozenset().union(*blocks)
