"""Repeats: whether words that stand at several places of a text say the same at each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ...core.text import Span
from .typography import IDEOGRAPHIC, normalized

SURROUNDINGS = 32
"""So many characters on each side tell one place from another."""

_FEW_WORDS = 2
_WINDOW = 400
_MORE = 8
"""A repeated sentence tells what is meant if it has so many characters beyond the quotation."""
_SENTENCE_END = re.compile(r"[.!?\u3002\uff01\uff1f\u061f][\"'\u201d\u2019\u00bb)]*(?=\s|\Z)|\n")
_WORD = re.compile(r"\w+(?:['\u2019-]\w+)*")


def is_ambiguous(text: str, places: Sequence[Span]) -> bool:
    """Return whether a reader cannot tell which place is meant, and it matters.

    It does not matter where a headline or a pull quote repeats the words on a line of their own, where
    the whole sentence around them is repeated, or where the words around them are the same.
    """
    if len(places) < 2:
        return False
    if _count(text[places[0].start : places[0].end]) <= _FEW_WORDS:
        return True
    others = [place for place in places if not _is_alone(text, place)] or list(places)[:1]
    return not all(_is_same(text, one, other) for one, other in pairwise(others))


def surroundings(text: str, place: Span) -> tuple[str, str]:
    """Return the characters before and after a place, with white space folded."""
    before = text[max(0, place.start - 4 * SURROUNDINGS) : place.start]
    after = text[place.end : place.end + 4 * SURROUNDINGS]
    return re.sub(r"\s+", " ", before)[-SURROUNDINGS:], re.sub(r"\s+", " ", after)[:SURROUNDINGS]


def _count(words: str) -> float:
    """Count words; two ideographs are about one."""
    return len(_WORD.findall(IDEOGRAPHIC.sub(" ", words))) + len(IDEOGRAPHIC.findall(words)) / 2


def _is_alone(text: str, place: Span) -> bool:
    first = text.rfind("\n", 0, place.start) + 1
    last = text.find("\n", place.end)
    around = text[max(first, place.start - _WINDOW) : place.start], text[place.end : max(last, place.end)]
    if last < 0:
        around = around[0], text[place.end : place.end + _WINDOW]
    return not any(sign.isalnum() for side in around for sign in side[:_WINDOW])


def _is_same(text: str, one: Span, other: Span) -> bool:
    if not any(map(str.isalnum, text[one.end : min(other.start, one.end + _WINDOW)])):
        return True
    sides = [surroundings(text, place) for place in (one, other)]
    before, after = (min(len(sides[0][side]), len(sides[1][side])) for side in (0, 1))
    same = sides[0][0].endswith(sides[1][0][-before:] if before else "") and sides[0][1].startswith(
        sides[1][1][:after]
    )
    if same and before + after >= SURROUNDINGS:
        return True
    first, second = _sentence(text, one), _sentence(text, other)
    if second.start < first.end:
        return False
    sentence = normalized(text[first.start : first.end])
    more = len(sentence) - len(normalized(text[one.start : one.end]))
    return more >= _MORE and sentence == normalized(text[second.start : second.end])


def _sentence(text: str, place: Span) -> Span:
    """Return the place of the sentence around a place."""
    before = text[max(0, place.start - _WINDOW) : place.start]
    ends = [end.end() for end in _SENTENCE_END.finditer(before)]
    first = place.start - len(before) + (ends[-1] if ends else 0)
    after = _SENTENCE_END.search(text, max(place.start, place.end - 1), place.end + _WINDOW)
    return Span(first, after.start() if after else min(len(text), place.end + _WINDOW))
