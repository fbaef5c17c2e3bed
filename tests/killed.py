"""Runs that are killed: at each step that they take on the disk, in turn."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

_STEPS = frozenset({"open", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.utime"})


def killed_at_each_step(run: Callable[[], object], folder: Path, *, every: int = 1) -> Iterator[int]:
    """Run a function in a process that is killed before its first step in a folder, its second, and so on.

    Yields the number of each step, after the process has ended; the last is that of a run to the end.
    `every` passes over some steps, where they are many.
    """
    last = 1
    while True:
        process = os.fork()
        if process == 0:
            _run(run, str(folder), last)
        _, status = os.waitpid(process, 0)
        yield last
        if not os.WIFSIGNALED(status):
            return
        last += every


def _run(run: Callable[[], object], folder: str, last: int) -> None:
    steps = 0

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal steps
        if event in _STEPS and any(
            isinstance(one, str | Path) and str(Path.cwd() / one).startswith(folder) for one in arguments
        ):
            is_reading = (
                event == "open" and isinstance(arguments[1], str) and not set(arguments[1]) & set("wax+")
            )
            steps += not is_reading
            if steps == last:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    try:
        run()
    finally:
        os._exit(0)


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, and return what it prints."""
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, capture_output=True, check=True, text=True
    )
    return done.stdout


def contents(folder: Path) -> dict[str, bytes]:
    """Return all files of a project but those of git and of the cache."""
    found = {
        path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()
    }
    return {
        name: path.read_bytes() for name, path in found.items() if not name.startswith((".git/", ".cache/"))
    }


def restore(folder: Path, files: Mapping[str, bytes]) -> None:
    """Give a project these files again, and no others."""
    for name in contents(folder).keys() - files.keys():
        (folder / name).unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    shutil.rmtree(folder / ".cache", ignore_errors=True)


def unfinished(folder: Path) -> list[str]:
    """Return the temporary files that are left in a folder."""
    return sorted(path.name for path in folder.rglob(".ibidem-*"))
