"""Sentences: where they end in a running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from re import Match

from ...core.text import Span, covering
from .abbreviations import is_abbreviated

_LONGEST = 400
_ELLIPSIS = "…"

_END = re.compile(
    r"""
    (?P<stop>
        [.!?…؟۔።।॥。！？｡．] (?<! [.!?…؟۔።।॥。！？｡．]{2} )     # the first sign of several
        [.!?…؟۔።।॥。！？｡．]*+ )
    ["'”’»›“‘«‹)\]}」』）】〉》]*+          # „So.“ and »So.« close with what others open with
    (?: [ ] [»›] (?= \s | \Z ) )?+          # the French set closing marks apart
    (?= [\s"'“‘«‹„‚(\[{¿¡—–-]*+ (?P<following> \w{0,20} \.? ) )
    """,
    re.VERBOSE,
)
_NEEDS_NO_SPACE = frozenset("。！？｡．")


def sentences(text: str, unbroken: Sequence[Span], marked: AbstractSet[int]) -> Iterator[Span]:
    """Yield the sentences of a text in which each white space is one space, without the space around them.

    `unbroken` are parts in which no sentence ends, sorted and not overlapping. `marked` are the offsets of
    citation markers: a full stop with a marker ends a sentence, also after an abbreviation, as in
    "in Washington, D.C.[1] Hamas".
    """
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        if _is_end(text, match, marked) and not (unbroken and _is_inside(unbroken, end)):
            yield Span(start, end)
            start = end + text.startswith(" ", end)
    if start < len(text):
        yield Span(start, len(text))


def excerpt(text: str, sentence: Span, offset: int) -> str:
    """Return a sentence; of a very long sentence the part around an offset, cut between words."""
    if sentence.end - sentence.start <= _LONGEST:
        return text[sentence.start : sentence.end]
    room = _LONGEST - 2 * len(_ELLIPSIS)
    start = max(sentence.start, min(offset - room // 2, sentence.end - room))
    end = min(start + room, sentence.end)
    before = after = ""
    if start > sentence.start:
        # Without a space nearby, as in Chinese, cut anywhere.
        start = max(start, text.find(" ", start - 1, offset) + 1)
        before = _ELLIPSIS
    if end < sentence.end:
        space = text.rfind(" ", offset, end + 1)
        end = space if space >= 0 else end
        after = _ELLIPSIS
    return f"{before}{text[start:end]}{after}"


def _is_inside(unbroken: Sequence[Span], end: int) -> bool:
    index = covering(unbroken, end - 1)
    return index is not None and end < unbroken[index].end


def _is_end(text: str, match: Match[str], marked: AbstractSet[int]) -> bool:
    """Return whether signs that can end a sentence do so here."""
    stop, end = match["stop"], match.end()
    if end == len(text) or stop[-1] in _NEEDS_NO_SPACE:
        return True
    if text[end] != " " or match["following"][:1].islower():
        return False
    if stop[0] not in ".…":
        return True
    if text[match.start() - 1 : match.start()] in {"", " ", "(", "["}:
        return False  # an ellipsis for words that are left out
    if stop != "." or end in marked:
        return True
    return not is_abbreviated(text, match.start(), match["following"])
