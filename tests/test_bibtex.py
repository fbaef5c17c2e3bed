from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.core.findings import Finding
from macros.core.text import Location, Text, normalized
from macros.syntax import bibtex
from macros.syntax.bibtex import Entry, plain

from .conftest import marked
from .stores import CONTENTS


def _entry(content: str) -> Entry:
    """Read the one entry of a file without faults."""
    reading = bibtex.read(Text("bibliography.bib", content))
    assert reading.findings == ()
    (entry,) = reading.entries
    return entry


def _value(content: str) -> str:
    """Read the first field of the last entry of a file without faults."""
    reading = bibtex.read(Text("bibliography.bib", content))
    assert reading.findings == ()
    return reading.entries[-1].fields[0].value.text


def _found(content: str) -> list[Finding]:
    return list(bibtex.read(Text("bibliography.bib", content)).findings)


def _places(content: str) -> tuple[list[Location], list[Location]]:
    """Return the places of the findings, and those of the marks « in the content."""
    text, offsets = marked(content, "bibliography.bib")
    found = bibtex.read(text).findings
    return [finding.location for finding in found], [text.location(offset) for offset in offsets]


@pytest.mark.parametrize(
    ("content", "value"),
    [
        pytest.param("@misc{a, title = {in braces}}", "in braces", id="braces"),
        pytest.param('@misc{a, title = "in quotes"}', "in quotes", id="quotation marks"),
        pytest.param("@misc{a, title = 2024}", "2024", id="number"),
        pytest.param("@misc{a, title = {a {B} {c {D}}}}", "a {B} {c {D}}", id="nested braces"),
        pytest.param("@misc{a, title = {}}", "", id="empty"),
        pytest.param('@misc{a, title = ""}', "", id="empty quotation marks"),
        pytest.param('@misc{a, title = {say "hi", x = y}}', 'say "hi", x = y', id="quotes in braces"),
        pytest.param('@misc{a, title = "a {b, c} d"}', "a {b, c} d", id="braces in quotes"),
        pytest.param('@misc{a, title = "a {"}b{"} c"}', 'a {"}b{"} c', id="escaped quotation marks"),
        pytest.param(r"@misc{a, title = {a \} b \{ c}}", r"a \} b \{ c", id="escaped braces"),
        pytest.param(r'@misc{a, title = "G{\"o}del"}', r"G{\"o}del", id="accent in quotes"),
        pytest.param("@misc{a, title = {x}\n}", "x", id="no comma at the end"),
        pytest.param("@misc{a, title={x},}", "x", id="comma at the end"),
        pytest.param("@misc{a,title={x}}", "x", id="no space"),
        pytest.param("@misc(a, title = {x (y)})", "x (y)", id="parentheses"),
        pytest.param('@misc(a, title = "x) y")', "x) y", id="parenthesis in quotes"),
        pytest.param("@misc{a, title = {me@example.org}}", "me@example.org", id="at sign"),
        pytest.param("@misc{a, title = {x @misc{y} z}}", "x @misc{y} z", id="entry in a line of a value"),
        pytest.param("@misc{a, title = {<script>_*|</script>}}", "<script>_*|</script>", id="markup"),
        pytest.param('@misc{a, title = {x} # "y" # 1}', "xy1", id="concatenation"),
        pytest.param('@misc{a, title = {x}#"y"}', "xy", id="concatenation without space"),
        pytest.param("@misc{a, title = {two\n  lines}}", "two\n  lines", id="several lines"),
        pytest.param('@string{un = "UN"}\n@misc{a, title = un}', "UN", id="string"),
        pytest.param('@string(un = "UN")\n@misc{a, title = un}', "UN", id="string in parentheses"),
        pytest.param("@string{un = {UN}}\n@misc{a, title = un}", "UN", id="string in braces"),
        pytest.param('@string{Un = "UN"}\n@misc{a, title = uN}', "UN", id="string without case"),
        pytest.param(
            '@string{s = "UN"}\n@misc{a, title = s}', "UN", id="string named like a part of @string"
        ),
        pytest.param('@string{un = "UN"}\n@misc{a, title = un # { vote}}', "UN vote", id="string in a chain"),
        pytest.param(
            '@string{u = "U"}\n@string{un = u # "N"}\n@misc{a, title = un}', "UN", id="string of a string"
        ),
        pytest.param('@misc{a, title = un}\n@string{un = "UN"}', "UN", id="string defined behind its use"),
        pytest.param(
            '@string{un = "U"}\n@string{Un = "N"}\n@misc{a, title = un}', "N", id="string defined anew"
        ),
        pytest.param(
            '@string{s = "U"}\n@misc{a, title = s}\n@string{s = "N"}',
            "U",
            id="string defined anew behind its use",
        ),
        pytest.param("@misc{a, month = mar}", "mar", id="month"),
        pytest.param('@misc{a, month = "5~" # MAR}', "5~mar", id="month in a chain"),
        pytest.param(
            '@string{mar = "March"}\n@misc{a, month = mar}', "March", id="month that is defined anew"
        ),
        pytest.param('@preamble{"\\newcommand{x}"}\n@misc{a, title = {x}}', "x", id="behind a preamble"),
        pytest.param("@comment{x}\n@misc{a, title = {x}}", "x", id="behind a comment"),
        pytest.param(r"@misc{a, title = {x\\}}", r"x\\", id="backslashes at the end"),
        pytest.param(
            r"@misc{a, title = {Nicol\{'a}s}, note = {y}}", r"Nicol\{'a}s", id="backslash before a group"
        ),
        pytest.param("@misc{a, title = {C:\\},\n note = {y},\n}", "C:\\", id="backslash at the end"),
        pytest.param(r"@misc{a, title = {a \{ b}, note = {c}}", r"a \{ b", id="escaped brace alone"),
        pytest.param("@misc{a, title = {\\{}\n}\n% a remark\n", r"\{", id="escaped brace before a remark"),
        pytest.param(
            "@misc{a, title = {a \\{ b} % so\n, note = {c}}", r"a \{ b", id="escaped brace before a comment"
        ),
        pytest.param(r"@misc{a, title = {{\}x}}, note = {c}}", r"{\}x}", id="escaped brace in a group"),
        pytest.param("@misc{a, title = {{\\}x}}\n}", r"{\}x}", id="escaped brace in a group at the end"),
        pytest.param(r"@misc{a, title = {a \} b}, note = {c}}", r"a \} b", id="escaped closing brace alone"),
        pytest.param(
            r"@misc{a, title = {a \{b\} {c \{d\}}}, note = {e}}", r"a \{b\} {c \{d\}}", id="escaped pairs"
        ),
        pytest.param(
            r'@misc{a, title = "a \{ b", note = {c}}', r"a \{ b", id="escaped brace in quotation marks"
        ),
        pytest.param(
            r"@misc{a, title = {x\{y}z} # { w}, note = {c}}", r"x\{y}z w", id="escaped brace in a chain"
        ),
        pytest.param("@misc\n{a, title = {x}}", "x", id="brace on the next line"),
        pytest.param("@ misc {a, title = {x}}", "x", id="space behind the at sign"),
        pytest.param("so@misc{a, title = {x}}", "x", id="entry behind a word"),
        pytest.param("100% @misc{a, title = {x}}", "x", id="percent sign in a word before an entry"),
        pytest.param("@misc{a, title = {x\n@misc{b} y}}", "x\n@misc{b} y", id="entry on a line of a value"),
        pytest.param(
            "@misc{a, title = {x\n  @reader, so}}", "x\n  @reader, so", id="name on a line of a value"
        ),
        pytest.param("@misc{a, title = {50% of\nx}}", "50% of\nx", id="percent sign in braces"),
        pytest.param('@misc{a, title = "50% of\nx"}', "50% of\nx", id="percent sign in quotation marks"),
        pytest.param("@misc{a, % so\n title = {x}}", "x", id="comment behind the key"),
        pytest.param("@misc{ % so, }\n a, title = {x}}", "x", id="comment before the key"),
        pytest.param("@misc{a,\n % title = {y},\n title = {x}}", "x", id="field that is commented out"),
        pytest.param("@misc{a, title % so = {\n = % y\n {x} % }\n}", "x", id="comments around a value"),
        pytest.param("@misc{a, title = {x} % so\n # % y\n 1}", "x1", id="comments in a chain"),
        pytest.param("@misc(a, % so)\n title = {x})", "x", id="comment in parentheses"),
        pytest.param('@string{un = % so "\n "UN"}\n@misc{a, title = un}', "UN", id="comment in a string"),
    ],
)
def test_a_value_is_read(content: str, value: str) -> None:
    assert _value(content) == value


