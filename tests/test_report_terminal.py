"""The full report as a terminal shows it: in color where it is asked for, and never obeyed."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from macros.check import report
from macros.check.report import Medium
from macros.core.findings import Severity
from macros.core.text import Text

from .check_results import check_result, finding

_SEQUENCE = re.compile(r"\x1b\[[0-9;]*m")
TEXT = Text("docs/index.md", "A\nB\n\tA {{ cite('x') }} 資料\n")
TEXTS = {TEXT.path: TEXT}
RESULT = check_result(
    finding("one", "do it", column=13, length=1),
    finding("two", column=19, length=2, severity=Severity.WARNING),
    finding("three", path="docs/no.md"),
    finding("four", line=4),
)


def test_color_marks_the_place_the_level_the_span_and_the_help() -> None:
    colored = report.full(check_result(finding("one", "do it", column=13)), TEXTS, Medium(is_colored=True))

    assert colored.split("\n") == [
        "\x1b[1mdocs/index.md:3:13\x1b[0m: \x1b[1;31merror\x1b[0m[undefined-citation] one",
        "\x1b[2m    3 │\x1b[0m \tA {{ cite('\x1b[1;31mx\x1b[0m') }} 資料",
        "\x1b[2m      │\x1b[0m \t           \x1b[1;31m^\x1b[0m",
        "  \x1b[36mhelp:\x1b[0m do it",
        "",
        "1 error in 9 pages and 74 sources",
    ]


def test_a_warning_has_a_color_of_its_own() -> None:
    found = finding("two", severity=Severity.WARNING)

    assert "\x1b[1;33mwarning\x1b[0m[" in report.full(check_result(found), {}, Medium(is_colored=True))


def test_color_changes_nothing_else() -> None:
    colored = report.full(RESULT, TEXTS, Medium(is_colored=True))

    assert _SEQUENCE.sub("", colored) == report.full(RESULT, TEXTS)
    assert "\x1b" not in report.full(RESULT, TEXTS)


def test_an_empty_span_has_no_color() -> None:
    colored = report.full(check_result(finding(line=1, column=2)), TEXTS, Medium(is_colored=True))

    assert colored.split("\n")[1:3] == [
        "\x1b[2m    1 │\x1b[0m A",
        "\x1b[2m      │\x1b[0m  \x1b[1;31m^\x1b[0m",
    ]


@pytest.mark.parametrize("form", [name for name in report.FORMATS if name != "full"])
def test_the_other_formats_have_no_color(form: str) -> None:
    made = report.FORMATS[form](RESULT, TEXTS, Medium(is_colored=True))

    assert made == report.FORMATS[form](RESULT, TEXTS, Medium())
    assert "\x1b" not in made


@pytest.mark.parametrize(
    ("environment", "is_terminal", "is_colored"),
    [
        pytest.param({}, True, True, id="terminal"),
        pytest.param({}, False, False, id="no-terminal"),
        pytest.param({"NO_COLOR": "1"}, True, False, id="no-color"),
        pytest.param({"NO_COLOR": ""}, True, True, id="no-color-empty"),
        pytest.param({"FORCE_COLOR": "1"}, False, True, id="force-color"),
        pytest.param({"FORCE_COLOR": ""}, False, False, id="force-color-empty"),
        pytest.param({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False, id="no-color-wins"),
        pytest.param({"TERM": "dumb"}, True, False, id="dumb"),
        pytest.param({"TERM": "xterm"}, True, True, id="xterm"),
        pytest.param({"TERM": "dumb", "FORCE_COLOR": "1"}, True, True, id="dumb-forced"),
        pytest.param({"CI": "true"}, True, False, id="ci"),
        pytest.param({"CI": "true", "FORCE_COLOR": "1"}, False, True, id="ci-forced"),
    ],
)
def test_color_is_for_terminals_that_want_it(
    environment: Mapping[str, str], *, is_terminal: bool, is_colored: bool
) -> None:
    assert report.medium(environment, is_terminal=is_terminal).is_colored is is_colored


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        pytest.param("a\x1b[2Jb", "aU+001B[2Jb", id="escape-sequence"),
        pytest.param("a\x07b", "aU+0007b", id="bell"),
        pytest.param("a\x7fb", "aU+007Fb", id="delete"),
        pytest.param("a\x0cb", "aU+000Cb", id="form-feed"),
        pytest.param("a\x9bb", "aU+009Bb", id="c1-control"),
        pytest.param("a\u202eb\u202cc", "aU+202EbU+202Cc", id="override"),
        pytest.param("a\u2066b\u2069c", "aU+2066bU+2069c", id="isolate"),
        pytest.param("a\u2028b", "aU+2028b", id="line-separator"),
        pytest.param("a\u200db\u200fc", "aU+200DbU+200Fc", id="joiner-and-mark"),
        pytest.param("a\xad\u200bb\ufeff\U000e0041", "aU+00ADU+200BbU+FEFFU+E0041", id="no-width"),
        pytest.param("\u3164\u115f\uffa0", "U+3164U+115FU+FFA0", id="fillers"),
        pytest.param(
            "می\u200cخواهم 👩\u200d💻 ❤\ufe0f", "می\u200cخواهم 👩\u200d💻 ❤\ufe0f", id="joiners-nope"
        ),
        pytest.param("a\tb", "a\tb", id="tab-nope"),
    ],
)
def test_an_excerpt_is_shown_and_not_obeyed(typed: str, shown: str) -> None:
    text = Text("docs/index.md", f"\n\n{typed}")

    assert report.full(check_result(finding()), {text.path: text}).split("\n")[1] == f"    3 │ {shown}"


def test_the_span_stays_below_a_character_that_is_not_shown() -> None:
    text = Text("docs/index.md", "\n\n\x1b[2J\u202e«")

    lines = report.full(check_result(finding(column=6)), {text.path: text}).split("\n")

    assert lines[1:3] == ["    3 │ U+001B[2JU+202E«", "      │                ^"]


@pytest.mark.parametrize("form", ["full", "concise"])
def test_a_path_is_shown_and_not_obeyed(form: str) -> None:
    found = finding(path="docs/a\x1b[2J\n\udcff.md")

    line = report.FORMATS[form](check_result(found), {}, Medium()).split("\n")[0]

    assert line == "docs/aU+001B[2JU+000AU+DCFF.md:3:1: error[undefined-citation] this is wrong"


@pytest.mark.parametrize("form", ["full", "concise"])
@pytest.mark.parametrize(
    ("path", "line"),
    [
        pytest.param("::set-output name=x::y.bib", ": :set-output name=x::y.bib", id="first"),
        pytest.param(" \u3000::error::y.bib", " \u3000: :error::y.bib", id="behind-space"),
        pytest.param("docs/##[error]y.md", "docs/# #[error]y.md", id="old"),
        pytest.param("###[add-mask ]y", "## #[add-mask ]y", id="three"),
        pytest.param(
            "##vso[task.setvariable variable=x]y", "# #vso[task.setvariable variable=x]y", id="azure"
        ),
        pytest.param("::: macros.a", "::: macros.a", id="module-nope"),
        pytest.param("##[a](b).md", "# #[a](b).md", id="link"),
        pytest.param("a::error::b.md", "a::error::b.md", id="behind-text-nope"),
    ],
)
def test_no_line_is_a_command_to_a_ci(form: str, path: str, line: str) -> None:
    made = report.FORMATS[form](check_result(finding(path=path)), {}, Medium())

    assert made.split("\n")[0] == f"{line}:3:1: error[undefined-citation] this is wrong"


def test_no_excerpt_is_a_command_to_a_ci() -> None:
    text = Text("docs/index.md", "\n\nA ##[group]x ::error::y")

    lines = report.full(check_result(finding()), {text.path: text}).split("\n")

    assert lines[1] == "    3 │ A # #[group]x ::error::y"
