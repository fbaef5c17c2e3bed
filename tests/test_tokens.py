from __future__ import annotations

import json
import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from macros.core.macro_table import MACROS
from macros.syntax.tokens import PATTERN, Token, decode, replaced_by_typed

from .published import converter

# Everything that a UTF-8 file can hold.
_TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
_TOKENS = st.builds(
    Token,
    macro=st.sampled_from(sorted(MACROS)),
    keys=st.lists(_TEXTS, max_size=4).map(tuple),
    locator=_TEXTS,
    quotation=_TEXTS,
    call=st.integers(-1, 10_000),
)


def _tokens(content: str) -> tuple[Token | None, ...]:
    return tuple(decode(match[0]) for match in re.finditer(PATTERN, content))


@given(_TOKENS)
def test_a_token_reads_back(token: Token) -> None:
    assert decode(str(token)) == token


@given(_TOKENS)
def test_a_token_has_no_word_and_no_space(token: Token) -> None:
    assert not re.search(r"\w|\s", str(token))


@given(_TOKENS)
def test_a_token_has_nothing_of_ascii(token: Token) -> None:
    """Markdown, Jinja and HTML give no meaning to any other character."""
    assert not any(character.isascii() for character in str(token))


@given(st.lists(_TOKENS, max_size=4), st.text(st.characters(exclude_categories=["Cs", "Co"])))
def test_tokens_are_found_in_order(made: list[Token], between: str) -> None:
    content = between + "".join(f"{token}{between}" for token in made)

    assert _tokens(content) == tuple(made)


@given(_TOKENS)
def test_a_token_passes_through_markdown(token: Token) -> None:
    html = converter().convert(f"A claim.{token} And *more*{token}")

    assert _tokens(html) == (token, token)


def test_the_pattern_takes_one_of_two_neighbours() -> None:
    first, second = Token("cite", ("a",)), Token("cite", ("b",))

    assert re.findall(PATTERN, f"{first}{second}") == [str(first), str(second)]


@pytest.mark.parametrize(
    ("token", "typed"),
    [
        pytest.param(Token("cite", ("a",)), '{{ cite("a") }}', id="one-key"),
        pytest.param(Token("cite", ("a", "b")), '{{ cite("a", "b") }}', id="two-keys"),
        pytest.param(Token("cite", ("a",), "p. 3"), '{{ cite("a", locator="p. 3") }}', id="locator"),
        pytest.param(Token("quote", ("a",), quotation="Yes."), '{{ quote("a", "Yes.") }}', id="quotation"),
        pytest.param(
            Token("quote", ("a",), "p. 3", "Yes."),
            '{{ quote("a", "Yes.", locator="p. 3") }}',
            id="quotation-with-locator",
        ),
        pytest.param(Token("cite", ()), "{{ cite() }}", id="no-key"),
        pytest.param(Token("cite", ("naïve", "ملف")), '{{ cite("naïve", "ملف") }}', id="any-script"),
        pytest.param(Token("cite", ('a"b',)), '{{ cite("a\\"b") }}', id="quotation-mark"),
        pytest.param(Token("cite", ("a",), call=7), '{{ cite("a") }}', id="place-in-the-scan"),
    ],
)
def test_a_token_without_a_marker_is_shown_as_typed(token: Token, typed: str) -> None:
    assert _text(replaced_by_typed(f"<p>{token}.</p>")) == f"{typed}."


def test_every_token_without_a_marker_is_shown_as_typed() -> None:
    html = f"<p>{Token('cite', ('a',))} and {Token('cite', ('b',))}</p>"

    assert _text(replaced_by_typed(html)) == '{{ cite("a") }} and {{ cite("b") }}'


def test_a_text_without_tokens_stays_as_it_is() -> None:
    content = "<p>{{ cite() }} \ue100\ue101 \ue200</p>"

    assert replaced_by_typed(content) == content


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("<b>bold</b>", id="tags"),
        pytest.param("a &amp; b", id="a-reference"),
        pytest.param('a "b" c', id="quotation-marks"),
        pytest.param("a 'b' c", id="apostrophes"),
    ],
)
def test_a_token_shown_as_typed_is_escaped_once(words: str) -> None:
    html = replaced_by_typed(f"<code>{Token('cite', ('a',), words)}</code>")

    assert _text(html) == f'{{{{ cite("a", locator={json.dumps(words)}) }}}}'


def test_a_token_shown_as_typed_stays_in_its_attribute() -> None:
    image = BeautifulSoup(
        replaced_by_typed(f'<img alt="{Token("cite", ("a",))}">'), "html.parser"
    ).select_one("img")

    assert image is not None
    assert image.attrs == {"alt": '{{ cite("a") }}'}


def _text(html: str) -> str:
    return BeautifulSoup(html, "html.parser").get_text()
