from __future__ import annotations

import pytest

from macros.core.originals import Edit, Original
from macros.core.text import Span


@pytest.mark.parametrize(
    ("raw", "span", "edited"),
    [
        pytest.param("abc\n", Span(1, 2), "aX\nYc\n", id="line-feed"),
        pytest.param("a\r\nbc\r\n", Span(2, 3), "a\r\nX\r\nYc\r\n", id="windows"),
        pytest.param("a\rbc\r", Span(2, 3), "a\rX\rYc\r", id="old-mac"),
        pytest.param("\ufeffabc\n", Span(0, 1), "\ufeffX\nYbc\n", id="byte-order-mark"),
        pytest.param("\ufeffa\r\nb\r\n", Span(1, 2), "\ufeffaX\r\nYb\r\n", id="a-line-end"),
        pytest.param("a\r\nb\nc\r\n", Span(4, 5), "a\r\nb\nX\r\nY\r\n", id="mixed-most-are-windows"),
        pytest.param("a\r\nb\n", Span(4, 4), "a\r\nb\nX\nY", id="mixed-a-tie-is-a-line-feed"),
        pytest.param("", Span(0, 0), "X\nY", id="empty"),
        pytest.param("\ufeff", Span(0, 0), "\ufeffX\nY", id="byte-order-mark-alone"),
    ],
)
def test_an_edit_changes_its_span_alone(raw: str, span: Span, edited: str) -> None:
    assert Original("a", raw).edited([Edit(span, "X\nY")]).raw == edited


def test_several_edits_apply_in_the_order_of_their_places() -> None:
    edits = [Edit(Span(4, 5), "z"), Edit(Span(0, 1), "xx")]

    assert Original("a", "a\r\nb\r\nc").edited(edits).raw == "xx\r\nb\r\nz"


def test_an_edit_that_comes_twice_applies_once() -> None:
    assert Original("a", "ab").edited([Edit(Span(0, 1), "x")] * 2).raw == "xb"


def test_a_new_content_keeps_the_byte_order_mark_and_the_line_ends() -> None:
    assert Original("a", "\ufeffa\r\nb\r\n").rewritten("c\nd\n").raw == "\ufeffc\r\nd\r\n"


def test_its_text_is_the_one_that_is_read() -> None:
    text = Original("a", "\ufeffa\r\nb\rc").text

    assert (text.path, text.content) == ("a", "a\nb\nc")
