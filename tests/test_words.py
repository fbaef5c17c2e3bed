"""Looking for words: no rule misses what its pattern finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.rules import prose, prose_checks, wording_checks
from macros.words import words

_WORDS = (
    *("several", "many", "old", "reports", "officials", "sources", "said", "have", "familiar", "according"),
    *(
        "to",
        "a",
        "news",
        "outlet",
        "it",
        "is",
        "believed",
        "today",
        "so",
        "far",
        "at",
        "this",
        "point",
        "the",
    ),
    *("moment", "last", "week", "next", "spring", "TODO", "lorem", "ipsum", "Loading…", "Citation", "needed"),
    *("reportedly", "on", "condition", "of", "anonymity", ",", ".", "—", "é", "\u2060", "_", "3"),
)
_CHANGES = ("", "", "ſ", "\u212a", "İ", "ı")


def _text(parts: list[tuple[str, str, str]]) -> str:
    """Return words with a space each, of which some have capitals and odd letters in place of theirs."""
    plain = {"ſ": "s", "\u212a": "k", "İ": "i", "ı": "i"}
    return "".join(word.replace(plain.get(odd, "\0"), odd) + space for word, odd, space in parts)


_TEXTS = st.lists(
    st.tuples(
        st.sampled_from((*_WORDS, *(word.upper() for word in _WORDS), *(word.title() for word in _WORDS))),
        st.sampled_from(_CHANGES),
        st.sampled_from((" ", " ", "\u00a0", "")),
    ),
    max_size=8,
).map(_text)


@given(_TEXTS)
def test_where_a_pattern_finds_something_its_words_are_found(text: str) -> None:
    for pattern, needed in wording_checks.PATTERNS:
        if pattern.search(text):
            assert prose.has(words(text, prose.every(needed)), needed)
    if prose_checks.PLACEHOLDER.search(text):
        assert words(text, prose_checks.WATCHED)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Today, TODAY", {"today"}),
        ("todaY's", {"today"}),
        ("wee\u212a", {"week"}),
        ("to\u2060day", set[str]()),
        ("todays", set[str]()),
        ("\ud800today", {"today"}),
    ],
)
def test_a_word_is_found_whole_and_in_any_case(text: str, found: set[str]) -> None:
    assert words(text, frozenset({"today", "week"})) == found
