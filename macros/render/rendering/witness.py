"""What readers are told of the evidence: words that were found, a retraction, an address that is gone."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import quote

from ...core.model import (
    Day,
    Evidence,
    MatchState,
    QuotationRecord,
    ReadResult,
    Source,
    SourceRecord,
    words_digest,
)
from ..words import Words
from .addresses import is_of_web
from .dating import day
from .escaping import attribute, text

_WORD = re.compile(r"\S+")
# Words that a browser finds whichever marks the page has: no quotation marks, dashes or other signs in them.
_PLAIN = re.compile(r"[^\W_]+")
_EACH_END = 4
"""How many words of each end of a long quotation its address has."""


def found(source: Source, words: str, evidence: Evidence, told: Words) -> str:
    """Return the sentence that says of quoted words that they stand in their source; empty otherwise."""
    record, known = evidence.of(source.key, words_digest(words)), evidence.sources.get(source.key)
    is_there = record is not None and record.state.is_found and record.state is not MatchState.TRUNCATED
    if not record or not known or not is_there or record.lost:
        return ""
    if known.how:
        return text(told("words-kept"))
    said = text(told.pattern("words-found")).format(date=day(_day(record.day), told))
    address = "" if known.result is ReadResult.GONE else passage(source, words, record, known)
    return f'<a href="{attribute(address)}">{said}</a>' if address else said


def passage(source: Source, words: str, record: QuotationRecord, known: SourceRecord) -> str:
    """Return the address of the very words, or nothing: the URL Fragment Text Directives of the WICG."""
    address = known.reached or known.asked or source.address
    typed = _WORD.findall(words)
    if not is_of_web(address) or known.extractor.startswith("pypdf"):
        return ""
    first, last = typed[:_EACH_END], typed[-_EACH_END:]
    if len(typed) <= 2 * _EACH_END:
        first, last = typed, []
    parts = [*_before(record), _encoded(first), *([_encoded(last)] if last else [])]
    if record.state is MatchState.NORMALIZED and not all(map(_PLAIN.fullmatch, (*first, *last))):
        return ""
    return f"{address.partition('#')[0]}#:~:text={','.join(parts)}"


def _before(record: QuotationRecord) -> list[str]:
    """Return the words before words that stand at several places."""
    before = record.prefix.split()[1:] if record.state is MatchState.AMBIGUOUS else []
    return [f"{_encoded(before)}-"] if before else []


def _encoded(words: list[str]) -> str:
    # A hyphen and a comma mean something in the directive.
    return quote(" ".join(words), safe="").replace("-", "%2D")


def retraction(known: SourceRecord | None, told: Words) -> str:
    """Return the mark of a retracted source in a list, with a link to the notice; empty for others."""
    if not known or not known.notice or not known.notice.retracts:
        return ""
    notice = known.notice
    said = text(told("retracted"))
    if notice.day:
        said = text(told.pattern("retracted-on")).format(date=day(_day(notice.day), told))
    if notice.doi:
        said = f'<a href="{attribute("https://doi.org/" + quote(notice.doi, safe="/:;()._-~"))}">{said}</a>'
    return f'<strong class="ib-retracted">{said}</strong> '


def is_retracted(evidence: Evidence | None, key: str) -> bool:
    """Return whether a publisher has retracted a source."""
    known = evidence.sources.get(key) if evidence else None
    return bool(known and known.notice and known.notice.retracts)


def _day(iso: str) -> Day:
    known = date.fromisoformat(iso)
    return Day(known.year, known.month, known.day)
