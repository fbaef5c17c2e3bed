from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from macros.__main__ import main
from macros.check.site.judging import Selection, selection
from macros.core.findings import Finding, Severity
from macros.core.text import Location

from .conftest import OWN, Write

STORE = "@online{a,\n  title = {A},\n  doi = {10.1000/a},\n}\n"
UNUSED = "@online{b,\n  title = {B},\n  doi = {10.1000/b},\n}\n"
# A fault in each page, in the bibliography and in the file of authors.
FILES = {
    "mkdocs.yml": OWN,
    "bibliography.bib": STORE,
    "docs/index.md": 'A{{ cite("a") }}\n',
    "docs/one.md": 'A{{ cite("x") }}\n',
    "docs/topics/two.md": "---\nauthors: [ada]\nchecked: soon\n---\nA\n",
    "docs/topics/three.md": "---\nfollow_ups:\n  - {question: 'Why?', page: why.md}\n---\nA\n",
    "docs/.authors.yml": "authors:\n  eve: {name: Eve}\n",
}
ONE = 'docs/one.md:1:11: error[undefined-citation] no source has the key "x"'
DATE = 'docs/topics/two.md:3:10: error[invalid-front-matter] "checked" is not a date'
AUTHOR = 'docs/topics/two.md:2:11: error[undefined-author] no author has the key "ada"'
PAGE = 'docs/topics/three.md:3:30: error[undefined-page] there is no page "why.md"'


def _check(folder: Path, *arguments: str) -> Result:
    config = str(folder / "mkdocs.yml")
    return CliRunner().invoke(main, ["check", "-f", config, *arguments], prog_name="python -m macros")


def _lines(folder: Path, *names: str) -> list[str]:
    return _check(folder, "--format", "concise", *(str(folder / name) for name in names)).stdout.splitlines()


def _summary(folder: Path, *names: str) -> str:
    return _check(folder, *(str(folder / name) for name in names)).stdout.splitlines()[-1]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param([], [ONE, PAGE, AUTHOR, DATE], id="nothing named"),
        pytest.param(["."], [ONE, PAGE, AUTHOR, DATE], id="the whole folder"),
        pytest.param(["docs"], [ONE, PAGE, AUTHOR, DATE], id="the folder of pages"),
        pytest.param(["mkdocs.yml"], [ONE, PAGE, AUTHOR, DATE], id="the settings"),
        pytest.param(["docs/index.md", "mkdocs.yml"], [ONE, PAGE, AUTHOR, DATE], id="the settings too"),
        pytest.param(["docs/index.md"], [PAGE], id="another page, which the follow-up rests on"),
        pytest.param(["docs/one.md"], [ONE, PAGE], id="one page"),
        pytest.param(["docs/one.md", "docs/one.md"], [ONE, PAGE], id="one page twice"),
        pytest.param(["docs/topics"], [PAGE, AUTHOR, DATE], id="a folder"),
        pytest.param(["docs/topics/two.md"], [PAGE, AUTHOR, DATE], id="a page in a folder"),
        pytest.param(["bibliography.bib"], [ONE], id="the bibliography"),
        pytest.param(["docs/.authors.yml"], [AUTHOR], id="the authors"),
        pytest.param(["theme.html"], [], id="a file that is not checked"),
    ],
)
def test_a_report_on_some_files(write: Write, names: list[str], expected: list[str]) -> None:
    folder = write({**FILES, "theme.html": ""})

    assert _lines(folder, *names) == expected


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({"bibliography.bib": STORE + UNUSED}, "bibliography.bib:5:9", id="bibliography"),
        pytest.param({"docs/.authors.yml": "authors: []\n"}, "docs/.authors.yml:1:10", id="authors"),
    ],
)
def test_errors_in_shared_files_are_always_reported(
    write: Write, files: Mapping[str, str], expected: str
) -> None:
    good = {name: content for name, content in FILES.items() if "topics" not in name}

    lines = _lines(write({**good, **files}), "docs/index.md")

    assert [line.split(": ")[0] for line in lines] == [expected]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(["docs/index.md"], [], id="a page"),
        pytest.param(["bibliography.bib"], ["bibliography.bib:1:9"], id="the bibliography"),
        pytest.param([], ["bibliography.bib:1:9"], id="nothing"),
    ],
)
def test_warnings_in_shared_files_are_reported_when_they_are_named(
    write: Write, names: list[str], expected: list[str]
) -> None:
    folder = write(
        {
            "mkdocs.yml": OWN,
            "bibliography.bib": STORE.replace("doi = {10.1000/a}", "url = {https://example.org/a}"),
            "docs/index.md": FILES["docs/index.md"],
        }
    )

    assert [line.split(": ")[0] for line in _lines(folder, *names)] == expected


