"""The pages and blocks that the rules on prose check, and mistakes at words of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ...core.model import Block, Page, Sentence
from ...core.text import Span, covering
from ...syntax.facts import quotations
from .found import Found


def is_judged(page: Page) -> bool:
    """Return whether the rules on prose check a page: it has a type or a citation, and no mojibake."""
    return bool(page.front_matter.type or page.calls) and not page.prose.mojibake


def blocks(page: Page, pattern: re.Pattern[str]) -> Iterator[Block]:
    """Yield the blocks in which a pattern matches; none on pages that the rules on prose do not check."""
    for block in page.prose.blocks if is_judged(page) and pattern.search(page.prose.text) else ():
        if pattern.search(block.prose, block.span.start, block.span.end):
            yield block


def is_quoted(sentence: Sentence, offset: int) -> bool:
    """Return whether an offset in the text of a sentence is inside a quotation."""
    return covering(_quotations(sentence.text), offset) is not None


# A sentence is asked about once for each match of a pattern in it.
_quotations = lru_cache(maxsize=8)(quotations)


def in_sentence(page: Page, sentence: Sentence, words: Span, message: str, hint: str) -> Found:
    """Return a mistake at words of a sentence, which are a span of the sentence's text."""
    return Found(page.text, words.shifted(sentence.span.start), message, hint)
