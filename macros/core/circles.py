"""Circles in what leads from one name to others, such as entries that inherit from each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping


def circles(leading: Mapping[str, Collection[str]]) -> Mapping[str, int]:
    """Return a number for each name: of two that lead to each other, the same.

    The algorithm of Tarjan for strongly connected components, without recursion; names that lead nowhere
    have no number.
    """
    order, lowest, numbers = dict[str, int](), dict[str, int](), dict[str, int]()
    pending = list[str]()
    for first in leading:
        path = list[tuple[str, Iterator[str]]]()
        if first not in order:
            path.append((first, iter(leading[first])))
        while path:
            name, following = path[-1]
            if name not in order:
                order[name] = lowest[name] = len(order)
                pending.append(name)
            for other in following:
                if other in leading and other not in order:
                    path.append((other, iter(leading[other])))
                    break
                if other in leading and other not in numbers:
                    lowest[name] = min(lowest[name], order[other])
            else:
                path.pop()
                if path:
                    above = path[-1][0]
                    lowest[above] = min(lowest[above], lowest[name])
                if lowest[name] == order[name]:
                    while name not in numbers:
                        numbers[pending.pop()] = order[name]
    return numbers
