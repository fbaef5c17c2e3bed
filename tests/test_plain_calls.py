"""Citations that are read without Jinja: they are those that Jinja reads, and nearly all that are typed."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.content.citations import calls
from macros.content.citations.mistakes import misspelt
from macros.content.citations.plain_calls import plain_call
from macros.core.text import Text
from macros.syntax import templates

_KEYS = ("un2024vote", "a,b", "rock'n", "x")
_PIECES = st.sampled_from(
    (
        *("{{", "}}", "{", "}", " ", " ", "\n", "-", "(", ")", ",", ", ", '"', '"', "'", "cite(", "quote("),
        *("locator=", '"un2024vote"', '"a,b"', '"x"', '"x", ', '"don\'t go"', "'n'", '"', "\\n", "\x07", "é"),
        *('{{ cite("x', '{{ quote("x", "', '", locator="', '") }}', "= ", "\ud800", "a b", "#"),
    )
)


@given(st.lists(_PIECES, max_size=12).map("".join))
@example('{{ cite("x" "y") }}')
@example('{{ quote("x", "he said \'no\'", locator="p. 3") }}')
@example('{{ cite("x", "x") }}')
@example('{{ quote("x", " ") }}')
def test_what_is_read_plainly_is_what_jinja_reads(typed: str) -> None:
    text = Text("page.md", typed)
    mark = templates.Marks(typed).next(0)
    if mark and (call := plain_call(text, mark.span, "a comment")):
        assert misspelt.finding(text, mark, _KEYS, frozenset()) is None
        assert calls.read(text, mark, "a comment", _KEYS) == call


@pytest.mark.parametrize(
    "typed",
    [
        '{{ cite("un2024vote") }}',
        '{{cite("naïve2024a")}}',
        '{{ cite("a", "b","c") }}',
        '{{ cite("a", locator="art. 3, § 2 (b)") }}',
        '{{ quote("a", "We don’t want to keep it, and won\'t.") }}',
        '{{ quote("a", "The words.", locator="p. 3") }}',
    ],
)
def test_citations_as_they_are_typed_are_read_plainly(typed: str) -> None:
    text = Text("page.md", f"It began.{typed}")
    mark = templates.Marks(text.content).next(0)
    assert mark
    assert plain_call(text, mark.span, "")
