"""Rules on words that were never held against their source, or that were changed since."""

from __future__ import annotations

from collections.abc import Iterator

from ....core.model import CopyState, MatchState, ReadResult
from ....core.program import PROGRAM
from ..found import AllPages, Found, RuleContext
from ..rule import ERROR, EVERY_PAGE, WARNING, site_rule
from .quotation_cases import VERIFY, QuotationCase, cases, with_lost_words


@site_rule("stale-evidence", ERROR, EVERY_PAGE)
def stale_evidence(pages: AllPages, _: RuleContext) -> Iterator[Found]:
    """The words on a page are not those that were verified, or the copy is not the one that was read.

    Somebody has changed a quotation since, or the file of a source.

    Wrong:
        words that were changed after `ibidem evidence verify`

    Right:
        words that were verified again
    """
    lost = with_lost_words(pages)
    for case in cases(pages):
        source = case.source
        if (
            source
            and case.record
            and source.content
            and pages.copy_state(source.content) is CopyState.ALTERED
        ):
            message = f'the copy of "{case.quoted.key}" is not the one that was read on {source.day}'
            hint = "put back the copy, or read the source again"
            yield case.found(message, f'{hint}: type "{PROGRAM} evidence fetch {case.quoted.key}"')
        elif source and case.record is None and case.quoted.key in lost:
            message = f'these are not the words of "{case.quoted.key}" that were verified'
            yield case.found(message, f"put back the words, or {VERIFY}")


@site_rule("quotation-unverified", WARNING, EVERY_PAGE)
def quotation_unverified(pages: AllPages, _: RuleContext) -> Iterator[Found]:
    """Nobody has held a quotation against its source.

    Read the source with `ibidem evidence fetch`, or add a copy that you have with `ibidem evidence add`; then
      verify.
    Where a source cannot be had, accept the finding with that reason.

    Wrong:
        {{ quote("un2024vote", "words of a source that was never read") }}

    Right:
        {{ quote("un2024vote", "words that were found in the source") }}
    """
    lost = with_lost_words(pages)
    for case in cases(pages):
        source, record = case.source, case.record
        if record and record.state is not MatchState.UNCHECKED:
            continue
        if source and record is None and case.quoted.key in lost:
            continue
        fetch = f'type "{PROGRAM} evidence fetch {case.quoted.key}"'
        message = f"these words were not held against their source: {_reason(case)}"
        yield case.found(message, VERIFY if source and source.content else fetch)


def _reason(case: QuotationCase) -> str:
    key, source = case.quoted.key, case.source
    if source is None:
        return f'"{key}" was never read'
    if case.record:
        return f'the copy of "{key}" could not be searched for them'
    if source.result is ReadResult.READ:
        return f'of "{key}" only other words were'
    return f'"{key}" could not be read on {source.day} ({source.result})'