def test_strings_hold_from_file_to_file_until_they_are_defined_anew() -> None:
    files = [
        '@string{s = "a"}',
        '@misc{x, title = s # mar}\n@string{s = "b"}\n@string{mar = "M"}',
        "@misc{y, title = s # mar}",
    ]
    _, second, third = bibtex.read_all(Text(f"{n}.bib", content) for n, content in enumerate(files))
    assert [reading.entries[0].values for reading in (second, third)] == [
        (("title", "amar"),),
        (("title", "bM"),),
    ]


@pytest.mark.parametrize(
    "key",
    [
        pytest.param("a.b:c/d-e+f", id="punctuation"),
        pytest.param("naïve2020", id="accent"),
        pytest.param("o'brien2020", id="apostrophe"),
        pytest.param("قرار2024", id="arabic"),
        pytest.param("决议2024", id="chinese"),
        pytest.param("misc", id="as the type"),
        pytest.param("m", id="in the type"),
        pytest.param("title", id="as a field"),
        pytest.param("a_b", id="underscore"),
        pytest.param("my key", id="space"),
        pytest.param("", id="empty"),
    ],
)
def test_a_key_is_read_as_typed(key: str) -> None:
    assert _entry(f"@misc{{{key}, title = {{x}}}}").key == key


def test_keys_that_differ_in_case_are_two() -> None:
    reading = bibtex.read(Text("b.bib", "@misc{Foo, title = {x}}\n@misc{foo, title = {y}}"))
    assert [entry.key for entry in reading.entries] == ["Foo", "foo"]


