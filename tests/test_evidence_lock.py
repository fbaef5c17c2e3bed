"""The record: one form, read back as it was written, and errors with a place."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from macros.content import evidence_lock
from macros.core.model import (
    AFFIX,
    MatchState,
    Notice,
    QuotationRecord,
    ReadResult,
    SourceRecord,
    words_digest,
)
from macros.core.text import Text

_DAYS = st.dates().map(lambda day: f"{day:%Y-%m-%d}".zfill(10))
_SAID = st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=AFFIX).filter(str.isprintable)
_DIGESTS = st.text().map(words_digest)
_ADDRESSES = st.sampled_from(["", "https://example.org/a", "http://example.org/@b"])
_QUOTATIONS = st.tuples(
    *(st.sampled_from(MatchState), _DAYS, st.integers(0, 10**6), _SAID, _SAID, st.just("") | _DAYS),
    st.integers(0, 9),
).map(lambda values: QuotationRecord(*values))
_NOTICES = st.tuples(
    *(st.sampled_from(["retraction", "correction"]), st.sampled_from(["", "10.1000/a"])),
    st.just("") | _DAYS,
).map(lambda values: Notice(*values))
_RECORDS = st.tuples(
    *(_SAID, _DAYS, st.sampled_from(ReadResult), _ADDRESSES, _SAID, st.just("") | _DIGESTS),
    *(
        _SAID,
        st.just("") | _DIGESTS,
        _SAID,
        _ADDRESSES,
        st.none() | _NOTICES,
        st.lists(_DAYS, max_size=3).map(tuple),
    ),
    st.dictionaries(_DIGESTS, _QUOTATIONS, max_size=3),
).map(lambda values: SourceRecord(*values))


@given(st.dictionaries(st.text(min_size=1), _RECORDS, max_size=3))
def test_a_record_is_read_as_it_was_written(sources: dict[str, SourceRecord]) -> None:
    written = evidence_lock.written(sources)
    read, findings = evidence_lock.read(Text("evidence.lock", written))

    assert (read.sources, findings) == (sources, ())
    assert evidence_lock.written(read.sources) == written


def test_a_record_has_one_form_sorted_by_key() -> None:
    record = SourceRecord("https://example.org/", "2026-11-30", ReadResult.GONE)

    written = evidence_lock.written({"b": record, "a": record})

    assert written == evidence_lock.written({"a": record, "b": record})
    assert list(json.loads(written)["sources"]) == ["a", "b"]
    assert written.endswith("}\n")


def test_words_with_other_spaces_and_accents_are_the_same() -> None:
    assert words_digest("a  caf\u00e9\nis") == words_digest("a cafe\u0301 is")
    assert words_digest("a cafe is") != words_digest("a caf\u00e9 is")


def test_what_nobody_sees_is_not_written() -> None:
    said = "text/html;\tcharset=utf-8\x1b[31m\u200f\ud800"
    record = SourceRecord("", "2026-11-30", ReadResult.READ, media_type=said)

    read, findings = evidence_lock.read(Text("evidence.lock", evidence_lock.written({"a": record})))

    assert (read.sources["a"].media_type, findings) == ("text/html; charset=utf-8[31m", ())
