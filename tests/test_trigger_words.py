"""Trigger words: no rule misses what its pattern finds, since each declares the words that it needs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.check.rules import RULES, TRIGGER_WORDS
from macros.check.rules.rule import Rule
from macros.check.rules.search import Search
from macros.syntax.trigger_words import trigger_words

from .conftest import Write
from .test_cases import CASES, checked

SEARCHING = [rule for rule in RULES if rule.search]

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


def _is_found(search: Search, text: str) -> bool:
    return search.may_match(trigger_words(text, search.words))


@given(_TEXTS)
def test_where_a_pattern_finds_something_its_words_are_found(text: str) -> None:
    for rule in SEARCHING:
        if rule.search and rule.search.pattern.search(text):
            assert _is_found(rule.search, text)


@pytest.mark.parametrize("rule", SEARCHING, ids=lambda rule: rule.id)
def test_every_branch_of_a_pattern_has_its_words(rule: Rule) -> None:
    search = rule.search
    assert search
    texts = _matched(search)

    assert [text for text in texts if not _is_found(search, text)] == []
    assert [text for text in texts if not _is_found(search, text.replace("s", "ſ"))] == []


@pytest.mark.parametrize("rule", SEARCHING, ids=lambda rule: rule.id)
def test_a_word_that_is_not_declared_is_missed(rule: Rule) -> None:
    """The test above would fail for each word that a rule left out."""
    search = rule.search
    assert search
    texts = _matched(search)
    for word in search.words:
        without = tuple(tuple(group - {word} for group in branch) for branch in search.triggers)
        less = search._replace(triggers=without)

        assert not all(_is_found(less, text) for text in texts), word


def _matched(search: Search) -> list[str]:
    """Return texts that a pattern matches, with each of its alternatives in at least one of them."""
    parsed = re._parser.parse(search.pattern.pattern, search.pattern.flags)  # type: ignore[attr-defined]
    texts = [text for text in examples(parsed) if search.pattern.search(text)]
    assert texts
    return texts


def examples(parsed: Iterable[tuple[object, Any]]) -> list[str]:
    """Return texts of a parsed pattern; what can repeat is there as seldom as it can, and once more."""
    texts = [""]
    for operation, value in parsed:
        name = str(operation)
        if name == "BRANCH":
            parts = [text for branch in value[1] for text in examples(branch)]
        elif name == "SUBPATTERN":
            parts = examples(value[3])
        elif name.endswith("_REPEAT"):
            least, most, repeated = value
            often = range(least, min(most, least + 1) + 1)
            parts = [text * times for times in often for text in examples(repeated)]
        elif name == "IN":
            parts = [_one_of(value)]
        else:
            parts = [chr(value) if name == "LITERAL" else ""]
        texts = [text + part for text in texts for part in parts]
    return texts


def _one_of(members: Iterable[tuple[object, Any]]) -> str:
    """Return a character of a set."""
    operation, value = next(iter(members))
    known = {"CATEGORY_SPACE": " ", "CATEGORY_WORD": "x", "CATEGORY_NOT_WORD": "-", "CATEGORY_DIGIT": "3"}
    return chr(value) if str(operation) == "LITERAL" else known[str(value)]


def test_pages_are_searched_for_the_words_of_every_rule() -> None:
    assert all(rule.search.words <= TRIGGER_WORDS for rule in SEARCHING if rule.search)


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.parent.name in {rule.id for rule in SEARCHING}],
    ids=lambda path: f"{path.parent.name}/{path.stem}",
)
def test_a_case_without_the_filter(case: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """The filter changes no finding: what is found with it is found without it, and nothing else."""
    filtered = checked(case, write, about=case.parent.name)
    monkeypatch.setattr(Search, "may_match", lambda *_: True)

    assert checked(case, write, about=case.parent.name) == filtered


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
    assert trigger_words(text, frozenset({"today", "week"})) == found
