"""What the handbook tells those who take this repository as the template of a site, done in a copy."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.__main__ import main

from .builds import build
from .conftest import ROOT

pytestmark = pytest.mark.uncounted

_PAGE = (ROOT / "docs/contribute/make-it-yours.md").read_text(encoding="utf-8")
_KEPT = ("docs", "bibliography.bib", "mkdocs.yml", "macros")
_REWRITTEN = {
    "docs/index.md": "---\ndescription: Ours.\ntemplate: ibidem/home.html\n---\n\n# Ours\n",
    "docs/about/method.md": "---\ndescription: Ours.\n---\n\n# Method\n",
    "docs/.authors.yml": "authors:\n  ada: {name: Ada Lovelace}\n",
    "bibliography.bib": "",
}


def _told() -> Iterator[tuple[str, str]]:
    """Yield each path of the table of what to take out, with what to do there."""
    part = _PAGE.partition("| Where | What you do |")[2].partition("\n\n")[0]
    for line in part.splitlines()[2:]:
        _, where, what, _ = line.split("|")
        for path in re.findall(r"`([^`]+)`", where):
            yield path, what.strip()


@pytest.fixture(name="copy")
def _copy(tmp_path: Path) -> Path:
    """Return a copy without our content, made by the words of the table."""
    for name in _KEPT:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, tmp_path)
    kept = {
        path: (tmp_path / path).read_bytes()
        for _, what in _told()
        for path in re.findall(r"`(docs/[^`]+)`", what)
    }
    for path, what in _told():
        if what.startswith("Delete") and (tmp_path / path).is_dir():
            shutil.rmtree(tmp_path / path)
        elif what.startswith("Delete"):
            (tmp_path / path).unlink(missing_ok=True)
    for path, content in kept.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(content)
    for path, content in _REWRITTEN.items():
        (tmp_path / path).write_text(content, encoding="utf-8")
    for label in ("Timeline", "Who and where"):
        _drop(tmp_path / "mkdocs.yml", f"  - {label}: ", r"[^\n]*\n")
    return tmp_path


def _drop(path: Path, start: str, rest: str) -> None:
    """Take a part out of a file, unless a site made from this repository has done so."""
    content = path.read_text(encoding="utf-8")
    changed = re.sub(rf"^{re.escape(start)}{rest}", "", content, count=1, flags=re.MULTILINE | re.DOTALL)
    assert start not in changed
    path.write_text(changed, encoding="utf-8")


def _assert_good(folder: Path) -> None:
    checked = CliRunner().invoke(main, ["check", "--strict", "-f", str(folder / "mkdocs.yml")])
    assert checked.exit_code == 0, checked.output
    outcome = build(folder, "--strict")
    assert outcome.code == 0, outcome.output


def test_a_copy_without_our_content_passes(copy: Path) -> None:
    _assert_good(copy)


def test_what_we_ask_of_explainers_can_be_deleted(copy: Path) -> None:
    path = copy / "docs/contribute/pull-request.md"
    _drop(path, "## What this site asks of its explainers\n", r".*?(?=^## )")

    _assert_good(copy)


def test_the_table_names_what_is_there() -> None:
    kept = [path for path, what in _told() if not what.startswith("Delete")]

    assert [path for path in kept if not (ROOT / path).exists()] == []