def test_a_page_that_cannot_be_read_is_always_reported(write: Write) -> None:
    folder = write({**FILES})
    (folder / "docs/four.md").write_bytes(b"\xff")

    assert _lines(folder, "docs/index.md")[0] == (
        "docs/four.md:1:1: error[unreadable-file] the byte 0xff here is not UTF-8"
    )


@pytest.mark.parametrize(
    ("names", "summary"),
    [
        pytest.param([], "4 errors in 4 pages and 1 source", id="nothing named"),
        pytest.param(["docs"], "4 errors in 4 pages and 1 source", id="all"),
        pytest.param(
            ["docs/one.md"], "2 errors in 2 of 4 pages and 1 source; 2 findings elsewhere", id="one"
        ),
        pytest.param(
            ["docs/topics"], "3 errors in 2 of 4 pages and 1 source; 1 finding elsewhere", id="folder"
        ),
        pytest.param(
            ["bibliography.bib"], "1 error in 1 of 4 pages and 1 source; 3 findings elsewhere", id="shared"
        ),
        pytest.param(
            ["theme.html"], "no findings in 0 of 4 pages and 1 source; 4 findings elsewhere", id="none"
        ),
    ],
)
def test_the_count_says_of_how_many_pages(write: Write, names: list[str], summary: str) -> None:
    assert _summary(write({**FILES, "theme.html": ""}), *names) == summary


def test_the_count_is_silent_on_other_pages_without_findings_nope(write: Write) -> None:
    good = {name: content for name, content in FILES.items() if "topics" not in name}
    folder = write({**good, "docs/one.md": "A\n"})

    assert _summary(folder, "docs/one.md") == "no findings in 1 of 2 pages and 1 source"


@pytest.mark.parametrize(
    ("name", "summary"),
    [
        pytest.param("docs/one.md", "no findings, 1 accepted in 1 of 2 pages and 1 source", id="its page"),
        pytest.param("docs/index.md", "no findings in 1 of 2 pages and 1 source", id="another page"),
    ],
)
def test_acceptances_of_other_pages_do_not_count(write: Write, name: str, summary: str) -> None:
    good = {name: content for name, content in FILES.items() if "topics" not in name}
    one = '<!-- ibidem: allow undefined-citation: on its way -->\nA{{ cite("x") }}\n'

    assert _summary(write({**good, "docs/one.md": one}), name) == summary


@pytest.mark.parametrize(
    ("name", "code"),
    [pytest.param("docs/one.md", 1, id="faulty"), pytest.param("docs/index.md", 0, id="good")],
)
def test_the_exit_code_counts_what_is_reported(write: Write, name: str, code: int) -> None:
    good = {name: content for name, content in FILES.items() if "topics" not in name}
    folder = write(good)

    assert _check(folder, str(folder / name)).exit_code == code


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        pytest.param(".", "docs/one.md", id="from the project"),
        pytest.param(".", "./docs/../docs/one.md", id="the long way"),
        pytest.param("docs", "one.md", id="from the docs"),
        pytest.param("docs/topics", "../one.md", id="from below"),
    ],
)
def test_a_path_is_relative_to_where_you_are(
    write: Write, monkeypatch: pytest.MonkeyPatch, folder: str, name: str
) -> None:
    root = write(FILES)
    monkeypatch.chdir(root / folder)

    assert _check(root, "--format", "concise", name).stdout.splitlines() == [ONE, PAGE]


