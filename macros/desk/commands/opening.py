"""The first step of every command that changes the store: read the project, or report why it cannot."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import click

from ...check import report, rules
from ...check.site import CheckResult, Project
from ...core.findings import Finding
from ...project import files
from ..changing import alone
from ..store import loading
from ..store.loading import Store
from . import stop


@dataclass(frozen=True, slots=True)
class Opened:
    """A project whose store can be changed."""

    root: Path
    project: Project
    store: Store


def opened(
    config_file: Path, *, changes: bool, every_page: bool = False, with_doubles: bool = False
) -> Opened:
    """Read a project, or print what is wrong with it and exit.

    One that `changes` files keeps other commands from doing so until it ends. `every_page` adds drafts;
    `with_doubles` accepts keys and fields that are there twice.
    """
    if changes:
        alone(config_file.resolve().parent)
    project = files.read(config_file, rules.IDS, every_page=every_page, needs_store=True)
    read = loading.read(project.bibliography)
    unread = project.faults if project.unread & ({"store", "pages"} if every_page else {"store"}) else ()
    if faults := (*unread, *read.faults, *(() if with_doubles else read.doubled)):
        _report(project, read, faults)
    return Opened(config_file.resolve().parent, project, read)


def _report(project: Project, read: Store, faults: tuple[Finding, ...]) -> NoReturn:
    result = CheckResult(faults, 0, len(project.pages), len(read.bibliography.sources))
    medium = report.medium(os.environ, is_terminal=sys.stdout.isatty())
    texts = {text.path: text for text in (*project.bibliography, *project.pages)}
    click.echo(report.full(result, texts, medium), color=medium.is_colored)
    stop("nothing is changed: fix these first", code=1)
