"""Verifying: quotations held against the copies of their sources, and a record of what was found."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from ...content.evidence import Match, SourceText, match, prepared
from ...core.model import MatchState, QuotationRecord, SourceRecord
from .quoting import Quotation, times

TextOf = Callable[[SourceRecord], str | None]
"""Returns the text in the copy of a source; None where there is no copy, or no text in it."""


class Verdict(NamedTuple):
    """What became of one quotation."""

    quotation: Quotation
    state: MatchState
    match: Match | None = None
    """How the words stand in the copy; None where no copy is here, and the record counts."""
    record: SourceRecord | None = None


def verified(
    quoted: Mapping[str, Sequence[Quotation]], sources: Mapping[str, SourceRecord], text_of: TextOf
) -> tuple[Mapping[str, SourceRecord], tuple[Verdict, ...]]:
    """Hold quotations against the copies; return the new record of each source, and a verdict for each.

    Where no copy is here, the record stays as it is. Else what no page quotes any more is forgotten.
    """
    records, verdicts = dict(sources), list[Verdict]()
    for key, record in sources.items():
        text = text_of(record) if key in quoted or record.quotations else None
        found = _of_source(quoted.get(key, ()), record, prepared(text) if text else None)
        verdicts.extend(found)
        if text is not None:
            records[key] = record._replace(quotations=_recorded(found, record))
    unread = (one for key, several in quoted.items() if key not in sources for one in several)
    verdicts.extend(Verdict(one, MatchState.UNCHECKED) for one in unread)
    return records, tuple(verdicts)


def _of_source(quoted: Sequence[Quotation], record: SourceRecord, text: SourceText | None) -> list[Verdict]:
    if text is not None:
        matches = [(one, match(one.words, text)) for one in quoted]
        return [Verdict(one, made.state, made, record) for one, made in matches]
    known = [(one, record.quotations.get(one.digest)) for one in quoted]
    return [Verdict(one, said.state if said else MatchState.UNCHECKED, None, record) for one, said in known]


def _recorded(found: Sequence[Verdict], record: SourceRecord) -> Mapping[str, QuotationRecord]:
    """Return what the record says of quotations that were held against the copy."""
    places = times(one.quotation for one in found)
    return {
        one.quotation.digest: _record(one.match, record, one.quotation.digest, places)
        for one in found
        if one.match
    }


def _record(found: Match, record: SourceRecord, name: str, places: Mapping[str, int]) -> QuotationRecord:
    before = record.quotations.get(name)
    lost = before.lost if before else ""
    return QuotationRecord(
        *(found.state, record.day, found.start, found.prefix, found.suffix),
        lost=lost,
        times=places.get(name, 0),
    )
