"""Circles in what leads from one name to others, such as entries that inherit from each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping


def circles(leading: Mapping[str, Collection[str]]) -> Mapping[str, int]:
    """Return a number for each name: of two that lead to each other, the same.

    The algorithm of Tarjan for strongly connected components, without recursion; names that lead nowhere
    have no number.
    """
    walk = _Walk(leading)
    for first in leading:
        if first not in walk.order:
            walk.begin(first)
            while walk.path:
                walk.step()
    return walk.numbers


class _Walk:
    """Where the algorithm is: the names from the first to the present one, and what is known of each."""

    def __init__(self, leading: Mapping[str, Collection[str]]) -> None:
        self._leading = leading
        self._lowest = dict[str, int]()
        self._pending = list[str]()
        self.order = dict[str, int]()
        self.numbers = dict[str, int]()
        self.path = list[tuple[str, Iterator[str]]]()

    def begin(self, name: str) -> None:
        """Come to a name for the first time."""
        self.order[name] = self._lowest[name] = len(self.order)
        self._pending.append(name)
        self.path.append((name, (other for other in self._leading[name] if other in self._leading)))

    def step(self) -> None:
        """Go on to where the present name leads, or back where that is all known."""
        name, following = self.path[-1]
        other = next(following, None)
        if other is None:
            self._end(name)
        elif other not in self.order:
            self.begin(other)
        elif other not in self.numbers:
            self._lowest[name] = min(self._lowest[name], self.order[other])

    def _end(self, name: str) -> None:
        self.path.pop()
        for above, _ in self.path[-1:]:
            self._lowest[above] = min(self._lowest[above], self._lowest[name])
        while self._lowest[name] == self.order[name] and name not in self.numbers:
            self.numbers[self._pending.pop()] = self.order[name]
