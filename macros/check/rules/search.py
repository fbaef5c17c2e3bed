"""Fast search for a pattern: pages are searched for its trigger words first, then for the pattern."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from ...core.model import Page, Sentence
from ...syntax.trigger_words import trigger_words
from .judged_prose import is_judged, is_quoted


class Search(NamedTuple):
    """A pattern, and the words without which it never matches."""

    pattern: re.Pattern[str]
    triggers: tuple[tuple[frozenset[str], ...], ...]
    """For each branch of the pattern, groups of words: a match has a word of every group of one branch."""

    @property
    def words(self) -> frozenset[str]:
        """All trigger words."""
        return frozenset().union(*(group for branch in self.triggers for group in branch))

    def may_match(self, words: AbstractSet[str]) -> bool:
        """Return whether the pattern can match a text that has these trigger words."""
        return any(all(words & group for group in branch) for branch in self.triggers)

    def sentences(self, page: Page) -> Iterator[tuple[Sentence, re.Match[str]]]:
        """Yield the sentences of a page in which the pattern matches outside of quotations."""
        if not is_judged(page) or not self.may_match(page.trigger_words):
            return
        watched = self.words
        for block in page.prose.blocks:
            if self.may_match(trigger_words(block.text, watched)):
                for sentence in block.sentences:
                    for match in self.pattern.finditer(sentence.text):
                        if not is_quoted(sentence, match.start()):
                            yield sentence, match
