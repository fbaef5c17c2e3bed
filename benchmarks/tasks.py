"""Tasks: what is run in turn, in which project, and what is changed before."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from . import processes
from .syntaxes import ROOT

_EDITS = count(1)
_CITED = re.compile(r"\w+\.(?=\{\{| \[)")
PEERS = ROOT / "benchmarks" / ".venv" / "bin" / "python"
"""The interpreter of the peers, whose requirements are not ours."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that is measured."""

    name: str
    tool: str
    """Whose project it is run in."""
    command: tuple[str, ...]
    before: Callable[[Path], None]
    largest: int = 1_000
    """The most pages with which it is measured."""


def _cold(project: Path) -> None:
    """Leave nothing behind that an earlier run has made."""
    shutil.rmtree(project / ".cache", ignore_errors=True)
    shutil.rmtree(project / "site", ignore_errors=True)


def _nothing(_project: Path) -> None:
    """Leave all as the run before has left it."""


def edit(project: Path) -> tuple[Path, str]:
    """Change a word of a sentence that cites, to one that was not there; return the page and the word.

    What follows from it stands on that page and on one part of the page of all sources.
    """
    page = sorted((project / "docs" / "explainers").rglob("*.md"))[3]
    word = f"edited{next(_EDITS)}"
    text = _CITED.sub(f"{word}.", page.read_text(encoding="utf-8"), count=1)
    page.write_text(text, encoding="utf-8")
    return page, word


def _edited(project: Path) -> None:
    edit(project)


def _built_and_edited(project: Path) -> None:
    processes.run((*_OURS, "--dirty"), project)
    edit(project)


_PYTHON = sys.executable
_BUILD = ("-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", "site")
_CHECK = (_PYTHON, "-m", "macros", "check", "--strict", "--format", "concise")
_SCRIPT = (_PYTHON, str(ROOT / "benchmarks" / "plain_check.py"), ".")
_OURS = (_PYTHON, *_BUILD)
_NAV = ("--config-file", "mkdocs-nav.yml")

TASKS = (
    Task("script", "ibidem", _SCRIPT, _cold, 5_000),
    Task("check", "ibidem", _CHECK, _cold, 5_000),
    Task("check again", "ibidem", _CHECK, _nothing, 5_000),
    Task("check after an edit", "ibidem", _CHECK, _edited, 5_000),
    Task("plain build", "plain", (_PYTHON, *_BUILD), _cold),
    Task("build", "ibidem", _OURS, _cold),
    Task("build after an edit", "ibidem", _OURS, _edited),
    Task("build --dirty after an edit", "ibidem", (*_OURS, "--dirty"), _built_and_edited),
    Task("mkdocs-bibtex build", "mkdocs-bibtex", (str(PEERS), *_BUILD), _cold),
    Task("plain build, navigation", "plain", (_PYTHON, *_BUILD, *_NAV), _cold),
    Task("build, navigation", "ibidem", (_PYTHON, *_BUILD, *_NAV), _cold),
    Task("mkdocs-bibtex build, navigation", "mkdocs-bibtex", (str(PEERS), *_BUILD, *_NAV), _cold),
)