def test_both_entries_of_one_key_are_read() -> None:
    reading = bibtex.read(
        Text("b.bib", "@misc{a, title = {x}}\n@misc{a, title = {y}}\n@misc{a, title = {z}}")
    )
    assert [entry.fields[0].value.text for entry in reading.entries] == ["x", "y", "z"]


@pytest.mark.parametrize(("opens", "closes"), ["{}", "()"])
def test_both_fields_of_one_name_are_read(opens: str, closes: str) -> None:
    entry = _entry(f"@misc{opens}a, title = {{x}}, year = 2024, title = {{y}}{closes}")
    assert [(field.name, field.value.text) for field in entry.fields] == [
        ("title", "x"),
        ("year", "2024"),
        ("title", "y"),
    ]


def test_the_first_field_of_a_name_counts() -> None:
    found = _entry("@misc{a, title = {x}, Title = {y}}").field("title")
    assert found is not None
    assert found.value.text == "x"


def test_a_field_that_is_not_there_is_none() -> None:
    assert _entry("@misc{a, title = {x}}").field("year") is None


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("commentary", "commentary"),
        ("Comments", "comments"),
        ("StringS", "strings"),
        ("preambles", "preambles"),
    ],
)
def test_a_type_may_begin_like_another_block(typed: str, kind: str) -> None:
    entry = _entry(f"@{typed}{{a, title = {{x}}, date = {{2001}}}}")
    assert (entry.type, entry.key, entry.values) == (kind, "a", (("title", "x"), ("date", "2001")))


def test_the_comments_of_an_entry_are_known() -> None:
    text, (start, end, *_) = marked("@misc{a, «% so«\n title = {x % y}}")
    (entry,) = bibtex.read(text).entries
    assert entry.comments == ((start, end),)


def test_types_and_names_are_lower_case() -> None:
    entry = _entry("@MISC{A, TITLE = {X}}")
    assert (entry.type, entry.key, entry.fields[0].name) == ("misc", "A", "title")


def test_an_entry_may_have_no_fields() -> None:
    assert _entry("@misc{a}").fields == ()


def test_a_duplicate_of_duplicates_is_read() -> None:
    content = "@misc{a, title = {x}}\n@misc{a, title = {y}, title = {z}}"
    assert [len(entry.fields) for entry in bibtex.read(Text("b.bib", content)).entries] == [1, 2]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("@misc{«key«, title = {x}}", id="plain"),
        pytest.param("@misc{ «key« , title = {x}}", id="space around"),
        pytest.param("@misc{\n\t«key«,\n title = {x}}", id="on its own line"),
        pytest.param("@misc{«m«, title = {x}}", id="in the type"),
        pytest.param("@misc(«key«, title = {x})", id="parentheses"),
        pytest.param("  @misc  {«key«, title = {x}}", id="indented"),
        pytest.param("remark m\n@misc{«m«, title = {x}}", id="behind a remark"),
        pytest.param("@misc{«key«}", id="without fields"),
        pytest.param("«@misc{«, title = {x}}", id="empty"),
        pytest.param('@preamble{"key"}\n@comment{key}\n@misc{«key«, title = {x}}', id="behind other blocks"),
    ],
)
def test_the_span_of_an_entry_is_its_key(content: str) -> None:
    text, (start, end) = marked(content)
    (entry,) = bibtex.read(text).entries
    assert (entry.span.start, entry.span.end) == (start, end)


