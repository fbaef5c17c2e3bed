"""What readers are told of the evidence: words that were found, a retraction, an address that is gone."""

from __future__ import annotations

from datetime import date

from ....core.model import (
    Day,
    Evidence,
    MatchState,
    ReadResult,
    Source,
    SourceRecord,
    words_digest,
)
from ...words import Words
from ..dating import day
from ..escaping import attribute, text
from .passages import passage


def found(source: Source, words: str, evidence: Evidence, told: Words) -> str:
    """Return the sentence that says of quoted words that they stand in their source; empty otherwise."""
    record, known = evidence.of(source.key, words_digest(words)), evidence.sources.get(source.key)
    is_there = record is not None and record.state.is_found and record.state is not MatchState.TRUNCATED
    if not record or not known or not is_there or record.lost:
        return ""
    if known.how:
        return text(told("words-kept"))
    said = text(told.pattern("words-found")).format(date=day(day_of(record.day), told))
    address = "" if known.result is ReadResult.GONE else passage(source, words, record, known)
    return f'<a href="{attribute(address)}">{said}</a>' if address else said


def retraction(known: SourceRecord | None, told: Words) -> str:
    """Return the mark of a retracted source in a list, with a link to the notice; empty for others."""
    if not known or not known.notice or not known.notice.retracts:
        return ""
    notice = known.notice
    said = text(told("retracted"))
    if notice.day:
        said = text(told.pattern("retracted-on")).format(date=day(day_of(notice.day), told))
    if notice.doi:
        said = f'<a href="{attribute(notice.address)}">{said}</a>'
    return f'<strong class="ib-retracted">{said}</strong> '


def is_retracted(evidence: Evidence | None, key: str) -> bool:
    """Return whether a publisher has retracted a source."""
    known = evidence.sources.get(key) if evidence else None
    return bool(known and known.notice and known.notice.retracts)


def day_of(iso: str) -> Day:
    """Return a day of the record."""
    known = date.fromisoformat(iso)
    return Day(known.year, known.month, known.day)
