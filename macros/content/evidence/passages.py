"""Passages: where the fragments of a quotation follow each other in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ...core.text import Span
from .changes import MOST_REPLACED, NEAR, follows, hides, is_ending, precedes, replaces
from .editors_marks import Fragment, Joint
from .typography import SourceText
from .word_edges import is_edge

LONGEST_OMISSION = 300
"""An ellipsis leaves out at most so many characters of one paragraph; more are two passages."""
_MOST_PLACES = 50
_MOST_TRIES = 10_000
_REACH = {Joint.NOTHING: 1, Joint.LETTERS: 6, Joint.WORDS: 90, Joint.OMISSION: LONGEST_OMISSION}
_SENTENCE_END = re.compile(r"[.!?][')\]]* ?(?=\S| \w)|[.!?]\Z")
_WORDLIKE = re.compile(r"\w+")


class SearchEndedError(Exception):
    """The words stand at so many places that the search was ended before one of them fitted."""


class _Search(NamedTuple):
    """The fragments that are looked for in a text."""

    source: SourceText
    fragments: Sequence[Fragment]
    strict: bool
    """Whether an omission must not hide what turns the meaning, and brackets must not change it."""
    ends: dict[tuple[int, int], int | None]
    """Where the fragments from one on end if they begin after a place, as far as it was tried."""
    tries: Iterator[int]
    """As many as there are tries left: no text and no quotation makes a search long."""


def passages(source: SourceText, fragments: Sequence[Fragment], *, strict: bool = True) -> tuple[Span, ...]:
    """Return the places in the normal text where the fragments follow each other, up to fifty.

    Raises SearchEndedError.
    """
    search = _Search(source, fragments, strict, {}, iter(range(_MOST_TRIES)))
    found = dict[int, Span]()
    try:
        for start, end in _hits(search, 0, 0, None):
            last = _end(search, 1, end)
            if last is not None and not (strict and _is_reframed(search, Span(start, last))):
                # Of passages that end at one place the shortest is meant.
                found[last] = Span(start, last)
            if len(found) == _MOST_PLACES:
                break
    except SearchEndedError:
        if not found:
            raise
    return tuple(sorted(found.values()))


def _hits(search: _Search, which: int, start: int, reach: int | None) -> Iterator[Span]:
    """Yield the places of one fragment between edges of words."""
    fragment = search.fragments[which]
    normal = search.source.normal
    closes = which + 1 == len(search.fragments) or search.fragments[which + 1].joint is not Joint.LETTERS
    for spelling in fragment.spellings:
        stop = len(normal) if reach is None else start + reach + len(spelling)
        place, found = normal.find(spelling, start, stop), False
        while place >= 0:
            if next(search.tries, None) is None:
                raise SearchEndedError
            span = search.source.span(place, place + len(spelling))
            if (not fragment.opens or is_edge(search.source.original, span.start)) and (
                not closes or is_edge(search.source.original, span.end)
            ):
                found = True
                yield Span(place, place + len(spelling))
            place = normal.find(spelling, place + 1, stop)
        if found and reach is None:
            return


def _end(search: _Search, which: int, end: int) -> int | None:
    """Return where the fragments from one on end, if they follow what ends here."""
    if which == len(search.fragments):
        return end
    if (which, end) not in search.ends:
        hits = _hits(search, which, end, _REACH[search.fragments[which].joint])
        bridged = (hit.end for hit in hits if _is_bridged(search, which, Span(end, hit.start)))
        lasts = (_end(search, which + 1, place) for place in bridged)
        search.ends[which, end] = next((last for last in lasts if last is not None), None)
    return search.ends[which, end]


def _is_bridged(search: _Search, which: int, gap: Span) -> bool:
    """Return whether a mark can stand for the words between two fragments."""
    fragment = search.fragments[which]
    words = search.source.normal[gap.start : gap.end]
    match fragment.joint:
        case Joint.NOTHING:
            return words in {"", " "}
        case Joint.LETTERS:
            return is_ending(
                search.source.normal[max(0, gap.start - NEAR) : gap.start], words, fragment.inserted
            )
        case Joint.WORDS:
            few = len(_WORDLIKE.findall(words)) <= MOST_REPLACED and not _SENTENCE_END.search(words)
            return few and not (search.strict and replaces(words, fragment.inserted))
        case _:
            return not _has_a_break(search.source, gap) and not (
                search.strict and hides(words, fragment.inserted)
            )


def _is_reframed(search: _Search, place: Span) -> bool:
    """Return whether brackets before the first or after the last fragment change what the text says."""
    normal, first, last = search.source.normal, search.fragments[0], search.fragments[-1]
    before, after = normal[max(0, place.start - NEAR) : place.start], normal[place.end : place.end + NEAR]
    words = normal[max(place.start, place.end - NEAR) : place.end]
    return not (precedes(before, first.inserted) and follows(words, after, last.added))


def _has_a_break(source: SourceText, gap: Span) -> bool:
    """Return whether a paragraph ends in a gap; a line that goes on with a small letter begins none."""
    if gap.start == gap.end:
        return False
    first, last = source.span(gap.start, gap.end)
    lines = source.original[first : last + 1].split("\n")
    return any(
        not empty.strip() and not following.lstrip()[:1].islower() for empty, following in pairwise(lines[1:])
    )
