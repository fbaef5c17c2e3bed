"""Measuring: the seconds of a check of a text, in a process of its own that a limit ends."""

from __future__ import annotations

import os
import resource
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from macros.check import report, rules, site
from macros.content.settings import SetupError
from macros.project import files
from macros.project.checking import checked

from .growing import Growing

MEMORY = 3_000_000_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one run ended."""

    seconds: float
    findings: int = 0
    error: str = ""
    """What ended the run, beside its own end: a traceback's last line, or the limit."""


def check(folder: Path) -> int:
    """Check a site as the command does, and return how many findings there are."""
    config = folder / "mkdocs.yml"
    try:
        project = files.read(config, rules.IDS)
        built = checked(config, project)
    except SetupError:
        return 1
    result = site.judged(built)
    report.FORMATS["full"](result, built.texts, report.PLAIN)
    return len(result.findings)


def measured(text: Growing, size: int, most: float, run: Callable[[Path], int] = check) -> Outcome:
    """Run over a text of a size, for `most` seconds of the processor."""
    context = get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    with TemporaryDirectory() as made:
        for path, content in text.files(size).items():
            target = Path(made, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(content, encoding="utf-8")
        process = context.Process(target=_measure, args=(sending, Path(made), most, run))
        process.start()
        sending.close()
        try:
            outcome: Outcome = receiving.recv()
        except EOFError:
            return Outcome(most, error=f"ended after {most:g} s")
        else:
            return outcome
        finally:
            process.join()


def _measure(sending: Connection, folder: Path, most: float, run: Callable[[Path], int]) -> None:
    os.environ["IBIDEM_NO_CACHE"] = "1"
    limit = int(process_time() + most) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    start = process_time()
    try:
        found, error = run(folder), ""
    except BaseException as raised:  # noqa: BLE001  a traceback is what this looks for
        found, error = 0, f"{type(raised).__name__}: {raised}"[:200]
    sending.send(Outcome(process_time() - start, found, error))
