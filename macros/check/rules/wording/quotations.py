"""Rules on quotations without a source."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ....core.model import BlockKind, Page, Sentence
from ....core.text import Span
from ....syntax.facts import QUOTATION_MARK, quotations
from ..found import Found, RuleContext
from ..judged_prose import blocks, in_sentence, is_judged
from ..rule import ERROR, EXPLAINERS, WARNING, page_rule

_LONG, _SHORT = 8, 4


@page_rule("quotation-without-source", ERROR, EXPLAINERS)
def quotation_without_source(page: Page, _: RuleContext) -> Iterator[Found]:
    """A quotation of eight words or more, or a quoted block, has no source.

    Readers need to find quoted words where they were said.
    A citation in the sentence, or in the one that introduces it with a colon, is enough.

    Wrong:
        He said: "We will go on until the last of them is back."

    Right:
        He said: {{ quote("un2024vote", "We will go on until the last of them is back.") }}
    """
    for sentence, words, count in _quotations(page):
        if count >= _LONG:
            message = f"this quotation of {count} words has no source"
            hint = 'write {{ quote("key", "the words") }}, or cite after it'
            yield in_sentence(page, sentence, words, message, hint)
    if is_judged(page) and any(block.kind is BlockKind.QUOTE for block in page.prose.blocks):
        yield from _quoted_blocks(page)


def _quoted_blocks(page: Page) -> Iterator[Found]:
    introduced = False
    for is_quoted, group in groupby(page.prose.blocks, lambda block: block.kind is BlockKind.QUOTE):
        together = tuple(group)
        if is_quoted and not introduced and not any(block.keys for block in together):
            message, hint = "this quoted block has no source", 'end it with {{ cite("key") }}'
            yield Found(page.text, together[0].sentences[0].span, message, hint)
        introduced = bool(together[-1].sentences[-1].keys)


@page_rule("short-quotation-without-source", WARNING, EXPLAINERS)
def short_quotation_without_source(page: Page, _: RuleContext) -> Iterator[Found]:
    """A quotation of four to seven words has no source.

    Readers need to find quoted words where they were said.

    Wrong:
        She called it "a very real option indeed".

    Right:
        She called it {{ quote("un2024vote", "a very real option indeed") }}.
    """
    for sentence, words, count in _quotations(page):
        if _SHORT <= count < _LONG:
            message = f"this quotation of {count} words has no source"
            hint = 'write {{ quote("key", "the words") }}, or say it in your own words'
            yield in_sentence(page, sentence, words, message, hint)


def _quotations(page: Page) -> Iterator[tuple[Sentence, Span, int]]:
    """Yield quotations without a citation: in their sentence, in its introduction, or where quoted before."""
    cited = set[str]()
    for block in blocks(page, QUOTATION_MARK):
        for before, sentence in zip((None, *block.sentences), block.sentences, strict=False):
            for span in quotations(sentence.text):
                words = sentence.text[span.start + 1 : span.end - 1].casefold()
                introduced = before and before.keys and before.text.rstrip().endswith(":")
                if sentence.keys or introduced:
                    cited.add(words)
                elif words not in cited and block.kind is not BlockKind.QUOTE:
                    yield sentence, span, len(words.split())
