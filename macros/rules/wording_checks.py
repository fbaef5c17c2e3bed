"""One generator per rule on words that promise more than their sources, or hide whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import Pattern

from ..findings import Finding
from ..model import Page, Sentence
from ..text import Span
from . import prose
from .corpus import Corpus

_PLURAL = re.compile(
    r"\b(?:multiple|several|some|many|various|numerous)\s+(?:\w+\s+){0,2}?"
    r"(?:accounts|reports|outlets|experts|officials|observers|analysts|sources|studies|leaders|critics"
    r"|commentators|historians|scholars|researchers|polls)\b",
    re.IGNORECASE,
)
_ANONYMOUS = re.compile(
    r"\breportedly\b|\bon\s+condition\s+of\s+anonymity\b|\bsources?\s+(?:familiar|close)\b"
    r"|\b(?:officials?|sources?|diplomats?|insiders)\s+(?:said|say|says|told|claimed?|claims|confirmed)\b"
    r"|\ban?\s+(?:\w+\s+){0,2}(?:media\s+)?outlet\b|\bit\s+(?:is|was)\s+(?:said|believed|thought|reported)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:recently|currently|nowadays|yesterday|tomorrow|so far|at this (?:\w+ )?point|at the moment"
    r"|today|(?:last|this|next) (?:week|month|year|summer|winter|spring|autumn|fall))\b",
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def plural_on_one_source(corpus: Corpus) -> Iterator[Finding]:
    """Find "several reports" with fewer than two sources."""
    for page, sentence, match in _found(corpus, _PLURAL):
        if len(sentence.keys) < 2:
            number = "one source" if sentence.keys else "no source"
            message = f'"{match[0]}" has {number} behind it'
            hint = "cite two or more, or name the one"
            yield _at("plural-on-one-source", page, sentence, match, message, hint)


def anonymous_attribution(corpus: Corpus) -> Iterator[Finding]:
    """Find words that say that somebody said it, without who, and without a source."""
    for page, sentence, match in _found(corpus, _ANONYMOUS):
        if not sentence.keys:
            message = f'"{match[0]}" tells neither who nor where'
            yield _at("anonymous-attribution", page, sentence, match, message, "name the speaker, or cite")


def relative_time(corpus: Corpus) -> Iterator[Finding]:
    """Find times that are counted from the day of writing."""
    for page, sentence, match in _found(corpus, _RELATIVE):
        if not _YEAR.search(sentence.text):
            message = f'"{match[0]}" means another time to each reader'
            yield _at("relative-time", page, sentence, match, message, "write the date")


def _found(corpus: Corpus, pattern: Pattern[str]) -> Iterator[tuple[Page, Sentence, re.Match[str]]]:
    for page in prose.texts(corpus):
        for block in page.manuscript.blocks:
            for sentence in block.sentences:
                quoted = [Span(*match.span()) for match in prose.QUOTED.finditer(sentence.text)]
                for match in pattern.finditer(sentence.text):
                    if not any(span.contains(match.start()) for span in quoted):
                        yield page, sentence, match


def _at(rule: str, page: Page, sentence: Sentence, match: re.Match[str], message: str, hint: str) -> Finding:
    return prose.in_sentence(rule, page, sentence, Span(*match.span()), message, hint)
