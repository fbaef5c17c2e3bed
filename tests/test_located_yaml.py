from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.core.text import Span
from macros.syntax import located_yaml
from macros.syntax.located_yaml import InvalidYamlError, Item, parse, scalars

from .conftest import marked


def _at(item: Item | None) -> Item:
    assert item is not None
    return item


@pytest.mark.parametrize(
    ("content", "value"),
    [
        pytest.param("", {}, id="empty"),
        pytest.param("# a comment\n", {}, id="comment alone"),
        pytest.param("a: 1\nb: [x, y]", {"a": 1, "b": ["x", "y"]}, id="mapping"),
        pytest.param("- a\n- b: c", ["a", {"b": "c"}], id="sequence"),
        pytest.param("a", "a", id="scalar"),
        pytest.param("a: 2024-03-05", {"a": date(2024, 3, 5)}, id="date"),
        pytest.param("a: 2024-13-01", {"a": "2024-13-01"}, id="date that does not exist"),
        pytest.param("a: off\nb: ~", {"a": False, "b": None}, id="words of YAML"),
        pytest.param("2024: x\ntrue: y", {"2024": "x", "true": "y"}, id="names are texts"),
        pytest.param("a: !!float x", {"a": "x"}, id="number that is none"),
        pytest.param("a: !!python/name:material.x ''", {"a": None}, id="tag of another tool"),
        pytest.param("a: =", {"a": None}, id="value tag"),
        pytest.param("a: &x 1\nb: *x", {"a": 1, "b": 1}, id="alias"),
        pytest.param("a: 1\na: 2", {"a": 2}, id="name twice"),
        pytest.param('a: "\\U0001F600"', {"a": "😀"}, id="escaped character"),
    ],
)
def test_a_document_is_read(content: str, value: object) -> None:
    assert parse(content).value == value


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IBIDEM_TEST", "there")
    assert parse("a: !ENV IBIDEM_TEST\nb: !ENV [IBIDEM_NONE, x]").value == {"a": "there", "b": "x"}


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("a: «value«\n", id="plain"),
        pytest.param('é: «"value"« # remark', id="quotation marks"),
        pytest.param("# 😀\na:\n  «value«", id="next line"),
        pytest.param("a: «[x, y]«", id="sequence"),
        pytest.param("a: «{x: y}«", id="mapping"),
        pytest.param("a:«« \n", id="nothing"),
    ],
)
def test_a_value_knows_its_place(content: str) -> None:
    text, (start, end) = marked(content)
    item = parse(text.content)
    (value,) = item.entries.values()
    assert value.span == Span(start, end)


def test_names_know_their_places() -> None:
    text, offsets = marked("«one«: {three: 1}\n«two«: 2")
    item = parse(text.content)
    places = sorted(item.names.values())
    assert [offset for span in places for offset in (span.start, span.end)] == offsets


def test_a_name_that_is_given_twice_is_known() -> None:
    text, (start, end) = marked("one: 1\ntwo: 2\n«one«: 3")
    assert parse(text.content).repeated == (("one", Span(start, end)),)


def test_places_count_from_the_offset() -> None:
    item = _at(parse("a: b", 10).get("a"))
    assert item.span == Span(13, 14)


def test_nothing_stands_at_the_offset() -> None:
    assert parse("", 10).span == Span(10, 10)


def test_names_lead_into_nested_mappings() -> None:
    assert _at(parse("a: {b: {c: x}}").get("a", "b", "c")).value == "x"


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(("x",), id="unknown name"),
        pytest.param(("x", "b"), id="below an unknown name"),
        pytest.param(("a", "b", "c"), id="below a scalar"),
    ],
)
def test_names_that_lead_nowhere(path: tuple[str, ...]) -> None:
    assert parse("a: {b: x}").get(*path) is None


def test_scalars_come_in_file_order() -> None:
    item = parse("a: 1\nb: [2, {c: 3}]\nd: {e: [4]}\nf: 5")
    assert [scalar.value for scalar in scalars(item)] == [1, 2, 3, 4, 5]


