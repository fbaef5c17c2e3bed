"""Source texts: the text of a source, prepared once for all quotations that are held against it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ....core.text import Span
from .composing import composed
from .folding import folded
from .offsets import Offsets

_HALF_OF_A_WORD = 40
_LETTERS_BEFORE, _LETTERS_AFTER = re.compile(r"\w*\Z"), re.compile(r"\w*")


class SourceText(NamedTuple):
    """A text as it was read, and with its typography normalized; `prepared` makes it."""

    original: str
    normal: str
    small: str
    """The normal text in small letters, character by character."""
    ways: tuple[Offsets, ...]
    joined: frozenset[str]
    """Words that were divided at the end of a line, whose hyphen may have been a part of them."""

    def span(self, start: int, end: int) -> Span:
        """Return where a stretch of the normal text stands in the original."""
        for way in reversed(self.ways):
            start, end = way.start_of(start), way.end_of(end)
        return Span(start, end)


def prepared(original: str) -> SourceText:
    """Prepare the text of a source, in time that grows as the text does."""
    letters, way = composed(original)
    normal, others, joints = folded(letters)
    small = normal.lower()
    if len(small) != len(normal):
        small = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in normal)
    ways = (way, *others) if way else others
    return SourceText(original, normal, small, ways, frozenset(_words(normal, joints)))


def normalized(words: str) -> str:
    """Return words of a quotation as `prepared` normalizes those of a source."""
    return folded(composed(words)[0])[0].strip(" ")


def _words(normal: str, joints: tuple[int, ...]) -> Iterator[str]:
    for joint in joints:
        before = _LETTERS_BEFORE.search(normal[max(0, joint - _HALF_OF_A_WORD) : joint])
        after = _LETTERS_AFTER.match(normal[joint : joint + _HALF_OF_A_WORD])
        yield f"{before[0] if before else ''}{after[0] if after else ''}"
