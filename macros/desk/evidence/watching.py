"""Watching: what a new visit to a source changes in its record.

"Unreachable" is neither "gone" nor "changed": a source is gone where its host says so, where another page
stands in its place, or where it could not be reached on three days. What was read before stays known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from ...content.evidence import match, prepared
from ...core.model import QuotationRecord, ReadResult, SourceRecord
from .quoting import Quotation

_DAYS = 3
"""After how many days without an answer a source counts as gone."""
# The title of a page that says that another one is missing.
_MISSING = re.compile(
    r"""
    \b404\b | \b not \s found \b
    | nicht \s (?: gefunden | verfügbar ) | introuvable | no \s encontrad[ao] | não \s encontrad[ao]
    | no \s longer \s (?: available | exists ) | does \s not \s exist | не \s найден | غير \s موجود | 找不到
    """,
    re.IGNORECASE | re.VERBOSE,
)


class Visit(NamedTuple):
    """What came of asking for a source again."""

    result: ReadResult
    asked: str
    reached: str = ""
    content: str = ""
    """The digest of the bytes."""
    text: str = ""
    """The digest of the main text, by which a change shows."""
    whole: str = ""
    """All that the source shows, where quotations are looked for."""
    extractor: str = ""
    title: str = ""
    is_unchanged: bool = False
    """Whether the server says that nothing has changed."""


def watched(before: SourceRecord | None, visit: Visit, quoted: Sequence[Quotation], day: str) -> SourceRecord:
    """Return the record of a source after a visit on a day."""
    if before is None:
        before = SourceRecord(visit.asked, day, visit.result)
    if visit.result is ReadResult.READ and not visit.is_unchanged:
        return _gone(before) if is_replaced(visit) else _read(before, visit, quoted, day)
    if visit.result is ReadResult.READ:
        return before._replace(result=ReadResult.READ, failures=())
    if visit.result is ReadResult.GONE:
        return _gone(before)
    if visit.result is ReadResult.UNREACHABLE:
        days = tuple(dict.fromkeys((*before.failures, day)))[-_DAYS:]
        missed = before._replace(failures=days)
        return missed._replace(result=ReadResult.GONE) if len(days) == _DAYS else missed
    # A server that refuses a program, or sends no text, says nothing of what people see.
    return before


def _gone(before: SourceRecord) -> SourceRecord:
    return before._replace(result=ReadResult.GONE, failures=())


def is_replaced(visit: Visit) -> bool:
    """Return whether another page stands in the place of a source, though its server says "200 OK"."""
    asked, reached = urlsplit(visit.asked), urlsplit(visit.reached or visit.asked)
    is_home = reached.path in ("", "/") and not reached.query and asked.path not in ("", "/")
    return is_home or bool(_MISSING.search(visit.title))


def _read(before: SourceRecord, visit: Visit, quoted: Sequence[Quotation], day: str) -> SourceRecord:
    """Look for all quotations in what was read; a copy that lacks one does not replace the former."""
    there = before._replace(result=ReadResult.READ, failures=())
    if before.how or visit.text == before.text:
        # What a person has read elsewhere may never be at the address.
        return there
    text = prepared(visit.whole)
    found = {one.digest: match(one.words, text) for one in quoted}
    lost = {name for name, made in found.items() if not made.state.is_found and _was_found(before, name)}
    if lost:
        return there._replace(quotations=_missed(before.quotations, lost, day))
    known = {
        name: QuotationRecord(made.state, day, made.start, made.prefix, made.suffix)
        for name, made in found.items()
    }
    return there._replace(
        asked=visit.asked,
        day=day,
        reached=visit.reached if visit.reached != visit.asked else "",
        content=visit.content,
        text=visit.text,
        extractor=visit.extractor,
        quotations=known,
    )


def _was_found(before: SourceRecord, name: str) -> bool:
    known = before.quotations.get(name)
    return known is not None and known.state.is_found


def _missed(
    quotations: Mapping[str, QuotationRecord], lost: set[str], day: str
) -> Mapping[str, QuotationRecord]:
    """Mark what is missing with the first day on which it was."""
    return {
        name: one._replace(lost=one.lost or day) if name in lost else one._replace(lost="")
        for name, one in quotations.items()
    }