def test_a_path_through_a_link_above_the_project_is_found(write: Write, tmp_path: Path) -> None:
    root = write({f"site/{name}": content for name, content in FILES.items()})
    (tmp_path / "link").symlink_to(root / "site")

    result = _check(root / "site", "--format", "concise", str(tmp_path / "link/docs/one.md"))

    assert result.stdout.splitlines() == [ONE, PAGE]


def test_a_page_that_is_a_link_keeps_its_own_name(write: Write, tmp_path: Path) -> None:
    root = write({f"site/{name}": content for name, content in FILES.items()})
    (tmp_path / "text.md").write_text('A{{ cite("y") }}\n')
    (root / "site/docs/linked.md").symlink_to(tmp_path / "text.md")

    result = _check(root / "site", "--format", "concise", str(root / "site/docs/linked.md"))

    assert result.stdout.splitlines()[0].startswith("docs/linked.md:1:11: error[undefined-citation]")


def test_pages_may_stand_beside_the_project(write: Write) -> None:
    root = write({name.replace("docs/", "pages/"): content for name, content in FILES.items()})
    write({"site/mkdocs.yml": f"docs_dir: ../pages\n{OWN}", "site/bibliography.bib": STORE})

    result = _check(root / "site", "--format", "concise", str(root / "pages/one.md"))

    assert result.stdout.startswith("../pages/one.md:1:11: ")


def test_a_file_outside_the_project_is_wrong_usage(write: Write, tmp_path: Path) -> None:
    root = write({f"site/{name}": content for name, content in FILES.items()})
    (tmp_path / "other.md").write_text("A\n")

    result = _check(root / "site", str(tmp_path / "other.md"))

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f'error: "{tmp_path / "other.md"}" is outside the project in "{root / "site"}"; '
        "name files and folders of the project\n"
    )


def test_a_file_that_does_not_exist_is_wrong_usage(write: Write) -> None:
    root = write(FILES)

    result = _check(root, str(root / "docs/nope.md"))

    assert result.exit_code == 2
    assert "nope.md' does not exist" in result.stderr


def test_the_help_says_what_is_reported() -> None:
    told = " ".join(CliRunner().invoke(main, ["check", "--help"]).stdout.split())

    assert ".venv/bin/python -m macros check docs/index.md bibliography.bib" in told
    assert "the report and the exit code are about FILES" in told


def test_nothing_named_leaves_nothing_out() -> None:
    assert selection((), {"pages": {"a.md"}, "store": {"a.bib"}}) == Selection()


@pytest.mark.parametrize(
    ("path", "left_out"),
    [
        pytest.param("docs/a.md", {"docs/ab/c.md", "docs/ab.md"}, id="file"),
        pytest.param("docs/ab", {"docs/a.md", "docs/ab.md"}, id="folder with a name like a file's"),
        pytest.param("docs/a", {"docs/a.md", "docs/ab.md", "docs/ab/c.md"}, id="the beginning of a name"),
        pytest.param("docs", set(), id="all"),
    ],
)
def test_a_path_means_a_file_or_all_below_a_folder(path: str, left_out: set[str]) -> None:
    files = {"pages": {"docs/a.md", "docs/ab.md", "docs/ab/c.md"}}

    assert selection((path,), files).pages == left_out


@pytest.mark.parametrize(
    ("rule", "severity", "kinds", "has"),
    [
        pytest.param("undefined-citation", "error", {"store"}, True, id="rests on what is named"),
        pytest.param("undefined-citation", "warning", {"store"}, False, id="is a warning"),
        pytest.param("undefined-citation", "error", {"pages"}, False, id="rests on something else"),
        pytest.param(
            "invalid-front-matter", "error", {"store", "pages", "authors"}, False, id="rests on nothing"
        ),
        pytest.param("no-such-rule", "error", {"store", "pages", "authors"}, False, id="of no rule"),
    ],
)
def test_an_error_elsewhere_is_meant_when_it_rests_on_what_is(
    rule: str, severity: str, kinds: set[str], *, has: bool
) -> None:
    finding = Finding(rule, Location("docs/a.md", 1, 1), "message", severity=Severity(severity))
    page = frozenset({"docs/a.md"})

    assert Selection(page, page, frozenset(kinds)).has(finding) == has
