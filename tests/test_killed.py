"""Commands that are killed at any step: no file is half written, and a second run completes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.__main__ import main

from .conftest import Write
from .killed import contents, git, killed_at_each_step, restore, unfinished

pytestmark = pytest.mark.uncounted

_CITES = '# A page\n\nIt was so.{{ cite("ada2024") }}\n'
_SITE = {
    "mkdocs.yml": "site_name: x\nplugins: [ibidem]\n",
    "bibliography.bib": "@online{ada2024,\n  title = {A},\n  url = {https://example.org/},\n}\n",
    "more.bib": "@online{bea2024,\n  crossref = {ada2024},\n}\n",
    "docs/index.md": _CITES,
    "docs/other.md": _CITES,
    "docs/.authors.yml": "authors:\n  ada: {name: Ada}\n",
}
_OTHERS = {
    "mkdocs.yml": "site_name: x\nplugins:\n  - search\n  - bibtex:\n      bib_file: refs.bib\n",
    "refs.bib": "@online{ada2024,\n  title = {A},\n  url = {https://example.org/},\n}\n",
    "docs/index.md": "# A page\n\nIt was so [@ada2024].\n\n\\bibliography\n",
    "docs/other.md": "# A page\n\nIt was so [@ada2024].\n\n\\bibliography\n",
}
_TWO = "site_name: x\nplugins: [ibidem]\nextra: {ibidem: {bibliography: [bibliography.bib, more.bib]}}\n"


@pytest.mark.parametrize(
    ("files", "command"),
    [
        pytest.param(
            _SITE, ("source", "new2024", "--title", "B", "--url", "https://example.org/b"), id="source"
        ),
        pytest.param({**_SITE, "mkdocs.yml": _TWO}, ("rename", "ada2024", "bob2024"), id="rename"),
        pytest.param(_SITE, ("format", "--fix"), id="format"),
        pytest.param(_SITE, ("new", "Why?", "--path", "docs/why.md", "--date", "2024-05-06"), id="new"),
        pytest.param(_SITE, ("check", "-o", "report"), id="report"),
        pytest.param(_OTHERS, ("migrate",), id="migrate"),
        pytest.param({"x": ""}, ("init", ".", "--name", "Notes", "--host", "none"), id="init"),
    ],
)
def test_a_command_that_is_killed_is_finished_by_the_next_run(
    write: Write,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    files: dict[str, str],
    command: tuple[str, ...],
) -> None:
    folder = write({f"site/{name}": content for name, content in files.items()}) / "site"
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "Begin")
    monkeypatch.chdir(folder)
    before = contents(folder)
    shutil.copytree(folder, tmp_path / "whole")
    monkeypatch.chdir(tmp_path / "whole")
    assert CliRunner().invoke(main, command).exit_code in (0, 1)
    whole = contents(tmp_path / "whole")
    monkeypatch.chdir(folder)
    changed = {name for name in whole if whole[name] != before.get(name)}
    seen, is_ignored = set[int](), set[bool]()

    for _ in killed_at_each_step(lambda: CliRunner().invoke(main, command), folder):
        after = contents(folder)
        seen.add(sum(after.get(name) == whole[name] for name in changed))
        if command[0] != "init":
            # Of a site that is there, git sees whole files alone.
            assert after.keys() <= whole.keys()
            for name, content in after.items():
                assert content in (before.get(name), whole[name])
            if unfinished(folder) and not is_ignored:
                told = git(folder, "status", "--porcelain", "--untracked-files=all")
                is_ignored.add({line[3:] for line in told.splitlines()} <= changed)
        CliRunner().invoke(main, command)
        assert contents(folder) == whole
        assert unfinished(folder) == []
        restore(folder, before)

    assert seen == set(range(len(changed) + 1))
    assert is_ignored == ({True} if command[0] != "init" else set())
