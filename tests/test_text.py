from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.core.findings import Finding, at
from macros.core.text import Location, Span, Text, normalized

from .conftest import marked

# Form feed, vertical tab, NEL and U+2028 end a line for str.splitlines, and for no editor.
_NO_LINE_ENDS = "\f\v\x1c\x85\u2028\u2029"
_CONTENTS = st.text(alphabet=st.one_of(st.sampled_from("a\t\n" + _NO_LINE_ENDS + "é̈ا漢😀"), st.characters()))
_RAW = st.text(alphabet=st.sampled_from("a \t\r\n" + _NO_LINE_ENDS + "é漢😀"))


def _text(content: str) -> Text:
    return normalized("page.md", content)


@given(_CONTENTS, st.data())
def test_a_location_leads_back_to_its_offset(raw: str, data: st.DataObject) -> None:
    text = _text(raw)
    offset = data.draw(st.integers(0, len(text.content)))

    place = text.location(offset)

    lines = text.content.split("\n")
    assert text.offset(place) == offset
    assert sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1 == offset


def test_a_location_that_is_not_there_is_at_the_end() -> None:
    assert [_text("abc\n").offset(Location("page.md", *place)) for place in ((1, 9), (2, 2), (7, 1))] == [
        4
    ] * 3


@given(_CONTENTS)
def test_a_character_stands_in_its_line_at_its_column(raw: str) -> None:
    text = _text(raw)
    for offset, character in enumerate(text.content):
        place = text.location(offset)
        assert (text.line(place.line) + "\n")[place.column - 1] == character


@given(_CONTENTS)
def test_locations_are_ordered_as_offsets_are(raw: str) -> None:
    text = _text(raw)
    places = [text.location(offset) for offset in range(len(text.content) + 1)]
    assert places == sorted(set(places))


@given(_RAW)
def test_normalizing_twice_is_normalizing_once(raw: str) -> None:
    once = _text(raw)
    assert normalized(once.path, once.content) == once
    assert "\r" not in once.content


@given(_RAW)
def test_line_ends_change_no_location(raw: str) -> None:
    unix = _text(raw)
    windows = _text(unix.content.replace("\n", "\r\n"))
    classic = _text(unix.content.replace("\n", "\r"))
    assert windows == unix == classic


@given(_RAW)
def test_a_byte_order_mark_changes_no_location(raw: str) -> None:
    assert _text(f"\ufeff{raw}") == _text(raw)


def test_only_one_byte_order_mark_is_taken_off() -> None:
    assert _text("\ufeff\ufeffa").content == "\ufeffa"


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        pytest.param("«", 1, 1, id="empty"),
        pytest.param("«abc", 1, 1, id="start"),
        pytest.param("abc«", 1, 4, id="end without a final newline"),
        pytest.param("abc«\n", 1, 4, id="at a newline"),
        pytest.param("abc\n«", 2, 1, id="after the final newline"),
        pytest.param("a\n\n«b", 3, 1, id="after a blank line"),
        pytest.param("a\n\tb«c", 2, 3, id="a tab is one column"),
        pytest.param("a\r\nb«c", 2, 2, id="crlf"),
        pytest.param("a\rb«c", 2, 2, id="lone cr"),
        pytest.param("a\r\r\n«b", 3, 1, id="lone cr before crlf"),
        pytest.param("\ufeff«a", 1, 1, id="byte order mark"),
        pytest.param("éüß«x", 1, 4, id="non-ascii"),
        pytest.param("مرحبا«x", 1, 6, id="right to left"),
        pytest.param("😀𝒜«x", 1, 3, id="astral"),
        pytest.param("a\fb«x", 1, 4, id="form feed ends no line"),
        pytest.param("a\u2028b«x", 1, 4, id="line separator ends no line"),
        pytest.param("a\x85b«x", 1, 4, id="next line ends no line"),
    ],
)
def test_location(content: str, line: int, column: int) -> None:
    text = _text(content)
    assert text.location(text.content.index("«")) == Location("page.md", line, column)


def test_a_location_reads_as_editors_and_terminals_link_it() -> None:
    assert str(Location("docs/index.md", 3, 26)) == "docs/index.md:3:26"


@pytest.mark.parametrize(
    ("number", "line"),
    [
        pytest.param(1, "first", id="first"),
        pytest.param(2, "", id="blank"),
        pytest.param(3, "last", id="without a newline"),
        pytest.param(4, "", id="beyond the end"),
    ],
)
def test_line(number: int, line: str) -> None:
    assert _text("first\n\nlast").line(number) == line


def test_a_span_holds_its_start_and_not_its_end() -> None:
    span = Span(2, 4)
    assert [offset for offset in range(6) if span.contains(offset)] == [2, 3]


def test_a_shifted_span_keeps_its_length() -> None:
    assert Span(2, 4).shifted(10) == Span(12, 14)


@pytest.mark.parametrize(
    ("content", "length"),
    [
        pytest.param("a «word« b", 4, id="within a line"),
        pytest.param("a «word\nand more«", 4, id="over several lines to the end of the first"),
        pytest.param("a««", 1, id="empty"),
        pytest.param("«\n«", 1, id="a newline"),
        pytest.param("«漢字😀«", 3, id="characters, not bytes"),
    ],
)
def test_a_finding_marks_its_span(content: str, length: int) -> None:
    text, (start, end) = marked(content)
    finding = at("unused-source", text, Span(start, end), "message", "hint")
    assert finding == Finding("unused-source", text.location(start), "message", "hint", length)


def test_findings_are_ordered_by_place_then_rule_then_message() -> None:
    first = Finding("unused-source", Location("a.md", 1, 2), "b")
    ordered = [
        first,
        Finding("duplicate-key", Location("a.md", 1, 3), "b"),
        Finding("unused-source", Location("a.md", 1, 3), "a"),
        Finding("unused-source", Location("a.md", 1, 3), "b"),
        Finding("duplicate-key", Location("a.md", 10, 1), "a"),
        Finding("duplicate-key", Location("b.md", 1, 1), "a"),
    ]
    assert sorted([*ordered[3:], *ordered[:3]], key=lambda finding: finding.order) == ordered


@pytest.mark.parametrize("content", ["", "One.\nTwo. Š\n", "\U0001f6a2\udcff\r" * 90])
def test_a_packed_text_reads_as_before(content: str) -> None:
    plain, text = Text("a.md", content), Text("a.md", content)
    end = text.location(len(content))
    text.pack()
    text.pack()

    assert "content" not in vars(text)
    assert (text, hash(text), text.content) == (plain, hash(plain), content)
    assert text.location(len(content)) == end
    assert pickle.loads(pickle.dumps(text)) == plain
    assert not hasattr(text, "contents")