def test_the_spans_of_fields_are_exact() -> None:
    text, offsets = marked(
        "@misc{title,\n"
        "  «title« = «{title}«,\n"
        "\t«year«\t=\t«2024«,\n"
        '  «note«=«"year"«, «doi« =«{a}\n # {b}«\n'
        "}\n"
    )
    (entry,) = bibtex.read(text).entries

    spans = [span for field in entry.fields for span in (field.span, field.value.span)]

    assert [offset for span in spans for offset in (span.start, span.end)] == offsets


def test_a_windows_file_has_the_same_places() -> None:
    content = "\ufeff@misc{a,\r\n  title = {x}\r\n  year = 2024,\r\n}\r\n"
    found = bibtex.read(normalized("b.bib", content)).findings
    assert [str(finding.location) for finding in found] == ["b.bib:3:3"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(
            "@misc{a,\n  title = {x}\n  «year = {2024},\n}",
            'a comma is missing before the field "year"',
            id="missing comma behind braces",
        ),
        pytest.param(
            '@misc{a,\n  title = "x"\n  «year = {2024},\n}',
            'a comma is missing before the field "year"',
            id="missing comma behind quotation marks",
        ),
        pytest.param(
            "@misc{a,\n  year = 2024\n  «title = {x},\n}",
            'a comma is missing before the field "title"',
            id="missing comma behind a number",
        ),
        pytest.param(
            "@misc{a,\n  month = mar\n  «title = {x},\n}",
            'a comma is missing before the field "title"',
            id="missing comma behind a string",
        ),
        pytest.param(
            "@misc{a, title = {x} «y, year = 2024}", "there is text after the value", id="text behind braces"
        ),
        pytest.param("@misc{a, title = 2024«a}", "there is text after the value", id="text behind a number"),
        pytest.param("@misc{a, title =« }", "a value is missing", id="missing value"),
        pytest.param("@misc{a, title = {x} #«}", "a value is missing", id="missing value behind #"),
        pytest.param("@misc{a, title = «un}", 'no @string defines "un"', id="undefined string"),
        pytest.param(
            "@misc{a, title = {x} # «un # {y}}", 'no @string defines "un"', id="undefined string in a chain"
        ),
        pytest.param(
            '@string{un = «u # "N"}\n@string{u = "U"}',
            'no @string defines "u"',
            id="string of a string defined later",
        ),
        pytest.param(
            "@comment «@misc{a, title = {x}}",
            "this entry is not commented out: BibTeX reads it despite the @comment",
            id="entry behind a comment without braces",
        ),
        pytest.param(
            "«@misc, title = {x}",
            "this entry is not read: it has no brace",
            id="entry without a brace",
        ),
        pytest.param(
            "@misc{a,\n  title = {x}},\n  «year = {2024},\n}",
            "this field is outside every entry",
            id="fields behind a stray brace",
        ),
        pytest.param(
            "@misc{a, title = {x}}, «year = {2024}}",
            "this field is outside every entry",
            id="fields behind a stray brace on one line",
        ),
        pytest.param(
            "@misc{a, title = {x}}\n«}\n", '"}" is outside every entry', id="stray brace at the end"
        ),
        pytest.param(
            "remark «{\n}}\n@misc{a, title = {x}}",
            '"{" is outside every entry',
            id="remark with unequal braces",
        ),
        pytest.param(
            "@misc{a,\n  title = «{x,\n  year = {2024}\n}\n\n@misc{b, title = {y}}\n",
            "a brace or quotation mark opened here is never closed",
            id="unclosed brace before another entry",
        ),
        pytest.param(
            '@misc{a,\n  title = «"x,\n  year = {2024}\n}\n\n@misc{b, title = {y}}\n',
            "a brace or quotation mark opened here is never closed",
            id="unclosed quotation mark",
        ),
        pytest.param(
            "«@misc{a,\n  year = {2024},\n  title = {x\n}\n",
            "a brace or quotation mark opened here is never closed",
            id="unclosed brace at the end of the file",
        ),
        pytest.param(
            "«@misc{a,\n  title = {x}\n",
            "a brace or quotation mark opened here is never closed",
            id="unclosed entry at the end of the file",
        ),
        pytest.param(
            "@misc{a, title = «{x",
            "a brace or quotation mark opened here is never closed",
            id="unclosed entry in one line",
        ),
        pytest.param(
            "«@misc{a,\n  title = {x},\n\n@misc{b, title = {y}}",
            "a brace or quotation mark opened here is never closed",
            id="unclosed entry before another",
        ),
        pytest.param(
            "«@misc{a\n@misc{b, title = {y}}",
            "a brace or quotation mark opened here is never closed",
            id="key alone before another entry",
        ),
        pytest.param(
            "«@string{un\n@misc{b, title = {y}}",
            "a brace or quotation mark opened here is never closed",
            id="string alone before an entry",
        ),
        pytest.param(
            '@misc{a, title = «"x { y"}',
            "a brace or quotation mark opened here is never closed",
            id="unclosed brace in quotation marks",
        ),
        pytest.param(
            '@misc{a, title = «"x } y"}',
            "a brace or quotation mark opened here is never closed",
            id="stray brace in quotation marks",
        ),
        pytest.param(
            "@misc{a, title = {x}}\n\nsee «{this\n",
            '"{" is outside every entry',
            id="unclosed brace in a remark",
        ),
        pytest.param(
            "@misc{a, title = {x}}\n\nsee «} this {\n",
            '"}" is outside every entry',
            id="braces the wrong way round in a remark",
        ),
        pytest.param(
            "@misc{a, «= {x}}",
            "a field has no name",
            id="field without a name",
        ),
        pytest.param(
            "@misc{a, «my field = {x}}", '"my field" is not the name of a field', id="name with a space"
        ),
        pytest.param(
            "@misc{a, title = {x}, «so\n year = {2024}}",
            '"so year" is not the name of a field',
            id="name with a line end",
        ),
    ],
)
def test_a_fault_is_found_in_its_place(content: str, message: str) -> None:
    text, (offset,) = marked(content, "bibliography.bib")
    found = bibtex.read(text).findings
    assert [(finding.message, finding.location) for finding in found] == [(message, text.location(offset))]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("«@misc{a=b, title = {x}}", id="equals sign in the key"),
        pytest.param("«@misc{a title = {x}}", id="no comma behind the key"),
        pytest.param("«@misc{a, title = {x},, year = {2024}}", id="two commas"),
        pytest.param("«@misc{a, title {x}}", id="no equals sign"),
        pytest.param("«@misc{a, title}", id="name alone"),
        pytest.param('«@string{un "UN"}', id="string without an equals sign"),
    ],
)
def test_an_entry_that_cannot_be_read_is_found_at_its_head(content: str) -> None:
    found, (head,) = _places(content)
    assert found[0] == head


