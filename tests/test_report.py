from __future__ import annotations

import re
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.check import report
from macros.check.report.excerpts import LENGTH
from macros.check.site import CheckResult
from macros.core.findings import Finding, Severity, at
from macros.core.text import Location, Span

from .conftest import marked


def _result(*findings: Finding, accepted: int = 0, pages: int = 9, sources: int = 74) -> CheckResult:
    return CheckResult(findings, accepted, pages, sources)


def _finding(message: str = "this is wrong", hint: str = "", **changes: object) -> Finding:
    place = Location("docs/index.md", 3, 26)
    return Finding("undefined-citation", place, message, hint, **changes)  # type: ignore[arg-type]


def _full(content: str, hint: str = "") -> str:
    """Return the full report on a finding between two marks."""
    text, (start, end) = marked(content)
    found = at("unused-source", text, Span(start, end), "this is wrong", hint)
    return report.full(_result(found), {text.path: text}).removesuffix(
        "\n\n1 error in 9 pages and 74 sources"
    )


def test_full_shows_the_line_the_place_and_what_to_type() -> None:
    assert _full('A\n\nIt began in May.{{ cite("«frist2024«") }}\n', 'did you mean "first2024"?') == dedent(
        """\
        page.md:3:26: error[unused-source] this is wrong
            3 │ It began in May.{{ cite("frist2024") }}
              │                          ^^^^^^^^^
          help: did you mean "first2024"?"""
    )


def test_full_without_a_hint_has_no_help() -> None:
    assert _full("«A«\n") == dedent(
        """\
        page.md:1:1: error[unused-source] this is wrong
            1 │ A
              │ ^"""
    )


def test_full_of_a_file_that_is_not_read_shows_no_line() -> None:
    assert report.full(_result(_finding(hint="write it")), {}) == dedent(
        """\
        docs/index.md:3:26: error[undefined-citation] this is wrong
          help: write it

        1 error in 9 pages and 74 sources"""
    )


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("A\n««\nB", id="blank"),
        pytest.param("A\n ««\nB", id="spaces"),
        pytest.param("A\n««", id="end"),
    ],
)
def test_full_at_a_blank_line_shows_no_line(content: str) -> None:
    assert _full(content).count("\n") == 0


def test_full_separates_findings_by_blank_lines() -> None:
    found = report.full(_result(_finding("one"), _finding("two")), {})

    assert found.split("\n\n") == [
        "docs/index.md:3:26: error[undefined-citation] one",
        "docs/index.md:3:26: error[undefined-citation] two",
        "2 errors in 9 pages and 74 sources",
    ]


@pytest.mark.parametrize(
    ("content", "line", "carets"),
    [
        pytest.param("\tA «b« c", "\tA b c", "\t  ^", id="tab-before"),
        pytest.param("資料 «b«", "資料 b", "     ^", id="wide-before"),
        pytest.param("A «資料« b", "A 資料 b", "  ^^^^", id="wide-inside"),
        pytest.param("e\u0301 «b«", "e\u0301 b", "  ^", id="combining-before"),
        pytest.param("Ä «ملف« b", "Ä ملف b", "  ^^^", id="any-script"),
        pytest.param("A ««b", "A b", "  ^", id="nothing-marked"),
        pytest.param("A «b\nc« d", "A b", "  ^", id="over-lines"),
        pytest.param("A b««", "A b", "   ^", id="behind-the-last-character"),
        pytest.param("«ی\u200cب« c", "ی\u200cب c", "^^", id="joiner-inside"),
        pytest.param("«\u200db« c", "U+200Db c", "^^^^^^^", id="joiner-that-nobody-needs"),
    ],
)
def test_carets_stand_below_what_is_meant(content: str, line: str, carets: str) -> None:
    assert _full(content).split("\n")[1:3] == [f"    1 │ {line}", f"      │ {carets}"]


def test_a_line_number_of_six_digits_keeps_the_rule_straight() -> None:
    lines = _full("\n" * 99_999 + "A «b«").split("\n")

    assert lines[1:] == ["100000 │ A b", "       │   ^"]


@pytest.mark.parametrize("before", [0, 1, 40, 50, 51, 99, 100, 101, 5_000])
@pytest.mark.parametrize("inside", [1, 9, 60, 100, 5_000])
@pytest.mark.parametrize("after", [0, 1, 40, 99, 5_000])
def test_a_long_line_is_cut_around_what_is_meant(before: int, inside: int, after: int) -> None:
    _, line, carets = _full(f"{'b' * before}«{'x' * inside}«{'a' * after}").split("\n")

    start = carets.index("^")
    assert line[start : start + inside] == "x" * inside == carets[start:].replace("^", "x")
    assert len(line) <= len("    1 │ ") + max(LENGTH, inside) + 2


@pytest.mark.parametrize(
    ("content", "start", "end"),
    [
        pytest.param(f"{'b' * 200}«x«", "…b", "bx", id="before"),
        pytest.param(f"«x«{'a' * 200}", "xa", "a…", id="after"),
        pytest.param(f"{'b' * 200}«x«{'a' * 200}", "…b", "a…", id="both"),
        pytest.param(f"{'b' * 90}«x«{'a' * 9}", "bb", "aa", id="none"),
        pytest.param(
            f"«{'x' * 200}«",
            "xx",
            "xx",
            id="none-of-a-long-one",
        ),
    ],
)
def test_dots_stand_where_a_line_is_cut(content: str, start: str, end: str) -> None:
    line = _full(content).split("\n")[1].removeprefix("    1 │ ")

    assert (line[:2], line[-2:]) == (start, end)


