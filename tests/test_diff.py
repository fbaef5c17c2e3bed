"""`python -m macros diff` and `check --base`: comparisons with a commit of git."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from macros.__main__ import main
from macros.core.shown import one_line

from .conftest import OWN, Write

ENTRY = "@misc{a,\n  title = {A},\n}\n"
HEAD = "---\npublished: 2024-03-05\n---\n"
FILES = {
    "mkdocs.yml": OWN,
    "bibliography.bib": ENTRY,
    "docs/index.md": HEAD + 'It freed 33.{{ cite("a") }}\n',
}
LATER = {"docs/index.md": HEAD + 'It freed 34.{{ cite("a") }}\n'}
SAME = "compared with main: no source differs, and every claim rests on what it did\n"
WARNING = (
    "docs/index.md:4:10: warning[correction-missing] "
    "this published page changed without a correction: number 33 → 34\n"
)

Commit = Callable[[Mapping[str, str]], Path]


@pytest.fixture(name="git", autouse=True)
def _git(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let git know its author, and no settings of this machine."""
    home = tmp_path_factory.mktemp("home")
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    settings = {"HOME": str(home), "GIT_CONFIG_NOSYSTEM": "1", "GIT_CEILING_DIRECTORIES": "/"}
    for role in ("AUTHOR", "COMMITTER"):
        settings |= {f"GIT_{role}_NAME": "A", f"GIT_{role}_EMAIL": "a@example.org"}
    for name, value in settings.items():
        monkeypatch.setenv(name, value)


def _run_git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(name="commit")
def _commit(write: Write) -> Commit:
    """Write files, commit everything on main, and return the folder."""

    def commit(contents: Mapping[str, str]) -> Path:
        folder = write(contents)
        if not (folder / ".git").exists():
            _run_git(folder, "init", "--quiet", "--initial-branch=main")
        _run_git(folder, "add", "--all")
        _run_git(folder, "commit", "--quiet", "--allow-empty", "--message=x")
        return folder

    return commit


def _run(folder: Path, command: str, *arguments: str) -> Result:
    return CliRunner().invoke(main, [command, "-f", str(folder / "mkdocs.yml"), *arguments])


def test_what_is_not_committed_counts(commit: Commit, write: Write) -> None:
    commit(FILES)
    folder = write({"docs/index.md": HEAD + "It freed 33.\n", "docs/new.md": "So.\n"})

    result = _run(folder, "diff", "main")

    assert result.exit_code == 0
    assert result.output == (
        "claims that lost their only source\n"
        "  docs/index.md:4:1: It freed 33.\n"
        "    a → no source\n\n"
        "pages new\n"
        "  docs/new.md\n\n"
        "compared with main: 1 claim lost its only source, 1 page new\n"
    )


def test_the_format_for_a_pull_request(commit: Commit, write: Write) -> None:
    commit(FILES)
    folder = write({"docs/new.md": "So.\n"})

    assert _run(folder, "diff", "HEAD", "--format", "markdown").output == (
        "## Sources and claims\n\nCompared with HEAD\\: 1 page new\n\n### Pages new\n\n- `docs/new.md`\n"
    )


def _content(folder: Path) -> dict[Path, bytes]:
    """Return all files but those of the cache."""
    files = (path for path in folder.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path: path.read_bytes() for path in files}


def test_nothing_differs_and_nothing_is_left_behind(commit: Commit) -> None:
    folder = commit(FILES)
    before = _content(folder)

    assert _run(folder, "diff", "main").output == SAME
    assert _content(folder) == before


def test_the_comparison_is_with_where_the_branch_began(commit: Commit, write: Write) -> None:
    folder = commit(FILES)
    _run_git(folder, "branch", "mine")
    commit({"docs/theirs.md": "So.\n", **LATER})
    _run_git(folder, "checkout", "--quiet", "mine")
    write({"docs/mine.md": "So.\n"})

    assert "compared with main: 1 page new\n" in _run(folder, "diff", "main").output
    assert "correction-missing" not in _run(folder, "check", "--base", "main").output


