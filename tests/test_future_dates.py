"""Dates to come are measured by the last commit, so that a check finds the same whenever it is made."""

from __future__ import annotations

import os
import re
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.__main__ import main

from .conftest import LOADED, Write

_PAGE = """\
---
title: What?
type: explainer
published: 2061-01-01
checked: {checked}
updated: {updated}
corrections: [{{date: {corrected}, kind: fact, text: "It was so."}}]
---

It began.{{{{ cite("vote") }}}}
"""
_STORE = """\
@misc{{vote,
  title = {{T}},
  date = {{2061}},
  pubstate = {{forthcoming}},
  urldate = {{{read}}},
  archivedate = {{2024-03-05}},
}}
"""
_PAST = "2024-03-05"
_TODAY = date.today()  # noqa: DTZ011  as a writer has it


_LINE = re.compile(r'^(\S+): error\[future-date\] ("\w+") is in the future', re.MULTILINE)


def _site(write: Write, day: str = _PAST, **days: str) -> Path:
    """Make a site whose last commit is of a day; without one, there is no git."""
    said = {"checked": _PAST, "updated": _PAST, "corrected": _PAST, "read": _PAST} | days
    files = {
        "mkdocs.yml": LOADED,
        "bibliography.bib": _STORE.format(**said),
        "docs/index.md": _PAGE.format(**said),
    }
    folder = write({**files, ".gitignore": ".cache/\n"})
    if day:
        moment = {f"GIT_{who}_DATE": f"{day}T12:00:00+0000" for who in ("AUTHOR", "COMMITTER")}
        identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        for arguments in (["init", "-q"], ["add", "."], [*identity, "commit", "-qm", "All"]):
            subprocess.run(["git", *arguments], cwd=folder, env={**os.environ, **moment}, check=True)
    return folder


def _found(folder: Path, monkeypatch: pytest.MonkeyPatch, epoch: str = "") -> list[str]:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    done = CliRunner().invoke(main, ["check", "-f", str(folder / "mkdocs.yml"), "--format", "concise"])
    return [f"{match[1]}: {match[2]}" for match in _LINE.finditer(done.output)]


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ({}, []),
        ({"checked": "2062-03-05"}, ['docs/index.md:5:10: "checked"']),
        ({"updated": "2062-03-05"}, ['docs/index.md:6:10: "updated"']),
        ({"corrected": "2062-03-05"}, ['docs/index.md:7:22: "date"']),
        ({"read": "2062-03-05"}, ['bibliography.bib:5:14: "urldate"']),
        ({"read": "2062"}, ['bibliography.bib:5:14: "urldate"']),
        ({"read": "2024"}, []),
        ({"read": "2024-03"}, []),
        # Elsewhere it may be the next day already.
        ({"checked": "2024-03-06"}, []),
        ({"checked": "2024-03-07"}, ['docs/index.md:5:10: "checked"']),
    ],
    ids=str,
)  # fmt: skip
def test_days_to_come_are_found(
    write: Write, monkeypatch: pytest.MonkeyPatch, days: dict[str, str], found: list[str]
) -> None:
    assert _found(_site(write, **days), monkeypatch) == found


@pytest.mark.parametrize("epoch", ["", "1709640000"], ids=["git", "environment"])
def test_what_is_not_committed_yet_is_written_today(
    write: Write, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    folder = _site(write, checked=_TODAY.isoformat())

    assert len(_found(folder, monkeypatch, epoch)) == 1

    with (folder / "docs/index.md").open("a", encoding="utf-8") as page:
        page.write("\nIt ended.\n")
    assert _found(folder, monkeypatch, epoch) == []

    page_of_tomorrow = _PAGE.format(
        checked=(_TODAY + timedelta(days=3)).isoformat(), updated=_PAST, corrected=_PAST
    )
    (folder / "docs/index.md").write_text(page_of_tomorrow, encoding="utf-8")
    assert len(_found(folder, monkeypatch, epoch)) == 1


@pytest.mark.parametrize(
    ("epoch", "count"),
    [("", 0), ("1709640000", 1), ("2908788000", 0), ("soon", 0), ("-5", 0)],
)
def test_without_git_the_environment_says_the_day(
    write: Write, monkeypatch: pytest.MonkeyPatch, epoch: str, count: int
) -> None:
    folder = _site(write, "", checked="2062-03-05")

    assert len(_found(folder, monkeypatch, epoch)) == count


def test_the_environment_comes_before_git(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = _site(write, checked="2062-03-05")

    assert _found(folder, monkeypatch, "2908788000") == []


def test_a_repository_without_a_commit_says_no_day(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = _site(write, "", checked="2062-03-05")
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)

    assert _found(folder, monkeypatch) == []
