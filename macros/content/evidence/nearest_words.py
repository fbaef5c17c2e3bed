"""Nearest words: which words of a text a quotation may have meant, to be suggested and never accepted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from ...core.text import Span
from .typography import IDEOGRAPHIC, SourceText
from .word_edges import is_edge

_LONGEST = 2_000
_MOST_SEEDS, _MOST_HITS, _MOST_WINDOWS = 14, 40, 3
_WORD = re.compile(r"\w{4,}")
_WORDS = re.compile(rf"{IDEOGRAPHIC.pattern}|(?:(?!{IDEOGRAPHIC.pattern})[\w'-])+|[^\w\s]")
_ALIKE = 72.0
_HALF = 0.5
_LONG_RUN = 4


def nearest(quotation: str, source: SourceText) -> Span | None:
    """Return the place in the normal text of the words that are most like a normalized quotation."""
    wanted = quotation.lower()[:_LONGEST]
    for seeds in (_words(wanted), _pieces(wanted)):
        found = _best(wanted, source, _windows(wanted, source.small, seeds))
        if found:
            return found
    return None


def difference(text: str, quotation: str) -> tuple[tuple[str, str], ...]:
    """Compare word by word: `equal`, `delete` for what the quotation lacks, `insert` for what it adds."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415  only altered quotations need it

    had, has = _WORDS.findall(text[: 2 * _LONGEST]), _WORDS.findall(quotation[: 2 * _LONGEST])
    told = list[tuple[str, str]]()
    for step in Indel.opcodes(had, has):
        words = (
            has[step.dest_start : step.dest_end]
            if step.tag == "insert"
            else had[step.src_start : step.src_end]
        )
        told.append((step.tag, " ".join(words)))
    return tuple(told)


def _words(wanted: str) -> Iterator[tuple[int, str]]:
    """Yield the longest words of a quotation, which are the rarest, with their places."""
    words = sorted(_WORD.finditer(wanted), key=lambda word: len(word[0]), reverse=True)
    yield from ((word.start(), word[0]) for word in words[:_MOST_SEEDS] if not IDEOGRAPHIC.search(word[0]))


def _pieces(wanted: str) -> Iterator[tuple[int, str]]:
    """Yield pieces of a quotation, for words that are all changed and for scripts without spaces."""
    size = 2 if IDEOGRAPHIC.search(wanted) else 4
    step = max(1, len(wanted) // (2 * _MOST_SEEDS))
    yield from ((place, wanted[place : place + size]) for place in range(0, len(wanted) - size + 1, step))


def _windows(wanted: str, text: str, seeds: Iterable[tuple[int, str]]) -> list[int]:
    """Return where a quotation would begin if its seeds stood at their places, the best places first."""
    width = len(wanted) + 16
    votes = defaultdict[int, set[str]](set)
    for offset, seed in seeds:
        for found in islice(re.finditer(re.escape(seed), text), _MOST_HITS):
            bucket = max(0, found.start() - offset) // width
            votes[bucket].add(seed)
            votes[bucket + 1].add(seed)
    best = sorted(votes, key=lambda bucket: (-sum(map(len, votes[bucket])), bucket))
    return [max(0, bucket - 1) * width for bucket in best[:_MOST_WINDOWS]]


def _best(wanted: str, source: SourceText, starts: Iterable[int]) -> Span | None:
    from rapidfuzz import fuzz  # noqa: PLC0415  only altered quotations need it

    best, found = 0.0, None
    for start in starts:
        window = source.small[start : start + 3 * len(wanted) + 64]
        aligned = fuzz.partial_ratio_alignment(wanted, window)
        if aligned is None or aligned.score <= best:
            continue
        rough = Span(start + aligned.dest_start, start + aligned.dest_end)
        place = _refined(
            wanted, source, rough if len(window) >= len(wanted) else Span(start, start + len(window))
        )
        if _is_alike(wanted, source.small[place.start : place.end], aligned.score):
            best, found = aligned.score, place
    return found


def _refined(wanted: str, source: SourceText, rough: Span) -> Span:
    """Let a place begin and end with words of the quotation, or with as many others as it has there."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415  only altered quotations need it

    more = len(wanted) // 4 + 24
    words = list(_WORDS.finditer(source.small, max(0, rough.start - more), rough.end + more))
    steps = Indel.opcodes([word[0] for word in words], asked := _WORDS.findall(wanted))
    equal = [step for step in steps if step.tag == "equal"]
    if not equal:
        return _whole_words(source.normal, rough)
    first = max(0, equal[0].src_start - equal[0].dest_start)
    last = min(len(words), equal[-1].src_end + len(asked) - equal[-1].dest_end)
    return _whole_words(source.normal, Span(words[first].start(), words[last - 1].end()))


def _whole_words(text: str, place: Span) -> Span:
    start, end = place
    while not is_edge(text, start):
        start -= 1
    while not is_edge(text, end):
        end += 1
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))


def _is_alike(wanted: str, words: str, score: float) -> bool:
    """Return whether words have letters, half of the words, or four words in a row in common."""
    if score >= _ALIKE:
        return True
    equal = [told for kind, told in difference(words, wanted) if kind == "equal"]
    runs = [run for run in equal if len(run.split()) >= _LONG_RUN and len(run) >= 20]
    return bool(runs) or sum(map(len, equal)) >= _HALF * len(wanted)
