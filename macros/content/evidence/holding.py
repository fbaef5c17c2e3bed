"""Holding a quotation against the text of its source: a quotation and a prepared text in, a match out."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.model import MatchState
from ...core.text import Span
from .editors_marks import MOST_FRAGMENTS, fragments
from .nearest_words import difference, nearest
from .passages import SearchEndedError, passages
from .repeats import is_ambiguous, surroundings
from .spellings import spelled, whole
from .turning import is_turned
from .typography import SourceText, is_measured_otherwise
from .verdicts import Match
from .word_edges import is_edge

_LONGEST_QUOTATION = 20_000
_LONGEST_SHOWN = 200
_SLACK = 8


def match(quotation: str, text: SourceText) -> Match:
    """Return whether and where a quotation stands in a text.

    Similar words are told and never accepted: a quotation passes when its words are there, in their order.
    """
    wanted = quotation.strip()
    if reason := _unchecked(wanted, text):
        return Match(MatchState.UNCHECKED, reason=reason)
    try:
        return _matched(wanted, text)
    except SearchEndedError:
        return Match(MatchState.UNCHECKED, reason="its words stand at too many places of the source")


def _matched(wanted: str, text: SourceText) -> Match:
    if found := _measured(wanted, text, passages(text, whole(wanted, text.joined))):
        return _judged(wanted, text, found)
    parts = spelled(fragments(wanted), text.joined)
    if not parts:
        return Match(MatchState.UNCHECKED, reason="the quotation has no words beside those in brackets")
    if len(parts) > MOST_FRAGMENTS:
        return Match(MatchState.UNCHECKED, reason=f"the quotation has more than {MOST_FRAGMENTS} parts")
    if found := _measured(wanted, text, passages(text, parts)):
        return _judged(wanted, text, found)
    words = " ".join(part.spellings[0] for part in parts)
    hidden = passages(text, parts, strict=False)
    longest = max((part.spellings[0] for part in parts), key=len)
    meant = (
        hidden[0] if hidden else nearest(words, text) or (nearest(longest, text) if len(parts) > 1 else None)
    )
    return _altered(words, text, meant) if meant else Match(MatchState.ABSENT)


def _measured(wanted: str, text: SourceText, found: Sequence[Span]) -> Sequence[Span]:
    """Return the places whose measures are those of the quotation."""
    originals = ((place, text.span(*place)) for place in found)
    return [
        place
        for place, (start, end) in originals
        if not is_measured_otherwise(wanted, text.original[start:end])
    ]


def _unchecked(wanted: str, text: SourceText) -> str:
    """Return why nothing can be said of a quotation, if so."""
    if not any(map(str.isalnum, text.original)):
        return "the text of the source has no words"
    if not any(map(str.isalnum, wanted)):
        return "the quotation has no words"
    if len(wanted) > _LONGEST_QUOTATION:
        return f"the quotation has more than {_LONGEST_QUOTATION:,} characters"
    return ""


def _judged(wanted: str, text: SourceText, found: Sequence[Span]) -> Match:
    """Return the match of a quotation that stands at these places of the normal text."""
    places = [_literal(wanted, text, text.span(*place)) for place in found]
    literal = [place for place, is_literal in places if is_literal]
    every = [place for place, _ in places]
    turned = [is_turned(text.original, place) for place in every]
    if is_ambiguous(text.original, every) and not all(turned):
        return _at(text, every[0], MatchState.AMBIGUOUS)
    place = (literal or every)[0]
    if turned[every.index(place)]:
        return _at(text, place, MatchState.TRUNCATED)
    return _at(text, place, MatchState.EXACT if literal else MatchState.NORMALIZED)


def _literal(wanted: str, text: SourceText, place: Span) -> tuple[Span, bool]:
    """Return where exactly the quotation stands, and whether with the same characters."""
    start, end = place
    if text.original[start:end] == wanted:
        return place, True
    first = text.original.find(wanted, max(0, start - _SLACK), end + _SLACK)
    last = first + len(wanted)
    if first >= 0 and is_edge(text.original, first) and is_edge(text.original, last):
        return Span(first, last), True
    return place, False


def _at(text: SourceText, place: Span, state: MatchState) -> Match:
    before, after = surroundings(text.original, place)
    return Match(state, place.start, place.end, before, after)


def _altered(words: str, text: SourceText, meant: Span) -> Match:
    place = text.span(*meant)
    told = difference(text.normal[meant.start : meant.end], words)
    # Words that stand in the text are altered by what their place leaves out.
    shown = " ".join(text.original[place.start : place.end].split())
    first = (
        next((len(part) for kind, part in told if kind == "equal"), 0) if len(shown) > _LONGEST_SHOWN else 0
    )
    start = (
        max(0, min(first - _LONGEST_SHOWN // 2, len(shown) - _LONGEST_SHOWN)) if told[0][0] == "equal" else 0
    )
    return _at(text, place, MatchState.ALTERED)._replace(
        nearest=shown[start : start + _LONGEST_SHOWN], difference=told
    )
