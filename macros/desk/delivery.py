"""The delivery of a report: to the terminal, to a file, and to the summary of a step on GitHub."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from ..check import report
from ..check.report import Medium, Texts
from ..check.site import CheckResult
from ..core.findings import Fault, FaultError
from ..project.keeping import locks, refusals
from ..project.writing import put

_SUMMARY = "GITHUB_STEP_SUMMARY"


def deliver(result: CheckResult, texts: Texts, form: str, output: Path | None, config: Path) -> None:
    """Print a report, or write it to a file and print the count. Raises FaultError.

    A report overwrites neither `config`, the project's `mkdocs.yml`, nor one of its texts.
    """
    medium = report.medium(os.environ, is_terminal=sys.stdout.isatty())
    if output:
        refuse_own(output, texts, config, "the report")
        made = report.FORMATS[form](result, texts, Medium(files=medium.files))
        write(output, _encoded(made), config, "the report")
        made = result.summary
    else:
        made = report.FORMATS[form](result, texts, medium)
    if made:
        click.echo(made, color=medium.is_colored)
    if form == "github" and os.environ.get(_SUMMARY):
        _add_to_summary(Path(os.environ[_SUMMARY]), result, texts, medium)


def refuse_own(output: Path, texts: Iterable[str], config: Path, what: str) -> None:
    """Raise FaultError where `what` would replace the configuration, or a text of the project."""
    own = {_real(config), *(_real(_real(config).parent / path) for path in texts)}
    if _real(output) in own:
        raise FaultError(Fault(f'"{output}" is a file of your site', f"name another for {what}"))


def _real(path: Path) -> Path:
    """Follow all links; a circle of links stays, for which `Path.resolve` raises in Python 3.12."""
    return Path(os.path.realpath(path))


def write(path: Path, content: bytes, config: Path, what: str) -> None:
    """Replace a file whole, or leave it as it was. Raises FaultError, which names `what` was to be there."""
    target, root = _real(path), _real(config).parent
    try:
        if target.exists() and not target.is_file():
            raise FaultError(Fault(f'"{path}" is not a file', f"name one for {what}"))
        with locks.alone(root, lambda: None):
            put(target, content, root)
    except OSError as error:
        hint = refusals.advice(error, str(path))
        fault = Fault(f'{what} cannot be written to "{path}": {error.strerror}', hint)
        raise FaultError(fault) from error


def _add_to_summary(path: Path, result: CheckResult, texts: Texts, medium: Medium) -> None:
    """Add the report in Markdown to what the step has written before, if there is room left."""
    try:
        before = path.stat().st_size if path.exists() else 0
        made = report.markdown(result, texts, medium, room=report.ROOM - before)
        added = _encoded(f"\n{made}" if before else made)
        if before + len(added) <= report.ROOM + report.RESERVE:
            with path.open("ab") as file:
                file.write(added)
    except OSError as error:
        hint = refusals.advice(error, str(path))
        raise FaultError(Fault(f"the step summary cannot be written: {error.strerror}", hint)) from error


def _encoded(content: str) -> bytes:
    return f"{content}\n".encode(errors="backslashreplace") if content else b""
