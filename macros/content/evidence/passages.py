"""Passages: where the fragments of a quotation follow each other in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ...core.text import Span
from .denial import conditions, denials, numbers
from .editors_marks import Fragment, Joint
from .typography import SourceText
from .word_edges import is_edge

LONGEST_OMISSION = 300
"""An ellipsis leaves out at most so many characters of one paragraph; more are two passages."""
MOST_REPLACED = 6
"""Brackets stand for at most so many words of the text."""

_MOST_PLACES = 50
_MOST_TRIES = 10_000
_REACH = {Joint.NOTHING: 1, Joint.LETTERS: 6, Joint.WORDS: 90, Joint.OMISSION: LONGEST_OMISSION}
_ENDING = re.compile(r"(?!less|not)\w{0,4} ?")
_SENTENCE_END = re.compile(r"[.!?][')\]]* ?(?=\S| \w)|[.!?]\Z")
_NOTE = re.compile(r"\[\d{1,3}\]")
_BETWEEN_SENTENCES = re.compile(r"(?<=\w{3})[.!?][')\]]* ?(?=\w)")
_AT_A_SENTENCE = re.compile(r"\A[.!?]|[.!?][')\]]* ?\Z")
_NAME = re.compile(r"(?<!\w)[^\W\d_a-z]\w+")
# Words that begin with a capital letter and name nobody.
_NO_NAMES = re.compile(
    r"(?:The|This|These|Those|They|Them|He|She|It|We|You|His|Her|Its|Their|Our|My|And|But|So|In|At|On|For|"
    r"Der|Die|Das|Er|Sie|Es|Wir|Le|La|Les|Il|Elle|Ils|Elles|Nous|El|Los|Las|Ella|Ellos)"
)
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
            if last is not None:
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
            return _ENDING.fullmatch(words) is not None
        case Joint.WORDS:
            few = len(_WORDLIKE.findall(words)) <= MOST_REPLACED and not _SENTENCE_END.search(words)
            return few and not (search.strict and _changes(words, fragment.inserted))
        case _:
            return not _has_a_break(search.source, gap) and not (search.strict and _hides(words))


def _hides(gap: str) -> bool:
    """Return whether an omission hides what turns the meaning, or joins two sentences to a third."""
    words = _NOTE.sub("", gap)
    joins = _BETWEEN_SENTENCES.search(words) and not _AT_A_SENTENCE.search(words)
    return bool(joins or denials(words) or numbers(words) or conditions(words))


def _changes(words: str, inserted: str) -> bool:
    """Return whether brackets change what the words deny, count, restrict or name."""
    if denials(words) != denials(inserted) or conditions(words) != conditions(inserted):
        return True
    had, has = numbers(words), numbers(inserted)
    names, others = (_names(one) for one in (words, inserted))
    return (bool(had) and had != has) or (bool(names and others) and not names & others)


def _names(words: str) -> set[str]:
    return {name for name in _NAME.findall(words) if not _NO_NAMES.fullmatch(name)}


def _has_a_break(source: SourceText, gap: Span) -> bool:
    """Return whether a paragraph ends in a gap; a line that goes on with a small letter begins none."""
    if gap.start == gap.end:
        return False
    first, last = source.span(gap.start, gap.end)
    lines = source.original[first : last + 1].split("\n")
    return any(
        not empty.strip() and not following.lstrip()[:1].islower() for empty, following in pairwise(lines[1:])
    )
