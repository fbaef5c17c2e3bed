"""Where a report goes: the terminal, a file, and the summary of a step on GitHub."""

from __future__ import annotations

import json
import os
import pty
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from macros.__main__ import main
from macros.check import report

from .conftest import ROOT, Write
from .test_command import BAD, CONCISE, ENVIRONMENT, FULL, GITHUB, GOOD

COUNT = "1 error in 1 page and 1 source\n"


def _check(folder: Path, *arguments: str, **environment: str) -> Result:
    runner = CliRunner(env={**ENVIRONMENT, **environment})
    return runner.invoke(main, ("check", "-f", str(folder / "mkdocs.yml"), *arguments))


def _content(folder: Path) -> list[Path]:
    """Return all that is there but the cache."""
    return sorted(path for path in folder.rglob("*") if ".cache" not in path.parts)


@pytest.mark.parametrize(
    ("form", "content"),
    [
        pytest.param("full", FULL, id="full"),
        pytest.param("concise", CONCISE, id="concise"),
        pytest.param("github", GITHUB, id="github"),
    ],
)
def test_a_report_goes_to_a_file_and_the_count_to_the_terminal(write: Write, form: str, content: str) -> None:
    folder = write(BAD)

    result = _check(folder, "--format", form, "--output", str(folder / "report"), FORCE_COLOR="1")

    assert (result.exit_code, result.stdout, result.stderr) == (1, COUNT, "")
    assert (folder / "report").read_text(encoding="utf-8") == content


@pytest.mark.parametrize("form", report.FORMATS)
def test_a_file_holds_what_would_be_printed(write: Write, form: str) -> None:
    folder = write({**BAD, "docs/index.md": '<!-- ملف -->{{ cite("a", "aa") }}\n'})

    printed = _check(folder, "--format", form).stdout
    _check(folder, "--format", form, "-o", str(folder / "report"))

    assert (folder / "report").read_bytes() == printed.encode()


def test_a_report_without_findings_is_an_empty_file(write: Write) -> None:
    folder = write(GOOD)

    result = _check(folder, "--format", "concise", "-o", str(folder / "report"))

    assert (result.exit_code, result.stdout) == (0, "no findings in 1 page and 1 source\n")
    assert (folder / "report").read_bytes() == b""


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(write: Write) -> None:
    folder = write({**BAD, "report": "old\n" * 1_000})
    before = {path.name for path in _content(folder)}

    _check(folder, "-o", str(folder / "report"))

    assert (folder / "report").read_text(encoding="utf-8") == FULL
    assert {path.name for path in _content(folder)} == before


def test_a_link_to_a_file_stays_a_link(write: Write) -> None:
    folder = write({**BAD, "real": "old\n"})
    (folder / "report").symlink_to("real")

    _check(folder, "-o", str(folder / "report"))

    assert (folder / "report").is_symlink()
    assert (folder / "real").read_text(encoding="utf-8") == FULL


def test_links_in_a_circle_are_replaced(write: Write) -> None:
    folder = write(BAD)
    (folder / "report").symlink_to("report")

    assert _check(folder, "-o", str(folder / "report")).stdout == COUNT

    assert (folder / "report").read_text(encoding="utf-8") == FULL


def test_a_file_that_cannot_take_its_place_is_not_left(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write({**BAD, "report": "old\n"})
    before = _content(folder)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    result = _check(folder, "-o", str(folder / "report"))

    assert result.exit_code == 2
    assert ": Permission denied; type " in result.stderr
    assert _content(folder) == before
    assert (folder / "report").read_text(encoding="utf-8") == "old\n"


def test_a_report_can_be_read_by_whom_new_files_can(write: Write) -> None:
    folder = write(BAD)
    (folder / "other").touch()

    _check(folder, "-o", str(folder / "report"))

    modes = [stat.S_IMODE((folder / name).stat().st_mode) for name in ("report", "other")]
    assert modes[0] == modes[1]


@pytest.mark.parametrize("name", ["mkdocs.yml", "bibliography.bib", "docs/index.md", "docs/../mkdocs.yml"])
def test_a_report_overwrites_no_file_of_the_site(write: Write, name: str) -> None:
    folder = write(BAD)

    result = _check(folder, "-o", str(folder / name))

    assert result.exit_code == 2
    assert result.stderr == f'error: "{folder / name}" is a file of your site; name another for the report\n'
    assert {path: (folder / path).read_text(encoding="utf-8") for path in BAD} == BAD


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        pytest.param(
            "none/report",
            'the report cannot be written to "{}": No such file or directory',
            id="no-such-folder",
        ),
        pytest.param("docs", '"{}" is not a file; name one for the report', id="folder"),
        pytest.param(
            "mkdocs.yml/report",
            'the report cannot be written to "{}": Not a directory; a file is where a folder has to be, or a '
            "folder where a file has to be",
            id="file-as-a-folder",
        ),
        pytest.param(
            "x" * 300,
            'the report cannot be written to "{}": File name too long; give it a shorter name',
            id="name-too-long",
        ),
    ],
)
def test_a_place_where_no_file_can_be_is_one_line_of_error(write: Write, name: str, reason: str) -> None:
    folder = write(BAD)
    before = _content(folder)

    result = _check(folder, "-o", str(folder / name))

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"error: {reason.format(folder / name)}\n"
    assert _content(folder) == before


