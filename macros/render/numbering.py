"""Numbers: which number a source has on one page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def number(keys: Iterable[str]) -> Mapping[str, int]:
    """Give keys numbers, from 1 on, in the order in which a reader first meets them.

    A key keeps its number when it is repeated; the mapping is in the order of the numbers.
    """
    return {key: position for position, key in enumerate(dict.fromkeys(keys), start=1)}
