"""What every command that changes the store does first: read the project, or say why not."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import click

from ...check import report, rules
from ...check.site import CheckResult, Project
from ...core.findings import Fault, Finding
from ...project import files
from .. import store
from ..store import Store
from .stopping import stop


@dataclass(frozen=True, slots=True)
class Opened:
    """A project whose store can be changed."""

    root: Path
    project: Project
    store: Store


def opened(config_file: Path | None, *, every_page: bool = False) -> Opened:
    """Read a project, or print what is wrong with it and exit; `every_page` are drafts too."""
    named = config_file or files.config_file()
    project = files.read(named, rules.IDS, every_page=every_page)
    read = store.read(project.bibliography)
    unread = project.faults if project.unread & ({"store", "pages"} if every_page else {"store"}) else ()
    if faults := (*unread, *read.faults):
        _report(project, read, faults)
    return Opened(named.resolve().parent, project, read)


def _report(project: Project, read: Store, faults: tuple[Finding, ...]) -> NoReturn:
    result = CheckResult(faults, 0, len(project.pages), len(read.bibliography.sources))
    medium = report.medium(os.environ, is_terminal=sys.stdout.isatty())
    texts = {text.path: text for text in (*project.bibliography, *project.pages)}
    click.echo(report.full(result, texts, medium), color=medium.is_colored)
    stop("nothing is changed: mend these first", code=1)


def refuse(faults: Iterable[Fault]) -> NoReturn:
    """Print why a change is not made, and exit with 1."""
    stop(*faults, code=1)