def test_a_line_that_fits_is_shown_whole() -> None:
    line = "b" * 90 + "x" + "a" * 9

    assert line in _full(f"{'b' * 90}«x«{'a' * 9}")


def test_concise_has_one_line_for_each_finding() -> None:
    result = _result(_finding("one", "hint"), _finding("two", severity=Severity.WARNING))

    assert report.concise(result, {}) == dedent(
        """\
        docs/index.md:3:26: error[undefined-citation] one
        docs/index.md:3:26: warning[undefined-citation] two"""
    )


def test_concise_without_findings_is_empty() -> None:
    assert report.concise(_result(), {}) == ""


def test_github_has_one_command_for_each_finding() -> None:
    result = _result(_finding("one", "write it", length=5), _finding("two", severity=Severity.WARNING))

    assert report.github(result, {}) == (
        "::error file=docs/index.md,line=3,col=26,endColumn=31,title=undefined-citation::one%0Awrite it\n"
        "::warning file=docs/index.md,line=3,col=26,endColumn=27,title=undefined-citation::two\n"
        "1 error, 1 warning in 9 pages and 74 sources"
    )


def test_github_without_findings_has_the_count_alone() -> None:
    assert report.github(_result(), {}) == "no findings in 9 pages and 74 sources"


_COMMAND = re.compile(r"::(?P<level>error|warning|notice) (?P<properties>[^:]*)::(?P<message>[^\n]*)")


def _parsed(command: str) -> tuple[str, dict[str, str], str]:
    """Read a workflow command as GitHub's runner does."""
    match = _COMMAND.fullmatch(command)
    assert match
    pairs = (pair.split("=", 1) for pair in match["properties"].split(","))
    properties = {name: _unescaped(value, {"%3A": ":", "%2C": ","}) for name, value in pairs}
    return match["level"], properties, _unescaped(match["message"], {})


def _unescaped(value: str, more: dict[str, str]) -> str:
    for escape, character in {"%0D": "\r", "%0A": "\n", **more, "%25": "%"}.items():
        value = value.replace(escape, character)
    return value


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text("%:,=\n\r ab0A25D3C", min_size=1))
def test_github_reads_back_what_was_written(message: str, path: str) -> None:
    place = Location(path, 3, 26)
    result = _result(Finding("unused-source", place, message, "hint", 4))

    command = report.github(result, {}).rsplit("\n", 1)[0]

    assert _parsed(command) == (
        "error",
        {"file": path, "line": "3", "col": "26", "endColumn": "30", "title": "unused-source"},
        f"{message}\nhint",
    )


@pytest.mark.parametrize(
    ("message", "written"),
    [
        pytest.param("100 %", "100 %25", id="percent"),
        pytest.param("%0A", "%250A", id="escape"),
        pytest.param("a\nb", "a%0Ab", id="line-feed"),
        pytest.param("a\rb", "a%0Db", id="carriage-return"),
        pytest.param("a: b, c", "a: b, c", id="colon-and-comma"),
        pytest.param("a::b", "a::b", id="two-colons"),
    ],
)
def test_github_escapes_a_message(message: str, written: str) -> None:
    command = report.github(_result(_finding(message)), {}).split("\n")[0]

    assert command.split("::", 2)[2] == written


def test_github_escapes_a_path() -> None:
    result = _result(Finding("unused-source", Location("a:b,c%d.md", 1, 1), "x"))

    assert "file=a%3Ab%2Cc%25d.md," in report.github(result, {})


def test_github_shows_ten_of_each_level_errors_first() -> None:
    warnings = [_finding(f"w{n}", severity=Severity.WARNING) for n in range(12)]
    errors = [_finding(f"e{n}") for n in range(11)]

    lines = report.github(_result(*warnings, *errors), {}).split("\n")

    assert [line.rsplit(":", 1)[1] for line in lines[:20]] == [
        *(f"e{n}" for n in range(10)),
        *(f"w{n}" for n in range(10)),
    ]
    assert lines[20:] == [
        "and 3 more: run the check with --format full",
        "11 errors, 12 warnings in 9 pages and 74 sources",
    ]


_ERROR, _WARNING = _finding(), _finding(severity=Severity.WARNING)


@pytest.mark.parametrize(
    ("result", "summary"),
    [
        pytest.param(_result(), "no findings in 9 pages and 74 sources", id="none"),
        pytest.param(_result(_ERROR), "1 error in 9 pages and 74 sources", id="one-error"),
        pytest.param(_result(_ERROR, _ERROR), "2 errors in 9 pages and 74 sources", id="two-errors"),
        pytest.param(_result(_WARNING), "1 warning in 9 pages and 74 sources", id="one-warning"),
        pytest.param(
            _result(_ERROR, _WARNING, _WARNING), "1 error, 2 warnings in 9 pages and 74 sources", id="both"
        ),
        pytest.param(_result(accepted=2), "no findings, 2 accepted in 9 pages and 74 sources", id="accepted"),
        pytest.param(_result(pages=1, sources=1), "no findings in 1 page and 1 source", id="one-of-each"),
        pytest.param(_result(pages=0, sources=0), "no findings in 0 pages and 0 sources", id="nothing"),
    ],
)
def test_the_summary_counts(result: CheckResult, summary: str) -> None:
    assert result.summary == summary
    assert report.full(result, {}).split("\n")[-1] == summary
    assert report.github(result, {}).split("\n")[-1] == summary


@pytest.mark.parametrize("name", report.FORMATS)
def test_every_format_writes_each_finding(name: str) -> None:
    result = _result(_finding("first"), _finding("second"))

    written = report.FORMATS[name](result, {}, report.PLAIN)

    assert written.count("first") >= 1 <= written.count("second")
