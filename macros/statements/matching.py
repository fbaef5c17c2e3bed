"""Matching: which statement of one version of a page is which of another."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Sequence

from .reading import Statement

# The part of their words that two statements share when one was made of the other.
_ALIKE = 0.5
# In a table a number or a name alone says nothing, but where it stands does.
_FEWEST_WORDS = 4
_WORD = re.compile(r"[^\W\d_]+")

Match = tuple[Statement | None, Statement | None]
"""A statement before and after; None where there is none."""


def matched(old: Sequence[Statement], new: Sequence[Statement]) -> tuple[Match, ...]:
    """Pair the statements: those before in their order, each with what it became, then what is new."""
    pairs = dict[int, int]()
    _pair_same(old, new, pairs, lambda statement: (statement.text, statement.keys))
    _pair_same(old, new, pairs, lambda statement: statement.text)
    _pair_alike(old, new, pairs)
    _pair_places(old, new, pairs)
    taken = set(pairs.values())
    before = [(statement, new[pairs[i]] if i in pairs else None) for i, statement in enumerate(old)]
    return (*before, *((None, statement) for j, statement in enumerate(new) if j not in taken))


def _pair_same(
    old: Sequence[Statement],
    new: Sequence[Statement],
    pairs: dict[int, int],
    identity: Callable[[Statement], Hashable],
) -> None:
    places = dict[Hashable, deque[int]]()
    for j in _free(new, pairs.values()):
        places.setdefault(identity(new[j]), deque()).append(j)
    for i in _free(old, pairs):
        if same := places.get(identity(old[i])):
            pairs[i] = same.popleft()


def _pair_alike(old: Sequence[Statement], new: Sequence[Statement], pairs: dict[int, int]) -> None:
    """Pair each statement with the free one that shares most of its words."""
    words = {j: _words(new[j]) for j in _free(new, pairs.values())}
    for i in _free(old, pairs):
        own = _words(old[i])
        likeness, best = max(((_likeness(own, other), -j) for j, other in words.items()), default=(0.0, 0))
        if likeness >= _ALIKE:
            pairs[i] = -best
            del words[-best]


def _pair_places(old: Sequence[Statement], new: Sequence[Statement], pairs: dict[int, int]) -> None:
    """Pair what is too short to be known by its words, and follows the same statement."""
    free = set(_free(new, pairs.values()))
    for i in _free(old, pairs):
        j = pairs.get(i - 1, -1) + 1 if i else 0
        if j in free and (i == 0 or i - 1 in pairs) and _is_short(old[i]) and _is_short(new[j]):
            pairs[i] = j
            free.remove(j)


def _free(statements: Sequence[Statement], taken: Iterable[int]) -> list[int]:
    used = set(taken)
    return [index for index in range(len(statements)) if index not in used]


def _words(statement: Statement) -> frozenset[str]:
    return frozenset(_WORD.findall(statement.text.casefold()))


def _likeness(words: frozenset[str], others: frozenset[str]) -> float:
    return len(words & others) / max(len(words | others), 1)


def _is_short(statement: Statement) -> bool:
    return len(_words(statement)) < _FEWEST_WORDS
