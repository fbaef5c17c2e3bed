"""Asking for sources again: what each visit says of a record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from ....core.model import Source, SourceRecord
from ....project import evidence as copies
from ....project.evidence import ExtractedText, Fetched, State
from ...evidence.quoting import Quotation
from ...evidence.watching import Expected, Visit, is_unread, watched
from .. import stop
from .recorded import OpenedRecord, by_address, read_record, result_of


class Again(NamedTuple):
    """A source that was asked again."""

    key: str
    record: SourceRecord
    said: str
    """What came of it, for the progress of the command."""


def asked_again(known: OpenedRecord, wanted: Sequence[Source], day: str) -> Iterator[Again]:
    """Yield the new record of each source that has an address, as soon as it is known.

    Stops the command where no host answers at all: that is no fault of theirs, and counts for nothing.
    """
    asked = by_address(wanted)
    quoted, silent, has_answer = known.quoted, list[Fetched](), False
    for came in copies.visits(asked, known.reader):
        if came.state is State.UNREACHABLE:
            silent.append(came)
            has_answer |= came.status is not None
            continue
        has_answer = True
        yield from _told(known, asked[came.asked], came, quoted, day)
    hosts = {urlsplit(address).hostname for address in asked}
    if len(hosts) > 1 and not has_answer:
        stop(f"no host of {len(hosts)} answers, so nothing is recorded; is this machine online?")
    for came in silent:
        yield from _told(known, asked[came.asked], came, quoted, day)


def _told(
    known: OpenedRecord,
    sources: Sequence[Source],
    came: Fetched,
    quoted: Mapping[str, Sequence[Quotation]],
    day: str,
) -> Iterator[Again]:
    """Yield the records of all sources at one address."""
    came, text = copies.with_text(came)
    for source in sources:
        before = known.evidence.sources.get(source.key)
        visit = _visit(known, source.key, came, text)
        record = watched(before, visit, Expected(source.title, quoted.get(source.key, ())), day)
        yield Again(source.key, record, f"{visit.result}{f': {came.reason}' if came.reason else ''}")


def _visit(known: OpenedRecord, key: str, came: Fetched, text: ExtractedText | None) -> Visit:
    """Return what a visit says; the copy of a source that was never read is kept."""
    visit = Visit(result_of(came.state), came.asked, came.reached)
    if text is None:
        return visit
    visit = visit._replace(whole=text.whole, title=text.title)
    before = known.evidence.sources.get(key)
    if before and not is_unread(before, came.asked):
        return visit._replace(
            former=known.text_of(before) or "" if before.extractor != text.extractor else ""
        )
    made = read_record(known, key, came.asked, came.content, text)
    reached = came.reached if came.reached != came.asked else ""
    return visit._replace(made=made._replace(reached=reached, media_type=came.content_type))
