"""Verifying: quotations held against the copies of their sources, and a record of what was found."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from ...content.evidence import Match, SourceText, match, prepared
from ...core.model import MatchState, QuotationRecord, SourceRecord
from .quoting import Quotation

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

    Where no copy is here, the record stays as it is. What no page quotes any more is forgotten.
    """
    records, verdicts = dict(sources), list[Verdict]()
    for key, record in sources.items():
        text = text_of(record) if key in quoted else None
        found = _of_source(quoted.get(key, ()), record, prepared(text) if text else None)
        kept = {one.quotation.digest: _recorded(one, record) for one in found}
        records[key] = record._replace(quotations={name: one for name, one in kept.items() if one})
        verdicts.extend(found)
    unread = (one for key, several in quoted.items() if key not in sources for one in several)
    verdicts.extend(Verdict(one, MatchState.UNCHECKED) for one in unread)
    return records, tuple(verdicts)


def _of_source(quoted: Sequence[Quotation], record: SourceRecord, text: SourceText | None) -> list[Verdict]:
    if text is not None:
        matches = [(one, match(one.words, text)) for one in quoted]
        return [Verdict(one, made.state, made, record) for one, made in matches]
    known = [(one, record.quotations.get(one.digest)) for one in quoted]
    return [Verdict(one, said.state if said else MatchState.UNCHECKED, None, record) for one, said in known]


def _recorded(verdict: Verdict, record: SourceRecord) -> QuotationRecord | None:
    """Return what the record says of a quotation; nothing of words that were never held against a copy."""
    before = record.quotations.get(verdict.quotation.digest)
    if verdict.match is None:
        return before
    found, lost = verdict.match, before.lost if before else ""
    return QuotationRecord(found.state, record.day, found.start, found.prefix, found.suffix, lost)
