"""Quotations of all pages, each with what the record says of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ....core.model import CopyState, MatchState, QuotationRecord, Quoted, SourceRecord
from ....core.program import PROGRAM
from ....core.text import Text
from ..found import AllPages, Found

VERIFY = f'type "{PROGRAM} evidence verify"'


class QuotationCase(NamedTuple):
    """One quotation of a page, with what the record says of it."""

    text: Text
    quoted: Quoted
    source: SourceRecord | None
    record: QuotationRecord | None

    def found(self, message: str, hint: str) -> Found:
        """Return a finding at the quotation."""
        return Found(self.text, self.quoted.span, message, hint)

    @property
    def day(self) -> str:
        """The day on which its words were held against the source; empty if never."""
        return self.record.day if self.record else ""


def cases(pages: AllPages, *states: MatchState) -> Iterator[QuotationCase]:
    """Yield the quotations of all pages where a site keeps a record; with states, those that have one."""
    if (evidence := pages.evidence) is None:
        return
    for profile in pages.profiles:
        for quoted in profile.quoted:
            source, record = evidence.sources.get(quoted.key), evidence.of(quoted.key, quoted.words)
            if not states or (record and record.state in states):
                yield QuotationCase(pages.texts[profile.path], quoted, source, record)


def by_record(pages: AllPages) -> int:
    """Return how many quotations were verified against copies that are not here."""
    verified = (case.source.content for case in cases(pages) if case.source and case.record)
    counts = Counter(content for content in verified if content)
    return sum(count for content, count in counts.items() if pages.copy_state(content) is CopyState.MISSING)


def with_lost_words(pages: AllPages) -> frozenset[str]:
    """Return the sources of which words were verified at more places than pages have them now."""
    profiles = (*pages.profiles, *pages.drafts, *pages.included)
    used = Counter((quoted.key, quoted.words) for profile in profiles for quoted in profile.quoted)
    known = pages.evidence.sources if pages.evidence else {}
    return frozenset(
        key
        for key, source in known.items()
        if any(used[key, words] < one.times for words, one in source.quotations.items())
    )