def test_aliases_cannot_fill_the_memory() -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))]
    with pytest.raises(InvalidYamlError, match="aliases make this too long"):
        parse("\n".join(lines))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("a: b«: c", "mapping values are not allowed here", id="colon in a value"),
        pytest.param("a: «[x", "expected ',' or ']', but got '<stream end>'", id="unclosed sequence"),
        pytest.param('a: «"x', "found unexpected end of stream", id="unclosed quotation mark"),
        pytest.param("é: b\n«\tc: d", "found character '\\t' that cannot start any token", id="tab"),
        pytest.param("a: «*x", "found undefined alias 'x'", id="undefined alias"),
        pytest.param("a: 1\n«---\nb: 2", "but found another document", id="second document"),
        pytest.param("a: «\x00", "special characters are not allowed", id="control character"),
        pytest.param('a: «"x\\ud83d"', r"\ud83d is half of a character", id="half of a character"),
        pytest.param(
            'a: [{«"\\ude00": x}]', r"\ude00 is half of a character", id="half of a character in a name"
        ),
        pytest.param("a: «@x", "found character '@' that cannot start any token", id="at sign"),
    ],
)
def test_what_is_not_yaml_is_refused_in_its_place(content: str, message: str) -> None:
    text, (offset,) = marked(content)
    with pytest.raises(InvalidYamlError) as caught:
        parse(text.content, 5)
    assert (str(caught.value), caught.value.offset) == (message, offset + 5)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("a: &x [*x]", id="sequence in itself"),
        pytest.param("&x {a: *x}", id="mapping in itself"),
        pytest.param("[" * 2000, id="deep nesting"),
        pytest.param("a: !!timestamp x", id="timestamp that is none"),
        pytest.param("a: !!bool x", id="truth value that is none"),
        pytest.param('a: !!int ""', id="empty number"),
        pytest.param("a: !!binary é", id="binary that is none"),
        pytest.param("a: !!map [x]", id="sequence that is called a mapping"),
        pytest.param("a: !ENV {b: c}", id="variable that is a mapping"),
        pytest.param("<<: x", id="merge of a text"),
    ],
)
def test_yaml_that_cannot_be_built_is_refused(content: str) -> None:
    with pytest.raises(InvalidYamlError):
        parse(content)


_PLAIN = [*"@{}\",=#%\\ \n\t[]:-?|>'", "a", "é", "a: ", "- ", "\x07", "\u2028", "---\n", "2024-13-01", "~"]
_TAGS = ["&x ", "*x", "!!int ", "!!timestamp ", "!!map ", "!!set ", "!ENV ", "!", "<<: "]


def _is_read_or_refused(content: str) -> None:
    try:
        item = parse(content)
        places = [item.span.start, item.span.end]
    except InvalidYamlError as error:
        places = [error.offset]
    assert all(0 <= place <= len(content) for place in places)


@given(st.lists(st.sampled_from(_PLAIN), max_size=16).map("".join))
def test_no_text_makes_parsing_fail(content: str) -> None:
    _is_read_or_refused(content)


@example("a: !!timestamp x")
@given(st.lists(st.sampled_from(_PLAIN + _TAGS), max_size=16).map("".join))
def test_no_tag_makes_parsing_fail(content: str) -> None:
    _is_read_or_refused(content)


_PIECES = [
    *(
        "a: ",
        "b: ",
        "- ",
        "  ",
        "\n",
        "\n",
        "x y",
        "é漢😀",
        "2024-03-05",
        "# c",
        "[",
        "]",
        "{",
        "}",
        ", ",
        ":",
    ),
    *("[a, b]", "{a: b}", '{a: "b, c", d: e}', "['x', y]", '{a:"b"}', "{a: }", "? ", "|", ">-", "#", "\t"),
    *('"', "'", "&x ", "*x", "!t ", "!!int ", "<<: ", "%", "---", "\u2028", "\ufeff", "\x07", '"\\u00e9"'),
]


def _outcome(content: str) -> Item | tuple[str, int]:
    try:
        return parse(content)
    except InvalidYamlError as error:
        return str(error), error.offset


@given(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join))
@example("a: {b: [x]}\nc: [?x]\n")
@example("a\t: b\n")
@example("a: |#\n  b\n")
@example("a: b: c\n")
@example("- " * 5_000)
def test_libyaml_reads_what_the_parser_in_python_reads(content: str) -> None:
    read = _outcome(content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(located_yaml, "_Composer", located_yaml._Loader)
        assert _outcome(content) == read
