"""Rules on quotations: whether the words stand in the source, as the record says."""

from __future__ import annotations

from collections.abc import Iterator

from ....core.model import MatchState
from ..found import AllPages, Found, RuleContext
from ..rule import ERROR, EVERY_PAGE, WARNING, read_rule, site_rule
from .quotation_cases import VERIFY, cases

_SHOW = f"{VERIFY} to see the difference, and quote the words as they are"


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
    for case in cases(pages, MatchState.ABSENT):
        message = f'these words are not in "{case.quoted.key}", as it was read on {case.day}'
        yield case.found(message, f"cite the source that has them, or take them out; then {VERIFY}")


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
    for case in cases(pages, MatchState.ALTERED):
        yield case.found(f'"{case.quoted.key}" has nearly these words, and not these', _SHOW)


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
    for case in cases(pages, MatchState.TRUNCATED):
        message = f'the sentence of "{case.quoted.key}" goes on with a word that turns these words'
        yield case.found(message, "quote on to the end of the thought, or say what follows")


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
    for case in cases(pages):
        if case.record and case.record.lost:
            message = f'"{case.quoted.key}" no longer has this passage, since {case.record.lost}'
            yield case.found(message, "read it again, and correct the page or cite the archived copy")
