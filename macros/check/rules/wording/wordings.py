"""Rules on words that hide who said something, or when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ....core.model import Page, Sentence
from ....core.text import Span
from ..found import Found, RuleContext
from ..judged_prose import in_sentence
from ..rule import EXPLAINERS, WARNING, page_rule
from ..search import Search

_SPEAKERS = frozenset({"official", "officials", "source", "sources", "diplomat", "diplomats", "insiders"})
_SAID = frozenset({"said", "say", "says", "told", "claim", "claims", "claimed", "confirmed"})
_ANONYMOUS = Search(
    re.compile(
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
    ),
    (
        (frozenset({"reportedly", "anonymity", "outlet"}),),
        (_SPEAKERS, _SAID | {"familiar", "close", "according"}),
        (frozenset({"it"}), frozenset({"is", "was"}), frozenset({"said", "believed", "thought", "reported"})),
    ),
)


@page_rule("anonymous-attribution", WARNING, EXPLAINERS, search=_ANONYMOUS)
def anonymous_attribution(page: Page, _: RuleContext) -> Iterator[Found]:
    """A sentence says that somebody said something, without a name and without a source.

    Name the speaker, or cite the source, even if it names nobody.

    Wrong:
        Officials said that talks went on.

    Right:
        Officials said that talks went on.{{ cite("un2024vote") }}
    """
    for sentence, match in _ANONYMOUS.sentences(page):
        if not sentence.keys:
            message = f'"{match["words"]}" names neither a speaker nor a source'
            words = Span(*match.span("words"))
            yield in_sentence(page, sentence, words, message, "name the speaker, or cite")


_RELATIVE = Search(
    re.compile(
        r"""
        \b(?P<words>
            recently|currently|nowadays|today|yesterday|tomorrow
          | so\sfar (?!\s(?:apart|as|away|east|from|north|off|out|south|west)\b)
          | at\sthis\s(?:\w+\s)?point | at\sthe\smoment
          | (?<!the\s)(?:last|this|next)\s(?:week|month|year|summer|winter|spring|autumn|fall)
        )\b
        """,
        re.IGNORECASE | re.VERBOSE,
    ),
    (
        (frozenset({"recently", "currently", "nowadays", "today", "yesterday", "tomorrow", "moment"}),),
        (frozenset({"so"}), frozenset({"far"})),
        (frozenset({"this"}), frozenset({"point"})),
        (
            frozenset({"last", "this", "next"}),
            frozenset({"week", "month", "year", "summer", "winter", "spring", "autumn", "fall"}),
        ),
    ),
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LETTER = re.compile(r"[^\W_]")


@lru_cache(maxsize=8)
def _names_year(sentence: str) -> bool:
    """Return whether a sentence names a year; it is asked for each match in the sentence."""
    return bool(_YEAR.search(sentence))


@page_rule("relative-time", WARNING, EXPLAINERS, search=_RELATIVE)
def relative_time(page: Page, _: RuleContext) -> Iterator[Found]:
    """A time is relative to the day of writing.

    Readers read it on another day; a sentence that names a year is not reported.

    Wrong:
        The talks recently stalled.

    Right:
        The talks stalled in May 2024.
    """
    for sentence, match in _RELATIVE.sentences(page):
        if not _names_year(sentence.text) and not _is_name(sentence, match):
            message = f'"{match["words"]}" means another time to each reader'
            yield in_sentence(page, sentence, Span(*match.span("words")), message, "write the date")


def _is_name(sentence: Sentence, match: re.Match[str]) -> bool:
    """Return whether a capital inside a sentence makes a match a name: "USA Today"."""
    return match["words"][:1].isupper() and bool(_LETTER.search(sentence.text, 0, match.start()))
