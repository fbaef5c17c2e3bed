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

# As the subject of a clause: "several officials spoke", not "he met several officials".
_PLURAL = re.compile(
    r"""
    (?: ^\W* | [,;:–—(]\s+
      | \b(?: according\sto|although|and|as|because|but|since|that|when|whereas|while )\s+ )
    (?P<words>
      (?: multiple|several|some|many|various|numerous ) \s+ (?: \w+\s+ ){0,2}?
      (?: accounts|analysts|commentators|critics|experts|historians|leaders|observers
        | officials|outlets|polls|reports|researchers|scholars|sources|studies )
    )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ANONYMOUS = re.compile(
    r"""
    \b(?P<words>
        reportedly
      | on\s+condition\s+of\s+anonymity
      | sources?\s+(?:familiar|close)
      | according\s+to\s+(?:\w+\s+)?(?:officials|sources|diplomats|insiders)
      | (?<!our\s)(?:officials?|sources?|diplomats?|insiders) \s+ (?:ha(?:ve|s|d)\s+)?
        (?: said|say|says|told|claim|claims|claimed|confirmed )
      | an?\s+(?:\w+\s+){0,2}(?:media|news)\s+outlet
      | it\s+(?:is|was)\s+(?:said|believed|thought|reported)
    )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_RELATIVE = re.compile(
    r"""
    \b(?P<words>
        recently|currently|nowadays|today|yesterday|tomorrow
      | so\sfar (?!\s(?:apart|as|away|east|from|north|off|out|south|west)\b)
      | at\sthis\s(?:\w+\s)?point | at\sthe\smoment
      | (?<!the\s)(?:last|this|next)\s(?:week|month|year|summer|winter|spring|autumn|fall)
    )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NOUNS = frozenset(
    (
        *("accounts", "analysts", "commentators", "critics", "experts", "historians", "leaders"),
        *("observers", "officials", "outlets", "polls", "reports", "researchers", "scholars", "sources"),
        "studies",
    )
)
_MANY = frozenset({"multiple", "several", "some", "many", "various", "numerous"})
_SPEAKERS = frozenset({"official", "officials", "source", "sources", "diplomat", "diplomats", "insiders"})
_SAID = frozenset({"said", "say", "says", "told", "claim", "claims", "claimed", "confirmed"})
_NEAR = frozenset({"last", "this", "next"})
_SPANS = frozenset({"week", "month", "year", "summer", "winter", "spring", "autumn", "fall"})
_NOW = frozenset({"recently", "currently", "nowadays", "today", "yesterday", "tomorrow", "moment"})
_PLURAL_WORDS: prose.Needed = ((_MANY, _NOUNS),)
_ANONYMOUS_WORDS: prose.Needed = (
    (frozenset({"reportedly", "anonymity", "outlet"}),),
    (_SPEAKERS, _SAID | {"familiar", "close", "according"}),
    (frozenset({"it"}), frozenset({"is", "was"}), frozenset({"said", "believed", "thought", "reported"})),
)
_RELATIVE_WORDS: prose.Needed = (
    (_NOW,),
    (frozenset({"so"}), frozenset({"far"})),
    (frozenset({"this"}), frozenset({"point"})),
    (_NEAR, _SPANS),
)
PATTERNS = ((_PLURAL, _PLURAL_WORDS), (_ANONYMOUS, _ANONYMOUS_WORDS), (_RELATIVE, _RELATIVE_WORDS))
"""What the rules here search for, with the words that it needs."""
WATCHED = frozenset().union(*(prose.every(needed) for _, needed in PATTERNS))


def plural_on_one_source(corpus: Corpus) -> Iterator[Finding]:
    """Find "several reports" with fewer than two sources."""
    for page, sentence, match in _found(corpus, _PLURAL, _PLURAL_WORDS):
        if len(sentence.keys) < 2:
            number = "one source" if sentence.keys else "no source"
            message = f'"{match["words"]}" has {number} behind it'
            hint = "cite two or more, or name the one"
            yield _at("plural-on-one-source", page, sentence, match, message, hint)


def anonymous_attribution(corpus: Corpus) -> Iterator[Finding]:
    """Find words that say that somebody said it, without who, and without a source."""
    for page, sentence, match in _found(corpus, _ANONYMOUS, _ANONYMOUS_WORDS):
        if not sentence.keys:
            message = f'"{match["words"]}" tells neither who nor where'
            yield _at("anonymous-attribution", page, sentence, match, message, "name the speaker, or cite")


def relative_time(corpus: Corpus) -> Iterator[Finding]:
    """Find times that are counted from the day of writing."""
    for page, sentence, match in _found(corpus, _RELATIVE, _RELATIVE_WORDS):
        if not _YEAR.search(sentence.text) and not _is_name(sentence, match):
            message = f'"{match["words"]}" means another time to each reader'
            yield _at("relative-time", page, sentence, match, message, "write the date")


def _is_name(sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell a capital inside a sentence: "USA Today"."""
    return match["words"][:1].isupper() and any(map(str.isalnum, sentence.text[: match.start()]))


def _found(
    corpus: Corpus, pattern: Pattern[str], needed: prose.Needed
) -> Iterator[tuple[Page, Sentence, re.Match[str]]]:
    for page, sentence in prose.worded(corpus, needed):
        for match in prose.matches(sentence, pattern):
            yield page, sentence, match


def _at(rule: str, page: Page, sentence: Sentence, match: re.Match[str], message: str, hint: str) -> Finding:
    return prose.in_sentence(rule, page, sentence, Span(*match.span("words")), message, hint)
