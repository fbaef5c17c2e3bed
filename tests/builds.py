"""Real builds of small copies of this site."""

from __future__ import annotations

import logging
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner
from mkdocs.__main__ import cli

from .conftest import ROOT

_HEADLINE = re.compile(r"^\S+?:\d+:\d+: (?:error|warning)\[[\w-]+\] .*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command gave."""

    code: int
    output: str

    @property
    def findings(self) -> str:
        """The headlines of the report, as the concise format has them."""
        return "\n".join(_HEADLINE.findall(self.output))


def copy_site(folder: Path, *, bibliography: str = "bibliography.bib") -> Path:
    """Copy what a build of this repository reads, except for the package itself."""
    for name in ("docs", "theme"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "bibliography.bib", folder)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    edited = settings.replace("bibliography: [bibliography.bib]", f"bibliography: [{bibliography}]")
    (folder / "mkdocs.yml").write_text(edited, encoding="utf-8")
    (folder / "macros").symlink_to(ROOT / "macros")
    return folder


def copy_with_types(folder: Path) -> Path:
    """Copy this repository with a page of each type, which uses everything that it can have."""
    copy_site(folder, bibliography="bibliography.bib, types.bib")
    shutil.copytree(ROOT / "tests/cases/sites/types", folder, dirs_exist_ok=True)
    path = folder / "mkdocs.yml"
    # The commented request for support, switched on.
    commented = re.compile(r"^    # (?=support:|  \w+: )", re.MULTILINE)
    path.write_text(commented.sub("    ", path.read_text(encoding="utf-8")), encoding="utf-8")
    return folder


def build(folder: Path, *arguments: str) -> Outcome:
    """Run `mkdocs build` in this process."""
    with _inside(folder), _logging_as_before():
        result = CliRunner().invoke(cli, ["build", *arguments])
    return Outcome(result.exit_code, result.output)


@contextmanager
def _inside(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


@contextmanager
def _logging_as_before() -> Iterator[None]:
    """Undo what MkDocs' command does to its loggers, which outlive one run in this process."""
    logger = logging.getLogger("mkdocs")
    before, level = list(logger.handlers), logger.level
    # It drops a message that an earlier run has logged.
    logging.getLogger("mkdocs.commands.build").filters.clear()
    try:
        yield
    finally:
        logger.handlers[:] = before
        logger.setLevel(level)
