"""The report in Markdown, rendered as CommonMark does, with nothing of the files rendered in it."""

from __future__ import annotations

from textwrap import dedent

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from macros.check import report
from macros.check.report import PLAIN, Medium
from macros.core.findings import Finding, Severity

from .check_results import HOSTILE, check_result, finding

ON_GITHUB = {
    "GITHUB_SERVER_URL": "https://github.com",
    "GITHUB_REPOSITORY": "o/r",
    "GITHUB_SHA": "0123abc",
}
MEDIUM = Medium(files="https://github.com/o/r/blob/0123abc/")
_TAGS = {"h2", "h3", "ul", "li", "a", "strong", "code", "p", "br"}


def _rendered(content: str) -> BeautifulSoup:
    return BeautifulSoup(MarkdownIt("commonmark").render(content), "html.parser")


def test_the_findings_stand_below_their_files() -> None:
    found = check_result(
        finding("one", "do it", line=3, column=4),
        finding("two", line=5, severity=Severity.WARNING, rule="unused-source"),
        finding("three", path="docs/other page.md"),
        accepted=1,
    )

    assert report.markdown(found, {}, MEDIUM) == dedent(
        """\
        ## Check: 2 errors, 1 warning, 1 accepted in 9 pages and 74 sources

        ### `docs/index.md`

        - [3:4](FILES/docs/index.md?plain=1#L3) **error** `undefined-citation` `one`\\
          help: `do it`
        - [5:1](FILES/docs/index.md?plain=1#L5) **warning** `unused-source` `two`

        ### `docs/other page.md`

        - [3:1](FILES/docs/other%20page.md?plain=1#L3) **error** `undefined-citation` `three`"""
    ).replace("FILES/", MEDIUM.files)


def test_without_an_address_the_places_are_no_links() -> None:
    assert report.markdown(check_result(finding("one")), {}).split("\n")[-1] == (
        "- 3:1 **error** `undefined-citation` `one`"
    )


def test_without_findings_there_is_the_count_alone() -> None:
    assert report.markdown(check_result(), {}) == "## Check: no findings in 9 pages and 74 sources"


@pytest.mark.parametrize("missing", [None, *ON_GITHUB])
def test_files_have_an_address_where_all_of_it_is_known(missing: str | None) -> None:
    known = {name: value for name, value in ON_GITHUB.items() if name != missing}

    files = report.medium(known, is_terminal=False).files

    assert files == ("" if missing else MEDIUM.files)


def test_an_address_ends_no_link() -> None:
    strange = {**ON_GITHUB, "GITHUB_SHA": "a) <b> [c](d"}

    files = report.medium(strange, is_terminal=False).files

    assert files == "https://github.com/o/r/blob/a%29%20%3Cb%3E%20%5Bc%5D%28d/"


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("medium", [PLAIN, MEDIUM], ids=["plain", "linked"])
def test_nothing_that_a_finding_quotes_is_rendered(text: str, medium: Medium) -> None:
    _assert_inert(finding(text, text, path=text), text, medium)


@given(st.text(st.sampled_from("`\\ \n<>[]()*_#|&;!-@:/ab~$\t\r{}'\""), min_size=1))
def test_no_text_leaves_its_code_span(text: str) -> None:
    _assert_inert(finding(f"x{text}x", text, path=text), text, MEDIUM)


def _assert_inert(found: Finding, text: str, medium: Medium) -> None:
    """Hold that a rendered report has our elements alone, and shows the text in them as it is."""
    tree = _rendered(report.markdown(check_result(found), {}, medium))

    assert {tag.name for tag in tree.find_all()} <= _TAGS
    assert [len(tree.select(name)) for name in ("h2", "h3", "ul", "li")] == [1, 1, 1, 1]
    assert all(not tag.attrs for tag in tree.find_all() if tag.name != "a")
    links = [link["href"] for link in tree.find_all("a")]
    assert all(str(link).startswith(MEDIUM.files) for link in links)
    assert len(links) == bool(medium.files)
    assert [code.text.strip() for code in tree.find_all("code")] == [
        _shown(found.location.path),
        found.rule,
        _shown(found.message),
        *([_shown(text)] if text else []),
    ]
    for code in tree.find_all("code"):
        code.extract()
    # What is left is ours.
    assert tree.text.split() == [
        *("Check:", *check_result(found).summary.split()),
        *("3:1", "error", "help:"),
    ]


def _shown(text: str) -> str:
    return " ".join(text.split()).replace("\u202e", "U+202E").replace("\u202c", "U+202C")


def test_a_report_that_is_too_long_says_how_many_are_left_out() -> None:
    found = [
        *(finding(f"w{number}", line=number, severity=Severity.WARNING) for number in range(1, 20)),
        *(finding(f"e{number}", line=number) for number in range(20, 40)),
    ]

    made = report.markdown(check_result(*found), {}, room=1_000)

    lines = made.split("\n")
    items = [line for line in lines if line.startswith("- ")]
    assert [line.split()[1:3] for line in items] == [[f"{n}:1", "**error**"] for n in range(20, 40)]
    assert lines[-1] == "And 19 more: run `.venv/bin/python -m macros check`."
    assert len(made.encode()) <= 1_000 + report.RESERVE


def test_warnings_fill_the_room_that_errors_leave() -> None:
    found = [finding("w", path="a.md", severity=Severity.WARNING), finding("e", path="b.md")]

    assert "a.md" in report.markdown(check_result(*found), {}, room=300)
    assert "a.md" not in report.markdown(check_result(*found), {}, room=120)
    assert "b.md" in report.markdown(check_result(*found), {}, room=120)


@pytest.mark.parametrize("room", [0, -5_000])
def test_without_room_there_is_the_count_alone(room: int) -> None:
    assert report.markdown(check_result(finding()), {}, room=room).split("\n") == [
        "## Check: 1 error in 9 pages and 74 sources",
        "",
        "And 1 more: run `.venv/bin/python -m macros check`.",
    ]


@pytest.mark.parametrize("letter", ["a", "资", "`"])
def test_no_report_is_longer_than_github_takes(letter: str) -> None:
    found = [finding(letter * 500, letter * 500, path=f"{n // 3}.md", line=n) for n in range(1, 2_000)]

    made = report.markdown(check_result(*found), {}, MEDIUM)

    assert 900_000 < len(made.encode()) < 1024 * 1024
    assert made.endswith("more: run `.venv/bin/python -m macros check`.")


def test_the_findings_are_counted_whole_where_they_fit_exactly() -> None:
    found = check_result(*(finding("资", "b", path=f"{n // 3}.md", line=n) for n in range(1, 50)))
    whole = report.markdown(found, {}, MEDIUM)

    assert report.markdown(found, {}, MEDIUM, room=len(whole.encode())) == whole
    assert "And 1 more" in report.markdown(found, {}, MEDIUM, room=len(whole.encode()) - 1)
