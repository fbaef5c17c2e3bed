from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.syntax.html.events import feed, is_even
from macros.syntax.html.oddities import evened
from macros.syntax.html.tags import tags


class _Events(HTMLParser):
    """Notes what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[object] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.events.append((tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        self.events.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.events.append(data)


def _parsed(html: str) -> list[object]:
    parser = _Events()
    parser.feed(html)
    parser.close()
    return parser.events


def _fed(html: str) -> list[object]:
    parser = _Events()
    feed(parser, html)
    return parser.events


_PIECES = (
    *("<p>", "</p>", "<br />", "<br/>", "<h2 id='a'>", '<h2 id="a">', "</h2>", "<P>", "</ p>", "<p", "</p"),
    *('<a href="x?a=1&amp;b=2&lt=3" title="">', '<p hidden class="a b">', '<p a="<">', '<p a=b c="d">', "<>"),
    *("<!-- <p> -->", "<!", "<?x?>", "<script>", "</script>", "<textarea>", "</textarea>", "<title>", "<"),
    *("&amp;", "&lt", "&", "&#65", ">", '"', "'", " ", "\n", "a", "é", "{", "\x00", "<my-tag>", "<p  a>"),
)


@given(st.lists(st.sampled_from(_PIECES)).map("".join))
def test_the_events_are_those_of_the_parser(html: str) -> None:
    assert _fed(html) == _parsed(html if is_even(html) else evened(html))


@given(st.lists(st.sampled_from(_PIECES)).map("".join))
def test_what_is_evened_once_is_even(html: str) -> None:
    assert evened(evened(html)) == evened(html)


@given(st.lists(st.sampled_from([piece for piece in _PIECES if is_even(piece)]), min_size=1).map("".join))
def test_what_is_even_stays_so_in_a_row(html: str) -> None:
    assert is_even(html)
    assert _fed(html) == _parsed(html)


@pytest.mark.parametrize(
    ("html", "is_told"),
    [
        pytest.param('<p class="a">A <em>b</em><br />&amp;</p>', True, id="of-markdown"),
        pytest.param('<input checked id="a">', True, id="attribute-without-a-value"),
        pytest.param('<div title="a &gt; b">', True, id="reference-in-an-attribute"),
        pytest.param("a > b", True, id="sign-in-a-text"),
        pytest.param("<P>", False, id="upper-case"),
        pytest.param("<p id=a>", False, id="no-quotation-marks"),
        pytest.param("<p id='a'>", False, id="apostrophes"),
        pytest.param('<p title="a > b">', False, id="sign-in-an-attribute"),
        pytest.param("<!-- a -->", False, id="comment"),
        pytest.param("<script>a</script>", False, id="script"),
        pytest.param("a < b", False, id="sign-of-a-tag"),
    ],
)
def test_text_as_markdown_writes_it_is_even(html: str, is_told: bool) -> None:  # noqa: FBT001
    assert is_even(html) == is_told


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("a <b>c</b> < d", [5]),
        ("<b title='>'>c", [13]),
        ("<b it's>c", [8]),
        ("<b it's c", [9]),
        ('<b "> <i title="x> <u', [18, 21]),
        ("<b", [2]),
        ("a & b", []),
    ],
)
def test_a_tag_ends_where_its_sign_is_not_in_quotation_marks(text: str, ends: list[int]) -> None:
    assert [span.end for span in tags(text, 0)] == ends
    assert all(text[span.start] == "<" for span in tags(text, 0))
