"""Quotations held against the texts of their sources; each kind of alteration is a list of cases."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from macros.content.evidence import match, prepared
from macros.content.evidence.typography import normalized
from macros.core.model import MatchState


class _Case(NamedTuple):
    id: str
    text: str
    quotation: str
    state: str


def _cases() -> list[_Case]:
    found = list[_Case]()
    for path in sorted((Path(__file__).parent / "cases" / "quotations").glob("*.yml")):
        file = yaml.safe_load(path.read_text(encoding="utf-8"))
        found += [_Case(**{**case, "text": file["texts"][case["text"]]}) for case in file["cases"]]
    return found


CASES = _cases()
_PREPARED = {case.text: prepared(case.text) for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_a_quotation_has_its_state(case: _Case) -> None:
    assert match(case.quotation, _PREPARED[case.text]).state.value == case.state


def test_no_altered_quotation_passes_and_few_true_ones_are_refused() -> None:
    good = {MatchState.EXACT.value, MatchState.NORMALIZED.value}
    passed = {case.id: match(case.quotation, _PREPARED[case.text]).state.is_good for case in CASES}
    false = [case.id for case in CASES if case.state not in good and passed[case.id]]
    true = [case.id for case in CASES if case.state in good]

    assert len(CASES) >= 200
    assert false == []
    assert sum(not passed[name] for name in true) <= len(true) / 100


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_a_place_is_where_the_words_are(case: _Case) -> None:
    found = match(case.quotation, _PREPARED[case.text])
    words = case.text[found.start : found.end]

    assert len(found.prefix) <= 32
    assert len(found.suffix) <= 32
    assert " ".join(case.text[: found.start].split()).endswith(found.prefix.strip())
    assert " ".join(case.text[found.end :].split()).startswith(found.suffix.strip())
    match found.state:
        case MatchState.EXACT:
            assert words == case.quotation
        case MatchState.ALTERED:
            assert found.nearest == " ".join(words.split())[:200] or len(words) > 200
            assert found.difference
        case MatchState.ABSENT | MatchState.UNCHECKED:
            assert words == ""
            assert bool(found.reason) == (found.state is MatchState.UNCHECKED)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        pytest.param("xax " * 11_000, MatchState.UNCHECKED, id="nowhere-as-far-as-it-was-tried"),
        pytest.param(f"a b. {'xax ' * 11_000}", MatchState.EXACT, id="at-the-beginning"),
    ],
)
def test_a_search_that_was_ended_says_what_it_has_seen(text: str, state: MatchState) -> None:
    assert match("a", prepared(text)).state is state


_PLAIN = prepared(
    "The river rose by four metres in 1953, and the town of Stavoren lost its harbour. "
    "Two engineers, who had measured the dike, didn't believe that it would hold. "
    "Their report - which nobody read - says: “Build higher; the sea doesn't wait.” "
    "It was printed again in Leeuwarden, where a re-used press stood beside the canal."
)
_EDGES = [
    place
    for place in range(len(_PLAIN.original) + 1)
    if not _PLAIN.original[max(0, place - 1) : place + 1]
    .strip()
    .replace("'", "a")
    .replace("-", "a")
    .isalnum()
    or place in {0, len(_PLAIN.original)}
]
_TYPOGRAPHY = {
    " ": ["\xa0", "  ", "\u2009", "\n", " \u200b"],
    "'": ["’", "ʼ", "‘"],
    "“": ['"', "« ", "„", "``"],
    "”": ['"', " »", "“", "''"],
    " - ": [" – ", "—", " -- ", "–"],
    "fi": ["ﬁ"],
    "e": ["e\u200d", "\u00ade"],
}


@given(st.sampled_from(_EDGES), st.sampled_from(_EDGES))
def test_what_stands_between_edges_of_words_is_found_there(first: int, last: int) -> None:
    start, end = sorted((first, last))
    quoted = _PLAIN.original[start:end].strip()
    start = _PLAIN.original.index(quoted, start)
    found = match(quoted, _PLAIN)

    assume(any(map(str.isalnum, quoted)))
    assert found.state in {MatchState.EXACT, MatchState.AMBIGUOUS, MatchState.TRUNCATED}
    assert found.start == start or (
        found.start < start and normalized(_PLAIN.original[found.start : found.end]) == normalized(quoted)
    )


@given(st.data())
def test_typography_changes_neither_the_words_nor_their_place(data: st.DataObject) -> None:
    words = data.draw(st.sampled_from(_PLAIN.original.split(". ")))
    sign = data.draw(st.sampled_from([sign for sign in _TYPOGRAPHY if sign in words]))
    changed = words.replace(sign, data.draw(st.sampled_from(_TYPOGRAPHY[sign])))
    found = match(changed, _PLAIN)

    assert found.state is MatchState.NORMALIZED
    assert _PLAIN.original[found.start : found.end] == words


@given(st.data())
def test_another_word_never_passes(data: st.DataObject) -> None:
    words = _PLAIN.original.split()
    start = data.draw(st.integers(0, len(words) - 4))
    quoted = words[start : start + data.draw(st.integers(4, 12))]
    place = data.draw(st.integers(0, len(quoted) - 1))
    others = st.sampled_from([[], ["not"], ["five"], ["Groningen"], ["were"], [quoted[place], "never"]])
    changed = " ".join([*quoted[:place], *data.draw(others), *quoted[place + 1 :]])

    assume(normalized(changed).lower().strip(".,-") not in _PLAIN.small)
    assert not match(changed, _PLAIN).state.is_good


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 300_000, id="brackets"),
        pytest.param("…" * 300_000, id="ellipses"),
        pytest.param(" " * 300_000, id="spaces"),
        pytest.param("a…" * 150_000, id="parts", marks=pytest.mark.uncounted),
        pytest.param("[a]" * 100_000, id="bracketed", marks=pytest.mark.uncounted),
        pytest.param("a " * 150_000, id="letters"),
        pytest.param("-\n" * 150_000, id="hyphens"),
    ],
)
def test_no_text_and_no_quotation_takes_long(text: str) -> None:
    source = prepared(f"{text} The bridge is safe.")

    assert match("The bridge is safe.", source).state.is_good
    assert match("a … a [a] a … b", source).state is not MatchState.EXACT
    assert not match(text, prepared("The bridge is safe.")).state.is_good
    assert match("The bridge was safe", prepared(f"{text} bridge")).state is not MatchState.EXACT
    assert match("The bridge", prepared(text)).state in {MatchState.ABSENT, MatchState.UNCHECKED}


@pytest.mark.parametrize(
    ("text", "quotation", "state", "words"),
    [
        pytest.param("“ … ”", "The bridge", "unchecked", "", id="a-text-without-words"),
        pytest.param("The bridge.", "[they]", "unchecked", "", id="brackets-alone"),
        pytest.param("The bridge.", "a " * 11_000, "unchecked", "", id="a-quotation-that-is-a-book"),
        pytest.param("It is a\u200f bridge.", "bridge", "exact", "bridge", id="a-mark-before"),
        pytest.param(
            "It is \u200fa bridge.", "\u200fa bridge", "exact", "\u200fa bridge", id="a-mark-within"
        ),
        pytest.param("The cat. " * 60, "The cat", "ambiguous", "The cat", id="fifty-places"),
        pytest.param("We go home. We go home.", "We go home.", "exact", "We go home.", id="said-twice"),
        pytest.param(
            "A man came\nWe go home.\nTo: We go home", "We go home", "exact", "We go home", id="last"
        ),
        pytest.param(
            "İstanbul is a large city.",
            "istanbul was a large city",
            "altered",
            "İstanbul is a large city",
            id="dotted",
        ),
        pytest.param("他们赋有理性", "他们…赋有理性", "normalized", "他们赋有理性", id="nothing-left-out"),
        pytest.param(
            "I saw a b. I saw a c d.", "saw … c [x] d", "normalized", "saw a c d", id="a-second-try"
        ),
        pytest.param(
            "One a x a x a y.", "One … a … x … z y", "altered", "One a x a x a y", id="no-third-try"
        ),
        pytest.param(
            "One b said. She b c d left. Then a b c.", "b [and] d", "normalized", "b c d", id="near"
        ),
        pytest.param(
            "They left early.", "they [all] left early", "normalized", "They left early", id="added"
        ),
    ],
)
def test_rare_texts_have_their_states(text: str, quotation: str, state: str, words: str) -> None:
    found = match(quotation, prepared(text))

    assert found.state.value == state
    assert text[found.start : found.end] == words


def test_an_article_that_a_page_has_twice_is_not_ambiguous() -> None:
    article = (
        "In spring the bakers raised the price of bread. We will not pay it. The millers had asked for more."
    )
    quotation = "We will not pay it."

    assert match(quotation, prepared(f"{article} By Ana. {article}")).state is MatchState.EXACT
    assert match(quotation, prepared(f"{article} {quotation} Later.")).state is MatchState.AMBIGUOUS


def test_a_long_passage_is_shown_around_its_first_difference() -> None:
    text = " ".join(f"word{number}" for number in range(80))
    found = match(text.replace("word60", "other"), prepared(text))

    assert found.state is MatchState.ALTERED
    assert len(found.nearest) <= 200
    assert "word60" in found.nearest
    assert ("insert", "other") in found.difference