@pytest.mark.parametrize(
    ("content", "keys"),
    [
        pytest.param("@misc{a, title = {x}", ["a"], id="unclosed"),
        pytest.param("@misc{a, title {x}}", ["a"], id="unreadable"),
        pytest.param("@misc( a, title {x})", ["a"], id="unreadable in parentheses"),
        pytest.param("@misc{a, title = {x}}, year = 2024}", ["a"], id="what has lost fields"),
        pytest.param("@misc{a, title = {x}}\n\nA remark.", [], id="readable"),
        pytest.param(", year = 2024}", [], id="fields without an entry"),
    ],
)
def test_the_keys_of_broken_entries_are_known(content: str, keys: list[str]) -> None:
    assert list(bibtex.read(Text("b.bib", content)).broken) == keys


def test_a_comment_that_is_never_closed_ends_before_the_next_entry() -> None:
    content = "@comment{x\n@misc{a, title = {x}}\n@comment{y}\n@comment{z\n@misc{b, title = {x}}"
    reading = bibtex.read(Text("b.bib", content))
    assert [entry.key for entry in reading.entries] == ["a", "b"]
    assert [finding.location.line for finding in reading.findings] == [1, 4]


def test_the_entry_behind_a_broken_one_is_read() -> None:
    content = "@misc{a,\n  title = {x,\n}\n\n@misc{b, title = {y}}\n"
    assert [entry.key for entry in bibtex.read(Text("b.bib", content)).entries] == ["b"]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("@misc{a\n  title = {x},\n}\n", id="no comma behind the key"),
        pytest.param('@string{un "UN"}', id="string without an equals sign"),
    ],
)
def test_an_entry_that_cannot_be_read_is_found_once(content: str) -> None:
    assert len(_found(content)) == 1


