"""Rules on quotations: whether the words stand in the source, as the record says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ....core.model import MatchState, QuotationRecord, Quoted, ReadResult, SourceRecord
from ....core.program import PROGRAM
from ....core.text import Text
from ..found import AllPages, Found, RuleContext
from ..rule import ERROR, EVERY_PAGE, WARNING, read_rule, site_rule

_VERIFY = f'type "{PROGRAM} evidence verify"'
_SHOW = f"{_VERIFY} to see the difference, and quote the words as they are"


@read_rule("invalid-evidence", ERROR)
def invalid_evidence() -> None:
    """`evidence.lock` cannot be read.

    The commands write it, and nobody has to edit it by hand.
    Where two branches have changed it, take either side and run `ibidem evidence verify`.

    Wrong:
        {"version": 1, "sources": {"un2024vote": {"result": "perhaps"}}}

    Right:
        {"version": 1, "sources": {"un2024vote": {"day": "2026-11-30", "result": "read"}}}
    """


class _Case(NamedTuple):
    """One quotation of a page, with what the record says of it."""

    text: Text
    quoted: Quoted
    source: SourceRecord | None
    record: QuotationRecord | None

    def found(self, message: str, hint: str) -> Found:
        return Found(self.text, self.quoted.span, message, hint)

    @property
    def day(self) -> str:
        return self.record.day if self.record else ""


def _cases(pages: AllPages, *states: MatchState) -> Iterator[_Case]:
    """Yield the quotations of all pages where a site keeps a record; with states, those that have one."""
    if (evidence := pages.evidence) is None:
        return
    for profile in pages.profiles:
        for quoted in profile.quoted:
            source, record = evidence.sources.get(quoted.key), evidence.of(quoted.key, quoted.words)
            if not states or (record and record.state in states):
                yield _Case(pages.texts[profile.path], quoted, source, record)


@site_rule("quotation-absent", ERROR, EVERY_PAGE)
def quotation_absent(pages: AllPages, _: RuleContext) -> Iterator[Found]:
    """A quotation is not in its source.

    Nothing like these words is in the copy that was read: another source has them, or nobody does.
    The check goes by `evidence.lock`, and is silent where there is none.

    Wrong:
        {{ quote("un2024vote", "words that nobody has said") }}

    Right:
        {{ quote("un2024vote", "the words of the source") }}
    """
    for case in _cases(pages, MatchState.ABSENT):
        message = f'these words are not in "{case.quoted.key}", as it was read on {case.day}'
        yield case.found(message, f"cite the source that has them, or take them out; then {_VERIFY}")


@site_rule("quotation-altered", ERROR, EVERY_PAGE)
def quotation_altered(pages: AllPages, _: RuleContext) -> Iterator[Found]:
    """A quotation has other words than its source, or leaves out one that matters.

    A word that is changed, moved or left out without an ellipsis makes somebody say what nobody has said.
    Quotation marks, dashes, spaces and line ends may differ; write `[…]` for what you leave out, and put
      words of your own into brackets.

    Wrong:
        {{ quote("un2024vote", "The council agreed") }}

    Right:
        {{ quote("un2024vote", "The council has not agreed") }}
    """
    for case in _cases(pages, MatchState.ALTERED):
        yield case.found(f'"{case.quoted.key}" has nearly these words, and not these', _SHOW)


@site_rule("stale-evidence", ERROR, EVERY_PAGE)
def stale_evidence(pages: AllPages, _: RuleContext) -> Iterator[Found]:
    """The words on a page are not those that were verified, or the copy is not the one that was read.

    Somebody has changed a quotation since, or the file of a source.

    Wrong:
        words that were changed after `ibidem evidence verify`

    Right:
        words that were verified again
    """
    used = _used(pages)
    for case in _cases(pages):
        source = case.source
        if source and case.record and source.content and pages.is_altered(source.content):
            message = f'the copy of "{case.quoted.key}" is not the one that was read on {source.day}'
            hint = "put back the copy, or read the source again"
            yield case.found(message, f'{hint}: type "{PROGRAM} evidence fetch {case.quoted.key}"')
        elif source and case.record is None and _has_lost(case.quoted.key, source, used):
            message = f'these are not the words of "{case.quoted.key}" that were verified'
            yield case.found(message, f"put back the words, or {_VERIFY}")


def _used(pages: AllPages) -> set[tuple[str, str]]:
    """Return the quotations of all texts, each with the key of its source."""
    profiles = (*pages.profiles, *pages.drafts, *pages.included)
    return {(quoted.key, quoted.words) for profile in profiles for quoted in profile.quoted}


def _has_lost(key: str, source: SourceRecord, used: set[tuple[str, str]]) -> bool:
    """Return whether words of a source were verified that no page has any more."""
    return any((key, words) not in used for words in source.quotations)


@site_rule("quotation-truncated", WARNING, EVERY_PAGE)
def quotation_truncated(pages: AllPages, _: RuleContext) -> Iterator[Found]:
    """A quotation ends where its source goes on with "but", "unless", "only" or the like.

    Readers may take the words for more than their speaker meant.
    Quote on, say what follows, or accept the finding with the reason.

    Wrong:
        {{ quote("un2024vote", "We agree") }}

    Right:
        {{ quote("un2024vote", "We agree, provided that the talks go on") }}
    """
    for case in _cases(pages, MatchState.TRUNCATED):
        message = f'the sentence of "{case.quoted.key}" goes on with a word that turns these words'
        yield case.found(message, "quote on to the end of the thought, or say what follows")


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
    used = _used(pages)
    for case in _cases(pages):
        source, record = case.source, case.record
        if record and record.state is not MatchState.UNCHECKED:
            continue
        if source and record is None and _has_lost(case.quoted.key, source, used):
            continue
        fetch = f'type "{PROGRAM} evidence fetch {case.quoted.key}"'
        message = f"these words were not held against their source: {_reason(case)}"
        yield case.found(message, _VERIFY if source and source.content else fetch)


def _reason(case: _Case) -> str:
    key, source = case.quoted.key, case.source
    if source is None:
        return f'"{key}" was never read'
    if case.record:
        return f'the copy of "{key}" could not be searched for them'
    if source.result is ReadResult.READ:
        return f'of "{key}" only other words were'
    return f'"{key}" could not be read on {source.day} ({source.result})'


@site_rule("changed-source", WARNING, EVERY_PAGE)
def changed_source(pages: AllPages, _: RuleContext) -> Iterator[Found]:
    """A passage that a page quotes is no longer at the address of its source.

    The words were there when they were verified, and `ibidem evidence watch` has missed them since.
    Read what the source says now, correct the page, or link the archived copy.

    Wrong:
        {{ quote("un2024vote", "words that the source has changed since") }}

    Right:
        {{ quote("un2024vote", "words that are still there") }}
    """
    for case in _cases(pages):
        if case.record and case.record.lost:
            message = f'"{case.quoted.key}" no longer has this passage, since {case.record.lost}'
            yield case.found(message, "read it again, and correct the page or cite the archived copy")
