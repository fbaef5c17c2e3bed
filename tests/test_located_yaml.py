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
    ("content", "message", "hint"),
    [
        (
            "a: {b«? c}\n",
            '"?" cannot stand here without quotation marks',
            "put the value into quotation marks",
        ),
        (
            'a: "C:«\\dir"\n',
            '"\\d" is no escape that YAML knows',
            "write \\\\ for a backslash, or put the value into single quotation marks",
        ),
        (
            'a: "«\\x"\n',
            '"\\x" is no escape that YAML knows',
            "write \\\\ for a backslash, or put the value into single quotation marks",
        ),
        ("a: [x]«]\n", '"]" is here without a bracket that it closes', "put the value into quotation marks"),
        (
            "a: {b: [c«}\n",
            '"}" cannot stand here without quotation marks',
            "put the value into quotation marks",
        ),
        ('a: «"x\\ud83d"', "\\ud83d is half of a character", ""),
        ('a: [{«"\\ude00": x}]', "\\ude00 is half of a character", ""),
        ("a: «\x00", "a character stands here that YAML does not allow", "delete the character"),
        ("a: «\x01b\n", "a character stands here that YAML does not allow", "delete the character"),
        ('a: {b: "c" «"d"}\n', "a comma is missing before this", 'write ", " between two values'),
        ("a: {b: c«\n  d: e}\n", "a comma is missing behind this line", 'write "," at its end'),
        ('topics: ["a" «"b"]\n', "a comma is missing before this", 'write ", " between two values'),
        (
            "a: b\n«- c\n",
            "a list begins here, among names with values",
            'put it below a name, such as "list:"',
        ),
        (
            "nav:\n  - Home: index.md\n    «- B: b.md\n",
            "a list begins here, among names with values",
            'put it below a name, such as "list:"',
        ),
        ("a: «- b\n", "a list cannot begin behind a name", 'write "[b]", or begin the list in the next line'),
        ("«%a: b\n", 'a name cannot begin with "%"', "put the name into quotation marks"),
        ("«@a: b\n", 'a name cannot begin with "@"', "put the name into quotation marks"),
        ("«`a`: b\n", 'a name cannot begin with "`"', "put the name into quotation marks"),
        (
            "- a\n«b: 1\n",
            "a name stands here, among the items of a list",
            'begin it with "- ", or indent it as the name above the list',
        ),
        (
            "a:\n  - b\n  «c: d\n",
            "a name stands here, among the items of a list",
            'begin it with "- ", or indent it as the name above the list',
        ),
        ("a: 1\n«---\nb: 2", "a second document begins here", "delete this line"),
        ("a: b\n«---\nc: d\n", "a second document begins here", "delete this line"),
        ("a:\n«\tb: 1\n", "a tab is used to indent this line", "write spaces in place of tabs"),
        ("a: b\nc: \n«\td\n", "a tab is used to indent this line", "write spaces in place of tabs"),
        ("a: b\n«\tc: d\n", "a tab is used to indent this line", "write spaces in place of tabs"),
        ("«\ta: b\n", "a tab is used to indent this line", "write spaces in place of tabs"),
        ("é: b\n«\tc: d", "a tab is used to indent this line", "write spaces in place of tabs"),
        (
            "a: &x 1\nb: «&x 2\nc: *y\n",
            'a value cannot begin with "&"',
            'put the value into quotation marks: "&x 2"',
        ),
        ("a: [b, «}\n", 'a value cannot begin with "}"', "put the value into quotation marks"),
        ("a: «%\n", 'a value cannot begin with "%"', 'put the value into quotation marks: "%"'),
        ("a: «%x\n", 'a value cannot begin with "%"', 'put the value into quotation marks: "%x"'),
        ("a: «& b\n", 'a value cannot begin with "&"', 'put the value into quotation marks: "& b"'),
        ("a: «*\n", 'a value cannot begin with "*"', 'put the value into quotation marks: "*"'),
        ("a: «*x", 'a value cannot begin with "*"', 'put the value into quotation marks: "*x"'),
        ("a: «*x\n", 'a value cannot begin with "*"', 'put the value into quotation marks: "*x"'),
        ("a: «,b\n", 'a value cannot begin with ","', "put the value into quotation marks"),
        ("a: «? b\n: c\n", 'a value cannot begin with "?"', 'put the value into quotation marks: "? b"'),
        ("a: «@x", 'a value cannot begin with "@"', 'put the value into quotation marks: "@x"'),
        ("a: «@x\n", 'a value cannot begin with "@"', 'put the value into quotation marks: "@x"'),
        ("a: «]\n", 'a value cannot begin with "]"', "put the value into quotation marks"),
        ("a: «`x`\n", 'a value cannot begin with "`"', 'put the value into quotation marks: "`x`"'),
        ("a: «}\n", 'a value cannot begin with "}"', "put the value into quotation marks"),
        ("«, a: b\n", 'a value cannot begin with ","', "put the value into quotation marks"),
        (
            "a: «>x\n b\n",
            'behind ">" the line has to end',
            "put the value into quotation marks, or begin the text in the next line, indented",
        ),
        (
            "a: «|x\n  b\n",
            'behind "|" the line has to end',
            "put the value into quotation marks, or begin the text in the next line, indented",
        ),
        (
            'a: "x" «y\nb: 1\n',
            "text stands behind the closing quotation mark",
            """write a: '"x" y'""",
        ),
        (
            "title: [What] «happened\nb: 1\n",
            "text stands behind the closing bracket",
            'write title: "[What] happened"',
        ),
        (
            """a: "It's" «so, "he" said\n""",
            "text stands behind the closing quotation mark",
            """write a: '"It''s" so, "he" said'""",
        ),
        ("[What] «happened\n", "text stands behind the closing bracket", 'write "[What] happened"'),
        (
            '# of the vote\n"What" «happened\n',
            "text stands behind the closing quotation mark",
            """write '"What" happened'""",
        ),
        (
            "--- «a: b: c\n",
            "a name stands behind the three hyphens",
            "begin it in the next line",
        ),
        ("- a\n«b\n", "this line has no colon behind its name", 'write "b: …"'),
        ("a:\n«-b\nc: d\n", "there is no space behind the hyphen", 'write "- b"'),
        (
            "a:\n- {b: c} «d\ne: f\n",
            "text stands behind the closing bracket",
            'write "{b: c} d"',
        ),
        (
            "a: 'b'«c'\n",
            "text stands behind the closing quotation mark",
            """write a: "b'c\"""",
        ),
        (
            'title: "a"«" b"\n',
            "text stands behind the closing quotation mark",
            """write title: 'a"" b'""",
        ),
        (
            "title: 'It'«s'\nb: 1\n",
            "text stands behind the closing quotation mark",
            """write title: "It's\"""",
        ),
        ("a:\n  - b: «[c\n  - d: e\n", 'the bracket "[" here is never closed', 'close it with "]"'),
        ("a: b]\nc: «[d\n", 'the bracket "[" here is never closed', 'close it with "]"'),
        ("a: «[\n", 'the bracket "[" here is never closed', 'close it with "]"'),
        ("a: «[1, 2\nb: 3\n", 'the bracket "[" here is never closed', 'close it with "]"'),
        ("a: «[x", 'the bracket "[" here is never closed', 'close it with "]"'),
        ("a: «[x y, b\n  c: d\n", 'the bracket "[" here is never closed', 'close it with "]"'),
        ("a: «{x: 1\nb: 3\n", 'the bracket "{" here is never closed', 'close it with "}"'),
        (
            "authors: «[ada, bob\npublished: 2024-01-01\n",
            'the bracket "[" here is never closed',
            'close it with "]"',
        ),
        (
            "description: 'it''s\n  two' # c\nb: «[x\n",
            'the bracket "[" here is never closed',
            'close it with "]"',
        ),
        ("«[[", 'the bracket "[" here is never closed', 'close it with "]"'),
        ("«{ a: b\n", 'the bracket "{" here is never closed', 'close it with "}"'),
        ('- «"a\n- b: c\n', 'the quotation mark " here is never closed', 'write " behind the value too'),
        ('a: «"b\n', 'the quotation mark " here is never closed', 'write " behind the value too'),
        ('a: «"x', 'the quotation mark " here is never closed', 'write " behind the value too'),
        ('a: «"x\n---\ny: z\n', 'the quotation mark " here is never closed', 'write " behind the value too'),
        ("a: «'x\n", "the quotation mark ' here is never closed", "write ' behind the value too"),
        ("a: «'x\n\nb: 'y'\n", "the quotation mark ' here is never closed", "write ' behind the value too"),
        (
            'title: «"abc\ntype: "x"\nb: y\n',
            'the quotation mark " here is never closed',
            'write " behind the value too',
        ),
        (
            'title: «"abc\ntype: x\nb: y\n',
            'the quotation mark " here is never closed',
            'write " behind the value too',
        ),
        (
            "title: «'abc\ntype: 'x'\n",
            "the quotation mark ' here is never closed",
            "write ' behind the value too",
        ),
        (
            "a: ! b«: c\n",
            'the value holds ": ", which begins another value',
            'put the value into quotation marks: a: "! b: c"',
        ),
        (
            'a: "b"«: c\n',
            'the value holds ": ", which begins another value',
            "put the value into quotation marks",
        ),
        (
            'a: "x"«: y\n',
            'the value holds ": ", which begins another value',
            "put the value into quotation marks",
        ),
        (
            "a: b«: c",
            'the value holds ": ", which begins another value',
            'put the value into quotation marks: a: "b: c"',
        ),
        (
            "a: b«: c\n",
            'the value holds ": ", which begins another value',
            'put the value into quotation marks: a: "b: c"',
        ),
        (
            "authors:\n  ada: {name: Ada«: Foo}\n",
            'the value holds ": ", which begins another value',
            "put the value into quotation marks",
        ),
        (
            "title: What«: how\n",
            'the value holds ": ", which begins another value',
            'put the value into quotation marks: title: "What: how"',
        ),
        (
            "title: “x«: y”\n",
            'the value holds ": ", which begins another value',
            'put the value into quotation marks: title: "“x: y”"',
        ),
        (
            "x: [a: b«: c]\n",
            'the value holds ": ", which begins another value',
            "put the value into quotation marks",
        ),
        ("key:«value\nb: 1\n", "there is no space behind the colon", 'write "key: value"'),
        ("x:«y\n\n# c\nz: w\n", "there is no space behind the colon", 'write "x: y"'),
        ("a: 1\n«b 2\nc: 3\n", "this line has no colon behind its name", 'write "b: 2"'),
        ("a: >\n«b\n", "this line has no colon behind its name", 'write "b: …"'),
        ("a: b #c\n«d e\n", "this line has no colon behind its name", 'write "d: e"'),
        ("a: {b: c, d}\n«e f\n", "this line has no colon behind its name", 'write "e: f"'),
        ("a: |\n«b\n", "this line has no colon behind its name", 'write "b: …"'),
        (
            "authors:\n  ada:\n    name: Ada\n    «description Foo\n    url: x\n",
            "this line has no colon behind its name",
            'write "description: Foo"',
        ),
        ("authors:\n  «ada\n    name: Ada\n", "this line has no colon behind its name", 'write "ada:"'),
        ('description: "one\n  two"\n«b 2\nc: 3\n', "this line has no colon behind its name", 'write "b: 2"'),
        ("extra:\n  «ibidem\n    rules: x\n", "this line has no colon behind its name", 'write "ibidem:"'),
        (
            "plugins:\n  - search\n  - «ibidem\n    bibliography: x\n",
            "this line has no colon behind its name",
            'write "ibidem:"',
        ),
        ("«a\nb: c\n", "this line has no colon behind its name", 'write "a:"'),
        ("«authors\n  ada:\n    name: Ada\n", "this line has no colon behind its name", 'write "authors:"'),
        ("“a: b\n«”c\n", "this line has no colon behind its name", 'write "”c: …"'),
        (
            "  c: d\n «a: b\n",
            "this line is indented by 1 space, as no line above that it could belong to",
            "indent it as far as the lines that it belongs to",
        ),
        (
            "# c\n  x: y\n «z: w\n",
            "this line is indented by 1 space, as no line above that it could belong to",
            "indent it as far as the lines that it belongs to",
        ),
        (
            "a:\n  - b\n «- c\n",
            "this line is indented by 1 space, as no line above that it could belong to",
            "indent it as far as the lines that it belongs to",
        ),
        (
            "a:\n  b: 1\n   «c: 2\n",
            "this line is indented as if it were a part of the value above it",
            "indent it as far as the line above",
        ),
        (
            "a:\n  b: 1\n «c: 2\n",
            "this line is indented by 1 space, as no line above that it could belong to",
            "indent it as far as the lines that it belongs to",
        ),
        (
            'a: "x"\n  «b: c\n',
            "this line is indented by 2 spaces, as no line above that it could belong to",
            "indent it as far as the lines that it belongs to",
        ),
        (
            "a: -b\n «-c: d\n",
            "this line is indented as if it were a part of the value above it",
            "indent it as far as the line above",
        ),
        (
            "a: 1\n  «b: 2\n",
            "this line is indented as if it were a part of the value above it",
            "indent it as far as the line above",
        ),
        (
            "a: b\n\n\n  «c: d\n",
            "this line is indented as if it were a part of the value above it",
            "indent it as far as the line above",
        ),
        (
            "a: http://x.org\n «b: c\n",
            "this line is indented as if it were a part of the value above it",
            "indent it as far as the line above",
        ),
        (
            "a: |\n  x\n «y\n",
            "this line is indented by 1 space, as no line above that it could belong to",
            "indent it as far as the lines that it belongs to",
        ),
        (
            "description: >\n  a\n «b: c\n",
            "this line is indented by 1 space, as no line above that it could belong to",
            "indent it as far as the lines that it belongs to",
        ),
        (
            "nav:\n  - Home: index.md\n  - About about.md: x\n  - C: c.md\n «- D: d.md\n",
            "this line is indented by 1 space, as no line above that it could belong to",
            "indent it as far as the lines that it belongs to",
        ),
        (
            "theme:\n  name: material\n «features:\n  - a\n",
            "this line is indented by 1 space, as no line above that it could belong to",
            "indent it as far as the lines that it belongs to",
        ),
        (
            "title: a\n\n  «type: b\n",
            "this line is indented as if it were a part of the value above it",
            "indent it as far as the line above",
        ),
        (
            "title: a\n# c\n  «type: b\n",
            "this line is indented by 2 spaces, as no line above that it could belong to",
            "indent it as far as the lines that it belongs to",
        ),
        (
            "«: : :\n",
            "this line is indented by 0 spaces, as no line above that it could belong to",
            "indent it as far as the lines that it belongs to",
        ),
        ("a: «[[b], ", 'the bracket "[" here is never closed', 'close it with "]"'),
        ("«%YAML 9.9\n---\na: b", "found incompatible YAML document (version 1.* is required)", ""),
        ("a: «!x!y", 'a value cannot begin with "!"', 'put the value into quotation marks: "!x!y"'),
    ],
)
def test_what_is_not_yaml_is_refused_in_its_place(content: str, message: str, hint: str) -> None:
    text, (offset,) = marked(content)
    with pytest.raises(InvalidYamlError) as caught:
        parse(text.content, 5)
    found = caught.value
    assert (str(found), found.offset, found.hint) == (message, offset + 5, hint)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("a: &x [*x]", id="sequence in itself"),
        pytest.param("&x {a: *x}", id="mapping in itself"),
        pytest.param("[" * 1_200, id="deep nesting"),
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
