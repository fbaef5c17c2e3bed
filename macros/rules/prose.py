"""What the rules on prose share: which pages they read, and findings at words of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..findings import Finding, at
from ..model import Page, Sentence
from ..text import Span
from .corpus import Corpus

QUOTED = re.compile(
    r"“[^“”]+”|„[^„“”]+[“”]|«[^«»]+»|»[^«»]+«|(?<!\w)‘[^‘]+?’(?!\w)|(?<![\w\"])\"[^\"]+\"(?!\w)"
)
"""Words in quotation marks, with the marks."""


def texts(corpus: Corpus) -> Iterator[Page]:
    """Yield the pages whose prose can be read: those with a type or a citation, undamaged."""
    return (page for page in corpus.pages if (page.matter.type or page.calls) and not page.manuscript.damage)


def matches(sentence: Sentence, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield what a pattern finds in a sentence, outside of quotations."""
    quoted = [Span(*match.span()) for match in QUOTED.finditer(sentence.text)]
    for match in pattern.finditer(sentence.text):
        if not any(span.contains(match.start()) for span in quoted):
            yield match


def in_sentence(rule: str, page: Page, sentence: Sentence, words: Span, message: str, hint: str) -> Finding:
    """Make a finding for words of a sentence, which are given by their place in its text."""
    return at(rule, page.text, words.shifted(sentence.span.start), message, hint)
