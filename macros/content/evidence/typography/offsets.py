"""Offsets: where each character of a changed text stands in the text before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple


class Substitute(NamedTuple):
    """What stands for some characters of a text, or for the part of them that it replaces."""

    start: int
    width: int
    new: str


class Offsets(NamedTuple):
    """The way back, in stretches: of equal characters, or of one substitute."""

    at: Sequence[int]
    """Where each stretch begins in the changed text."""
    start: Sequence[int]
    """Where it begins in the text before."""
    width: Sequence[int]
    """How long a substitute was in the text before; 0 for equal characters."""

    def start_of(self, place: int) -> int:
        """Return where the character at a place of the changed text began."""
        k = bisect_right(self.at, place) - 1
        return self.start[k] if self.width[k] else self.start[k] + place - self.at[k]

    def end_of(self, place: int) -> int:
        """Return where the character before a place of the changed text ended."""
        k = bisect_right(self.at, place - 1) - 1
        return self.start[k] + (self.width[k] or place - self.at[k])


def substituted(
    text: str, pattern: re.Pattern[str], new: Callable[[re.Match[str]], Iterable[Substitute]]
) -> tuple[str, Offsets]:
    """Replace what a pattern finds; a substitute of one character for one needs no stretch of its own."""
    pieces, end, length = list[str](), 0, 0
    at, start, width = [0], [0], [0]
    for found in pattern.finditer(text):
        first, last = found.span()
        pieces.append(text[end:first])
        length += first - end
        end = last
        many = tuple(new(found))
        if last - first == 1 and len(many) == 1 and len(many[0].new) == 1:
            pieces.append(many[0].new)
            length += 1
            continue
        for one in many:
            at.append(length)
            start.append(one.start)
            width.append(one.width)
            pieces.append(one.new)
            length += len(one.new)
        at.append(length)
        start.append(last)
        width.append(0)
    pieces.append(text[end:])
    return "".join(pieces), Offsets(at, start, width)