def test_without_a_common_history_the_comparison_is_with_the_commit(commit: Commit) -> None:
    folder = commit(FILES)
    _run_git(folder, "checkout", "--quiet", "--orphan", "other")
    commit(LATER)

    assert _run(folder, "check", "--base", "main", "--format", "concise").output == WARNING


@pytest.mark.parametrize("named", ["main", "HEAD~1", "v1"])
def test_check_compares_with_a_branch_a_commit_or_a_tag(commit: Commit, named: str) -> None:
    folder = commit(FILES)
    _run_git(folder, "tag", "v1")
    _run_git(folder, "checkout", "--quiet", "-b", "mine")
    commit(LATER)

    result = _run(folder, "check", "--base", named, "--format", "concise")

    assert (result.exit_code, result.output) == (0, WARNING)
    assert _run(folder, "check", "--base", named, "--strict").exit_code == 1
    assert _run(folder, "check", "--strict").exit_code == 0


def test_an_empty_base_is_none(commit: Commit) -> None:
    assert _run(commit(FILES), "check", "--base", "").output == "no findings in 1 page and 1 source\n"


def test_a_project_in_a_folder_of_its_repository(commit: Commit) -> None:
    top = commit({f"site/ä b/{name}": content for name, content in FILES.items()})
    folder = top / "site/ä b"
    (folder / "docs/index.md").write_text(LATER["docs/index.md"], encoding="utf-8")

    assert _run(folder, "check", "--base", "main", "--format", "concise").output == WARNING


LONG = HEAD + "It began.\n\nIt went on.\n\n"


@pytest.mark.parametrize("top", ["", 'site/ä "b\\'])
@pytest.mark.parametrize("is_added", [False, True])
def test_a_page_that_moved_is_compared_with_what_it_was(commit: Commit, top: str, *, is_added: bool) -> None:
    files = {**FILES, "docs/old.md": LONG + 'It freed 33.{{ cite("a") }}\n'}
    repository = commit({f"{top}/{name}".lstrip("/"): text for name, text in files.items()})
    folder = repository / top
    (folder / "docs/old.md").unlink()
    new = folder / "docs/ö/new.md"
    new.parent.mkdir()
    new.write_text(LONG + "It freed 34.\n", encoding="utf-8")
    if is_added:
        _run_git(repository, "add", "--all")
    before = _content(repository)

    assert _run(folder, "check", "--base", "main", "--format", "concise").output == (
        "docs/ö/new.md:8:1: warning[correction-missing] this published page changed without a correction: "
        "source a is gone; number 33 → 34\n"
    )
    assert _run(folder, "diff", "main").output == (
        "claims that lost their only source\n"
        "  docs/ö/new.md:8:1: It freed 34.\n"
        "    a → no source\n\n"
        "pages moved\n"
        "  docs/old.md → docs/ö/new.md\n\n"
        "compared with main: 1 claim lost its only source, 1 page moved\n"
    )
    assert _content(repository) == before


def test_where_git_cannot_see_new_files_none_has_moved(commit: Commit) -> None:
    folder = commit(FILES)
    (folder / "docs/index.md").rename(folder / "docs/new.md")
    _run_git(folder, "init", "--quiet", "empty")

    assert _run(folder, "diff", "main").output.endswith(": 1 page gone, 1 page new\n")


def test_what_exports_leave_out_is_there(commit: Commit) -> None:
    folder = commit({**FILES, ".gitattributes": "docs export-ignore\n"})

    assert _run(folder, "diff", "main").output == SAME


def test_no_hook_runs(commit: Commit) -> None:
    folder = commit(FILES)
    hook = folder / ".git/hooks/post-index-change"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\ntouch ran\n", encoding="utf-8")
    hook.chmod(0o755)

    _run(folder, "diff", "main")

    assert not (folder / "ran").exists()