def test_fields_that_fell_out_are_found_once() -> None:
    assert len(_found("@misc{a, title = {x}},\n year = {2024},\n note = {y},\n}\n")) == 1


@pytest.mark.parametrize(
    "remark",
    [
        pytest.param("Ordered by key; every entry is cited.", id="prose"),
        pytest.param("% a comment", id="percent sign"),
        pytest.param("see {this}", id="equal braces"),
        pytest.param("write to me@example.org, please", id="address"),
        pytest.param("1 + 1 = 2, and a = b", id="equals sign"),
        pytest.param('say "so"', id="quotation marks"),
        pytest.param("it's, x", id="apostrophe and comma"),
        pytest.param("مراجع", id="arabic"),
    ],
)
def test_a_remark_between_entries_is_no_fault(remark: str) -> None:
    text = Text("b.bib", f"{remark}\n\n@misc{{a, title = {{x}}}}\n\n{remark}\n")
    reading = bibtex.read(text)
    assert reading.findings == ()
    assert [text.content[span.start : span.end] for span in reading.remarks] == [remark, remark]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("", id="empty"),
        pytest.param(" \n\t\n", id="blank"),
        pytest.param("@comment{@misc{a, title = {x}}}", id="commented out"),
        pytest.param("@comment{\n@misc{a, title = {x}}\n}", id="commented out on a line of its own"),
        pytest.param("@comment(\n@misc{a, title = {x}}\n)", id="commented out in parentheses"),
        pytest.param("% @misc{a, title = {x}}", id="commented out by a percent sign"),
        pytest.param("@comment{x, {y}\n@misc{a, title = {x}}\n@misc(b)\n}", id="two commented out"),
        pytest.param("%@misc{a,\n% title = {x},\n%}", id="commented out line by line"),
        pytest.param("@comment{jabref-meta: x, y = {z};}", id="comment of a reference manager"),
        pytest.param('@preamble{"\\newcommand{x}"}', id="preamble"),
    ],
)
def test_a_file_may_hold_no_entries(content: str) -> None:
    reading = bibtex.read(Text("b.bib", content))
    assert (reading.entries, reading.findings) == ((), ())


_PIECES = st.sampled_from(
    [
        *'@{}()",=#%\\ \t\n',
        "a",
        "é",
        "\x0c",
        "\u2028",
        "@misc{",
        "@string{",
        "@comment{",
        "@misc(",
        "title = {",
        "}\n",
        ",\n",
        "\n@misc{",
        "\n@string{",
        "@preamble{",
        "1",
        "and ",
    ]
)


@example("@a{b\n@a{c}")
@given(st.lists(_PIECES, max_size=14).map("".join))
def test_no_text_makes_reading_fail(content: str) -> None:
    text = normalized("b.bib", content)
    for finding in bibtex.read(text).findings:
        assert 1 <= finding.location.line <= text.content.count("\n") + 1


_KEYS = st.text(alphabet=st.sampled_from("aZ09.:/-+_'ïق议"), min_size=1, max_size=6)
_NAMES = st.sampled_from(["title", "note", "Publisher", "x-y", "date"])
_PLAIN = st.text(alphabet=st.sampled_from("aé漢 \n_*|<>%&#'()=,@"), max_size=10).filter(
    lambda value: not any(line.lstrip().startswith("@") for line in value.split("\n"))
)
_BRACED = st.recursive(
    _PLAIN, lambda inner: st.lists(inner.map("{{{}}}".format) | _PLAIN, max_size=3).map("".join)
)
_VALUES = _BRACED.map(lambda value: (f"{{{value}}}", value)) | _PLAIN.map(lambda value: (f'"{value}"', value))


_FIELDS = st.lists(st.tuples(_NAMES, _VALUES), max_size=4)


