"""What the rules on prose share: which pages and sentences they read, and findings at words of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..findings import Finding, at
from ..model import Block, Page, Sentence
from ..text import Span
from ..words import words
from .corpus import Corpus

QUOTED = re.compile(
    r"“[^“”]+”|„[^„“”]+[“”]|«[^«»]+»|»[^«»]+«|‘(?<!\w‘)[^‘]+?’(?!\w)|\"(?<![\w\"]\")[^\"]+\"(?!\w)"
)
"""Words in quotation marks, with the marks."""
Needed = tuple[tuple[frozenset[str], ...], ...]
"""What a pattern never matches without: for each of its branches sets, of each of which a word is needed."""


def texts(corpus: Corpus) -> Iterator[Page]:
    """Yield the pages whose prose can be read: those with a type or a citation, undamaged."""
    return (page for page in corpus.pages if (page.matter.type or page.calls) and not page.manuscript.damage)


def worded(corpus: Corpus, needed: Needed) -> Iterator[tuple[Page, Sentence]]:
    """Yield the sentences of the blocks that have the words that a pattern needs."""
    watched = every(needed)
    for page in texts(corpus):
        if has(page.words, needed):
            for block in page.manuscript.blocks:
                if has(words(block.text, watched), needed):
                    yield from ((page, sentence) for sentence in block.sentences)


def every(needed: Needed) -> frozenset[str]:
    """Return all words of some branches."""
    return frozenset().union(*(group for branch in needed for group in branch))


def has(found: frozenset[str], needed: Needed) -> bool:
    """Say whether of the words of a branch enough were found."""
    return any(all(found & group for group in branch) for branch in needed)


def blocks(page: Page, pattern: re.Pattern[str]) -> Iterator[Block]:
    """Yield the blocks in which a pattern finds something."""
    for block in page.manuscript.blocks if pattern.search(page.manuscript.prose) else ():
        if pattern.search(block.prose, block.span.start, block.span.end):
            yield block


def matches(sentence: Sentence, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield what a pattern finds in a sentence, outside of quotations."""
    found = list(pattern.finditer(sentence.text))
    quoted = [Span(*match.span()) for match in QUOTED.finditer(sentence.text)] if found else []
    for match in found:
        if not any(span.contains(match.start()) for span in quoted):
            yield match


def in_sentence(rule: str, page: Page, sentence: Sentence, words: Span, message: str, hint: str) -> Finding:
    """Make a finding for words of a sentence, which are given by their place in its text."""
    return at(rule, page.text, words.shifted(sentence.span.start), message, hint)