def test_a_device_is_left_alone(write: Write) -> None:
    result = _check(write(BAD), "-o", os.devnull)

    assert result.exit_code == 2
    assert Path(os.devnull).is_char_device()


def test_on_github_the_whole_report_is_added_to_the_summary(write: Write) -> None:
    folder = write({**BAD, "summary": "## Sources\n"})

    result = _check(
        folder,
        *("--format", "github"),
        GITHUB_STEP_SUMMARY=str(folder / "summary"),
        GITHUB_SERVER_URL="https://github.com",
        GITHUB_REPOSITORY="o/r",
        GITHUB_SHA="0123abc",
    )

    assert (result.exit_code, result.stdout) == (1, GITHUB)
    assert (folder / "summary").read_text(encoding="utf-8") == (
        "## Sources\n"
        "\n"
        "## Check: 1 error in 1 page and 1 source\n"
        "\n"
        "### `docs/index.md`\n"
        "\n"
        "- [1:16](https://github.com/o/r/blob/0123abc/docs/index.md?plain=1#L1) **error** "
        '`undefined-citation` `no source has the key "aa"`\\\n'
        '  help: `did you mean "a"?`\n'
    )


def test_a_summary_that_is_not_there_yet_is_made(write: Write) -> None:
    folder = write(GOOD)

    _check(folder, "--format", "github", GITHUB_STEP_SUMMARY=str(folder / "summary"))

    content = (folder / "summary").read_text(encoding="utf-8")
    assert content == "## Check: no findings in 1 page and 1 source\n"


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        pytest.param((), {"GITHUB_STEP_SUMMARY": "summary"}, id="another-format"),
        pytest.param(("--format", "github"), {"GITHUB_STEP_SUMMARY": ""}, id="empty-variable"),
        pytest.param(("--format", "github"), {}, id="no-variable"),
    ],
)
def test_nothing_else_adds_to_the_summary_nope(
    write: Write,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    environment: Mapping[str, str],
) -> None:
    folder = write(BAD)
    monkeypatch.chdir(folder)
    before = _content(folder)

    assert _check(folder, *arguments, **environment).exit_code == 1

    assert _content(folder) == before


@pytest.mark.parametrize(
    ("before", "added"),
    [
        pytest.param(1024 * 1024, 0, id="full"),
        pytest.param(1024 * 1024 - 10, 0, id="nearly-full"),
        pytest.param(1024 * 1024 - 500, 95, id="room-for-the-count"),
    ],
)
def test_a_summary_stays_below_what_github_takes(write: Write, before: int, added: int) -> None:
    folder = write({**BAD, "summary": "x" * before})

    result = _check(folder, "--format", "github", GITHUB_STEP_SUMMARY=str(folder / "summary"))

    assert result.stdout == GITHUB
    assert (folder / "summary").stat().st_size == before + added


def test_a_summary_that_cannot_be_written_is_one_line_of_error(write: Write) -> None:
    folder = write(BAD)

    result = _check(folder, "--format", "github", GITHUB_STEP_SUMMARY=str(folder / "docs"))

    assert (result.exit_code, result.stdout) == (2, GITHUB)
    assert result.stderr == (
        "error: the step summary cannot be written: Is a directory; a file is where a folder has to be, or a "
        "folder where a file has to be\n"
    )


@pytest.mark.parametrize(
    ("environment", "is_colored"),
    [
        pytest.param({}, False, id="no-terminal"),
        pytest.param({"FORCE_COLOR": "1"}, True, id="forced"),
        pytest.param({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, id="refused"),
    ],
)
def test_color_follows_the_environment(
    write: Write, environment: Mapping[str, str], *, is_colored: bool
) -> None:
    result = _check(write(BAD), **environment)

    assert ("\x1b[1;31merror\x1b[0m" in result.stdout) is is_colored
    assert is_colored or result.stdout == FULL


@pytest.mark.parametrize(
    ("environment", "is_colored"),
    [
        pytest.param({"TERM": "xterm"}, True, id="terminal"),
        pytest.param({"TERM": "dumb"}, False, id="dumb"),
        pytest.param({"TERM": "xterm", "NO_COLOR": "1"}, False, id="refused"),
    ],
)
def test_a_terminal_shows_color(write: Write, environment: Mapping[str, str], *, is_colored: bool) -> None:
    mine, theirs = pty.openpty()

    done = subprocess.run(
        [sys.executable, "-m", "macros", "check"],
        cwd=write(BAD),
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **environment},
        stdout=theirs,
        check=False,
    )
    os.close(theirs)
    shown = os.read(mine, 10_000).decode().replace("\r\n", "\n")
    os.close(mine)

    assert done.returncode == 1
    assert ("\x1b[" in shown) is is_colored
    assert is_colored or shown == FULL


def test_the_schema_of_the_document_is_printed(write: Write) -> None:
    folder = write(BAD)

    result = _check(folder, "--json-schema")
    document = json.loads(_check(folder, "--format", "json").stdout)

    assert result.exit_code == 0
    schema = json.loads(result.stdout)
    assert schema == report.SCHEMA
    Draft202012Validator(schema).validate(document)


def test_the_schema_needs_no_site(tmp_path: Path) -> None:
    assert _check(tmp_path, "--json-schema").exit_code == 0


def test_help_names_the_ways_of_a_report() -> None:
    shown = CliRunner().invoke(main, ["check", "--help"]).stdout

    for word in ("--output", "--json-schema", "NO_COLOR", "summary", "sarif", "report.sarif"):
        assert word in shown