@given(st.lists(st.tuples(_KEYS, _FIELDS), max_size=4), st.sampled_from(["", ",", "\n", ",\n"]))
def test_well_formed_entries_are_read_as_typed(
    generated: list[tuple[str, list[tuple[str, tuple[str, str]]]]], end: str
) -> None:
    entries = list[str]()
    for key, fields in generated:
        lines = ",\n".join([key, *(f"  {name} = {typed}" for name, (typed, _) in fields)])
        entries.append(f"@misc{{{lines}{end}}}\n")

    reading = bibtex.read(Text("b.bib", "\n".join(entries)))

    assert reading.findings == ()
    assert [
        (entry.key, [(field.name, field.value.text) for field in entry.fields]) for entry in reading.entries
    ] == [(key, [(name.lower(), value) for name, (_, value) in fields]) for key, fields in generated]
    for entry in reading.entries:
        assert entry.text.content[entry.span.start : entry.span.end] == entry.key


_NOTHING = re.compile("(?!)")


@pytest.mark.parametrize(
    "content",
    [
        '@online{un2024vote,\n  title = {A {B {c} d} {e}},\n  date = "2024-03-25",\n  month = mar,\n}',
        "@misc{ a-b:c ,title={x},year=2024}",
        "@misc{a,}",
        "@misc{a, title = {{A} {{B} c {D}} {E}}}",
    ],
)
def test_entries_as_they_are_typed_are_read_by_one_expression(content: str) -> None:
    match = plain.ENTRY.fullmatch(content)

    assert match
    assert plain.entry(Text("b.bib", content), match, {"mar": "March"})


@given(CONTENTS)
@example("@misc{a, title = {x}\n@misc{b, title = {y}}\n  year = 2024,\n}\n")
@example("@comment{ x\n@misc{a, title = {x}}\n}")
@example('@misc{a, title = "x\n@misc{b, month = jan, note = un}\nbetween @ two\n@misc{c}')
@example(
    "@commentary{a, title = {x}}\n@misc{b,\n  title = {one\n  @ two}, note = {\\{}}\n@misc{c, Title = 1,}"
)
def test_entries_in_the_ordinary_form_are_read_as_all_others_are(content: str) -> None:
    text = normalized("b.bib", content)
    read = bibtex.read(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain, "ENTRY", _NOTHING)
        expected = bibtex.read(text)
    assert read == expected
    assert [entry.fields for entry in read.entries] == [entry.fields for entry in expected.entries]


@pytest.mark.parametrize(
    "value",
    [
        pytest.param('@String{A = "b"}\n@string{c = {d}}', id="kept by BibDesk"),
        pytest.param("words\n  @string(a = 1)", id="behind words"),
        pytest.param("words\n@string{a = 1}\n\n@string{b = 2}\n", id="two on lines of their own"),
        pytest.param("\n@STRING {a = {b}}\n", id="on a line of its own"),
    ],
)
def test_a_definition_of_a_string_in_a_value_is_a_part_of_it(value: str) -> None:
    reading = bibtex.read(
        Text("b.bib", f"@misc{{a,\n  note = {{{value}}},\n  year = 2000\n}}\n@misc{{b, year = 1}}")
    )

    assert [(entry.key, entry.values) for entry in reading.entries] == [
        ("a", (("note", value.strip()), ("year", "2000"))),
        ("b", (("year", "1"),)),
    ]
    assert (reading.findings, reading.asides) == ((), ())


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("@misc{a, note = {open\n@string{s = {x}}\n@misc{b, year = 1}", id="value"),
        pytest.param("@misc{a, note = {closed}\n@string{s = {x}}\n@misc{b, year = 1}", id="entry"),
        pytest.param("@misc{a, note = {open}\n@string{s = {x}}\n}\n@misc{b, year = 1}", id="brace behind it"),
    ],
)
def test_a_string_behind_an_open_entry_is_defined(content: str) -> None:
    reading = bibtex.read(Text("b.bib", content))

    assert [entry.key for entry in reading.entries] == ["b"]
    assert reading.strings["s"] == "x"
    assert reading.findings


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        pytest.param("July", "write the month in its three letters: jul", id="month"),
        pytest.param(
            "lncs",
            "write the value in braces: {lncs}; or list the file that defines it before this one",
            id="word",
        ),
    ],
)
def test_a_string_that_is_not_defined_says_what_to_type(value: str, hint: str) -> None:
    reading = bibtex.read(Text("b.bib", f"@misc{{a, month = {value}}}"))

    assert [(finding.rule, finding.hint) for finding in reading.findings] == [("undefined-string", hint)]