def test_a_commit_without_a_configuration_has_nothing(commit: Commit, write: Write) -> None:
    commit({"README.md": "A\n"})
    folder = write(FILES)

    assert _run(folder, "diff", "main").output == (
        "sources added\n  a: A\n\npages new\n  docs/index.md\n\n"
        "compared with main: 1 source added, 1 page new\n"
    )
    assert _run(folder, "check", "--base", "main").exit_code == 0


def _refused(folder: Path, base: str) -> str:
    results = [_run(folder, "diff", "--", base), _run(folder, "check", f"--base={base}")]
    assert {(result.exit_code, result.stdout) for result in results} == {(2, "")}
    (error,) = {result.stderr for result in results}
    return error


@pytest.mark.parametrize("base", ["man", "-x", "--help", "main:docs", "HEAD^{tree}", "a\x00b", "main..x"])
def test_a_base_that_git_does_not_know(commit: Commit, base: str) -> None:
    assert _refused(commit(FILES), base) == (
        f'error: git knows no commit "{one_line(base)}"; '
        'name a branch or a commit, as in "main" or "HEAD~1"; "git fetch" brings those of the server\n'
    )


def test_a_repository_without_a_commit(write: Write) -> None:
    folder = write(FILES)
    _run_git(folder, "init", "--quiet")

    assert 'git knows no commit "HEAD"' in _refused(folder, "HEAD")


def test_a_folder_in_no_repository(write: Write) -> None:
    assert _refused(write(FILES), "main") == (
        'error: this folder is in no git repository; run this in a clone, or "git init" and commit first\n'
    )


def test_a_repository_that_cannot_be_read(commit: Commit) -> None:
    folder = commit(FILES)
    (folder / ".git/config").write_text("[core\n", encoding="utf-8")

    assert _refused(folder, "main").startswith("error: git cannot read this folder: fatal: bad config")


def test_a_repository_with_a_lost_file(commit: Commit) -> None:
    folder = commit(FILES)
    name = subprocess.run(
        ["git", "rev-parse", "HEAD:docs/index.md"], cwd=folder, check=True, capture_output=True, text=True
    ).stdout.strip()
    (folder / ".git/objects" / name[:2] / name[2:]).unlink()

    assert _refused(folder, "main").startswith("error: git cannot write the files of ")


def test_no_git(commit: Commit, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = commit(FILES)
    monkeypatch.setenv("PATH", "")

    assert _refused(folder, "main") == "error: there is no git here; install it, and run this again\n"


def test_a_base_that_cannot_be_checked(commit: Commit, write: Write) -> None:
    commit({**FILES, "mkdocs.yml": "extra: {ibidem: {rules: {x: off}}}\n"})
    folder = write(FILES)

    error = _refused(folder, "main")

    assert error.startswith('error: in main: mkdocs.yml:1:26: unknown rule "x"; ')
    assert error.endswith("; name a commit that can be checked\n")


def test_an_unusable_set_up_comes_first(write: Write) -> None:
    assert _refused(write({}), "main").startswith("error: mkdocs.yml:1:1: this file does not exist")


def test_what_cannot_be_read_is_said(commit: Commit, write: Write) -> None:
    commit({**FILES, "docs/index.md": "---\na: [\n---\n"})
    folder = write(FILES)
    (folder / "bibliography.bib").write_bytes(b"\xff")

    result = _run(folder, "diff", "main")

    assert result.exit_code == 0
    assert result.stderr == (
        "note: not every file here can be read, so the comparison is incomplete; "
        'see ".venv/bin/python -m macros check"\n'
        "note: not every file in main can be read, so the comparison is incomplete; "
        'see ".venv/bin/python -m macros check"\n'
    )


@pytest.mark.parametrize("command", ["diff", "new"])
def test_each_command_has_help_with_an_example(command: str) -> None:
    result = CliRunner().invoke(main, [command, "-h"])

    assert result.exit_code == 0
    assert "Example" in result.output
    assert f"\n    .venv/bin/python -m macros {command} " in result.output
    assert "Exit codes" in result.output
