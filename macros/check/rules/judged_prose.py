"""Which pages and blocks the rules on prose look at, and what they find at words of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...core.model import Block, Page, Sentence
from ...core.text import Span
from ...syntax.facts import quotations
from .found import Found


def is_judged(page: Page) -> bool:
    """Say whether the rules on prose look at a page: at those with a type or a citation, undamaged."""
    return bool(page.front_matter.type or page.calls) and not page.prose.mojibake


def blocks(page: Page, pattern: re.Pattern[str]) -> Iterator[Block]:
    """Yield the blocks of a page in which a pattern finds something, if the page is judged at all."""
    for block in page.prose.blocks if is_judged(page) and pattern.search(page.prose.text) else ():
        if pattern.search(block.prose, block.span.start, block.span.end):
            yield block


def is_quoted(sentence: Sentence, place: int) -> bool:
    """Say whether a place in the text of a sentence is inside of a quotation."""
    return any(span.contains(place) for span in quotations(sentence.text))


def in_sentence(page: Page, sentence: Sentence, words: Span, message: str, hint: str) -> Found:
    """Find something at words of a sentence, which are given by their place in its text."""
    return Found(page.text, words.shifted(sentence.span.start), message, hint)
