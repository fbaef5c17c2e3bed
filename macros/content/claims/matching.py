"""Matching: which claims of two versions of a page are the same, and which sources they lost."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import chain, repeat

from ...core.model import Page
from .extraction import Claim

# The share of common words from which on a claim counts as a new version of another.
_ALIKE = 0.5
# Claims with fewer words, such as cells of a table, are matched by their place instead.
_FEWEST_WORDS = 4
_WORD = re.compile(r"[^\W\d_]+")

Match = tuple[Claim | None, Claim | None]
"""The earlier and the later version of a claim; None where the claim was added or removed."""


def matched(old: Sequence[Claim], new: Sequence[Claim]) -> tuple[Match, ...]:
    """Pair the claims: the earlier ones in their order, each with its later version, then the new ones."""
    pairs = dict[int, int]()
    _pair_same(old, new, pairs, lambda claim: (claim.text, claim.keys))
    _pair_same(old, new, pairs, lambda claim: claim.text)
    _pair_alike(old, new, pairs)
    _pair_places(old, new, pairs)
    taken = set(pairs.values())
    before = [(claim, new[pairs[i]] if i in pairs else None) for i, claim in enumerate(old)]
    return (*before, *((None, claim) for j, claim in enumerate(new) if j not in taken))


def losses(matches: Sequence[Match], page: Page) -> Iterator[tuple[Claim, str, str]]:
    """Yield each claim that lost a source, with the lost key and the key cited instead, if any.

    A source is not lost when another claim cites it now, since it moved with a part of the sentence, nor
    when it is cited elsewhere in the same paragraph, since a citation there covers the whole paragraph.
    """
    gained = {key for was, now in matches for key in _beyond(now, was)}
    for was, now in matches:
        lost = _beyond(was, now)
        if now and lost:
            around = _around(now, page)
            instead = chain(_beyond(now, was), repeat(""))
            yield from ((now, key, next(instead)) for key in lost if key not in gained | around)


def _beyond(claim: Claim | None, other: Claim | None) -> list[str]:
    """Return the sources of a claim that another claim does not have."""
    known = other.keys if other else ()
    return [key for key in claim.keys if key not in known] if claim else []


def _around(claim: Claim, page: Page) -> frozenset[str]:
    """Return the sources of the paragraph around a claim."""
    blocks = (
        block.keys
        for block in page.prose.blocks
        if any(sentence.span.contains(claim.span.start) for sentence in block.sentences)
    )
    return frozenset().union(*blocks)


def _pair_same(
    old: Sequence[Claim],
    new: Sequence[Claim],
    pairs: dict[int, int],
    identity: Callable[[Claim], Hashable],
) -> None:
    places = dict[Hashable, deque[int]]()
    for j in _free(new, pairs.values()):
        places.setdefault(identity(new[j]), deque()).append(j)
    for i in _free(old, pairs):
        if same := places.get(identity(old[i])):
            pairs[i] = same.popleft()


def _pair_alike(old: Sequence[Claim], new: Sequence[Claim], pairs: dict[int, int]) -> None:
    """Pair each unpaired claim with the unpaired claim that shares most of its words."""
    words = {j: _words(new[j]) for j in _free(new, pairs.values())}
    for i in _free(old, pairs):
        own = _words(old[i])
        likeness, best = max(((_likeness(own, other), -j) for j, other in words.items()), default=(0.0, 0))
        if likeness >= _ALIKE:
            pairs[i] = -best
            del words[-best]


def _pair_places(old: Sequence[Claim], new: Sequence[Claim], pairs: dict[int, int]) -> None:
    """Pair claims that are too short for a comparison of words, when they follow the same claim."""
    free = set(_free(new, pairs.values()))
    for i in _free(old, pairs):
        j = pairs.get(i - 1, -1) + 1 if i else 0
        if j in free and (i == 0 or i - 1 in pairs) and _is_short(old[i]) and _is_short(new[j]):
            pairs[i] = j
            free.remove(j)


def _free(claims: Sequence[Claim], taken: Iterable[int]) -> list[int]:
    used = set(taken)
    return [index for index in range(len(claims)) if index not in used]


def _words(claim: Claim) -> frozenset[str]:
    return frozenset(_WORD.findall(claim.text.casefold()))


def _likeness(words: frozenset[str], others: frozenset[str]) -> float:
    return len(words & others) / max(len(words | others), 1)


def _is_short(claim: Claim) -> bool:
    return len(_words(claim)) < _FEWEST_WORDS
