"""Watching: what a new visit to a source changes in its record.

"Unreachable" is neither "gone" nor "changed": a source is gone where its host says so, where another page
stands in its place, or where it could not be reached on three days. What was read before stays known, with
its copy and its day: a visit says what stands at the address now, and whether what is quoted is still there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ...content.evidence import SourceText, match, prepared
from ...core.model import MatchState, QuotationRecord, ReadResult, SourceRecord
from .quoting import Quotation, times
from .stand_ins import Arrival, is_missing, is_wall

_DAYS = 3
"""After how many days without an answer a source counts as gone."""
_LOST = (MatchState.ABSENT, MatchState.ALTERED)
"""Of a text without words nothing can be said."""


class Visit(NamedTuple):
    """What came of asking for a source again."""

    result: ReadResult
    asked: str
    reached: str = ""
    """The address behind redirects; empty for the same one."""
    whole: str = ""
    """All that the source shows, where quotations are looked for."""
    title: str = ""
    """What the page calls itself."""
    former: str = ""
    """All that the copy shows which was read before, where another version of a program finds texts now."""
    made: SourceRecord | None = None
    """The record of what was read, for a source that was never read."""


class Expected(NamedTuple):
    """What the site says of a source."""

    title: str = ""
    quoted: Sequence[Quotation] = ()


def watched(before: SourceRecord | None, visit: Visit, expected: Expected, day: str) -> SourceRecord:
    """Return the record of a source after a visit on a day."""
    is_new = is_unread(before, visit.asked)
    known = before or SourceRecord(visit.asked, day, ReadResult.UNREACHABLE)
    text = prepared(visit.whole) if visit.result is ReadResult.READ and not known.how else None
    states = _states(expected.quoted, text, prepared(visit.former)) if text else {}
    result = _result(known, visit, expected.title, states)
    match result:
        case ReadResult.GONE:
            return known._replace(result=result, gone=known.gone or day, failures=())
        case ReadResult.UNREACHABLE:
            return _missed(known, day)
        case ReadResult.READ if is_new and visit.made and text:
            return _first(known, visit.made, text, expected.quoted)
        case ReadResult.READ:
            return _there(known, result)._replace(quotations=_held(known.quotations, states, day))
        case ReadResult.WITHOUT_TEXT:
            return _there(known, result if is_new else ReadResult.READ)
        case _:
            return _refused(known, is_new=is_new)


def is_unread(before: SourceRecord | None, asked: str) -> bool:
    """Return whether nobody has read a source at this address, or has a copy of it."""
    return before is None or (not before.how and (not before.text or before.asked != asked))


def _states(quoted: Sequence[Quotation], text: SourceText, former: SourceText) -> Mapping[str, MatchState]:
    """Return how quotations stand; nothing of those that are not even found in the copy that had them."""
    states = {one.digest: match(one.words, text).state for one in quoted}
    unseen = {one.digest for one in quoted if former.original and match(one.words, former).state in _LOST}
    return {name: state for name, state in states.items() if state not in _LOST or name not in unseen}


def _result(known: SourceRecord, visit: Visit, named: str, states: Mapping[str, MatchState]) -> ReadResult:
    """Return what a visit says: a page that has quoted words is the source, whatever it calls itself."""
    if visit.result is not ReadResult.READ or any(state.is_found for state in states.values()):
        return visit.result
    page = Arrival(visit.asked, visit.reached or visit.asked, visit.title, named)
    if is_wall(page):
        return ReadResult.REFUSED
    has_lost = any(_is_lost(one, states.get(name)) for name, one in known.quotations.items())
    return ReadResult.GONE if is_missing(page, has_lost=has_lost) else visit.result


def _is_lost(one: QuotationRecord, state: MatchState | None) -> bool:
    return state in _LOST and one.state.is_found


def _there(known: SourceRecord, result: ReadResult) -> SourceRecord:
    return known._replace(result=result, failures=(), gone="")


def _refused(known: SourceRecord, *, is_new: bool) -> SourceRecord:
    """Keep what is known: a server that refuses a program says nothing of what people see, but is there."""
    if known.result is ReadResult.GONE:
        return known
    return known._replace(result=ReadResult.REFUSED if is_new else known.result, failures=())


def _missed(known: SourceRecord, day: str) -> SourceRecord:
    """Count a day without an answer; what is gone already is not counted again."""
    if known.result is ReadResult.GONE:
        return known
    days = tuple(dict.fromkeys((*known.failures, day)))[-_DAYS:]
    missed = known._replace(failures=days)
    return missed._replace(result=ReadResult.GONE, gone=day) if len(days) == _DAYS else missed


def _first(
    known: SourceRecord, made: SourceRecord, text: SourceText, quoted: Sequence[Quotation]
) -> SourceRecord:
    """Return the record of a source that was read for the first time, with all that is quoted of it."""
    found, places = {one.digest: match(one.words, text) for one in quoted}, times(quoted)
    quotations = {
        name: QuotationRecord(
            *(one.state, made.day, one.start, one.prefix, one.suffix), times=places.get(name, 0)
        )
        for name, one in found.items()
    }
    archived = known.archived if known.asked == made.asked else ""
    return made._replace(archived=archived, notice=known.notice, quotations=quotations)


def _held(
    quotations: Mapping[str, QuotationRecord], states: Mapping[str, MatchState], day: str
) -> Mapping[str, QuotationRecord]:
    """Mark what was found once and is missing now, with the first day on which it was."""
    return {name: _marked(one, states.get(name), day) for name, one in quotations.items()}


def _marked(one: QuotationRecord, state: MatchState | None, day: str) -> QuotationRecord:
    if _is_lost(one, state):
        return one._replace(lost=one.lost or day)
    return one._replace(lost="") if state and state.is_found else one
