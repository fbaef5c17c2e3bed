"""Processes: what one run of a command costs from outside, its start-up included."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_PATIENCE = 60.0
_ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1767225600"}
# What Python has compiled is kept, as on any machine of a writer.
_ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds, seconds of all processors, and megabytes."""

    wall: float
    cpu: float
    """Of user and system, of the command and the processes that it waited for."""
    peak: float
    """Of the largest of its processes."""


class FailedError(RuntimeError):
    """A command that was to be measured has failed."""


def run(command: Sequence[str], folder: Path) -> Run:
    """Run a command in a folder to its end. Raises FailedError."""
    started = time.perf_counter()
    with (folder / "output.txt").open("wb") as output:
        process = start(command, folder, output.fileno())
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        said = (folder / "output.txt").read_text(encoding="utf-8", errors="replace")
        raise FailedError(f"{' '.join(command)} in {folder} ended with {process.returncode}:\n{said[-2000:]}")
    # Linux counts in kilobytes, macOS in bytes.
    unit = 1_000_000 if sys.platform == "darwin" else 1_000
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def start(command: Sequence[str], folder: Path, output: int, **variables: str) -> subprocess.Popen[bytes]:
    """Start a command that writes both of its streams to one file; `variables` are of its environment."""
    environment = _ENVIRONMENT | variables
    return subprocess.Popen(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output
    )


def end(process: subprocess.Popen[bytes]) -> None:
    """End a server; what a shell starts in the background ignores the signal of Ctrl-C."""
    process.terminate()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
