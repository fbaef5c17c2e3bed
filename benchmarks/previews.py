"""Previews: how long after a page is saved its new text is served, and whether it is the right one."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from . import processes, tasks

_PATIENCE = 300.0
# What MkDocs adds to each page that it serves, which counts the builds; and where it serves.
_OWN = re.compile(r"livereload\(\d+, \d+\)|127\.0\.0\.1:\d+")


@dataclass(frozen=True, slots=True)
class Preview:
    """What a writer waited for."""

    seconds: tuple[float, ...]
    """From each save until the page was served anew."""
    differences: tuple[str, ...]
    """The addresses that a preview from nothing serves otherwise."""


def measured(project: Path, edits: int) -> Preview:
    """Edit a page of a project while it is previewed, again and again."""
    with _serving(project, "--dirty") as home:
        waits = []
        for _ in range(edits):
            page, word = tasks.edit(project)
            started, address = time.perf_counter(), _address(project, page)
            _until(word, home + address)
            waits.append(time.perf_counter() - started)
        # The list of so many sources is divided, and one part has the sentence.
        parts = [f"sources/{part}" for part in json.loads(_read(f"{home}sources/keys.json"))]
        _until(word, *(home + part for part in parts))
        pages = [_address(project, page) for page in sorted((project / "docs").rglob("*.md"))]
        addresses = [*pages, *parts]
        partial = [_read(home + each) for each in addresses]
    with _serving(project) as home:
        whole = [_read(home + each) for each in addresses]
    compared = zip(addresses, partial, whole, strict=True)
    return Preview(tuple(waits), tuple(address for address, one, other in compared if one != other))


def _address(project: Path, page: Path) -> str:
    name = page.relative_to(project / "docs").with_suffix("").as_posix()
    return "" if name == "index" else f"{name}/"


def _until(word: str, *addresses: str) -> None:
    started = time.perf_counter()
    while not any(word in _read(address) for address in addresses):
        time.sleep(0.02)
        if time.perf_counter() - started > _PATIENCE:
            raise processes.FailedError(f"{word} is not served at {addresses[0]}")


@contextmanager
def _serving(project: Path, *options: str) -> Iterator[str]:
    """Serve a project; yield its address when it is built."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{probe.getsockname()[1]}"
    command: Sequence[str] = (sys.executable, "-m", "mkdocs", "serve", "--dev-addr", place, *options)
    with (project / "served.txt").open("wb") as output:
        # Its site is below the project, which is deleted in the end: a server that is ended leaves it.
        process = processes.start(command, project, output.fileno(), TMPDIR=str(project))
        try:
            home = f"http://{place}/"
            _wait(home, process)
            yield home
        finally:
            processes.end(process)


def _wait(home: str, process: subprocess.Popen[bytes]) -> None:
    started = time.perf_counter()
    while process.poll() is None and time.perf_counter() - started < _PATIENCE:
        try:
            _read(home)
        except URLError:
            time.sleep(0.2)
        else:
            return
    raise processes.FailedError(f"nothing is served at {home}")


def _read(address: str) -> str:
    """Return what is served, without what differs from server to server."""
    with urlopen(address, timeout=_PATIENCE) as answer:
        return _OWN.sub("", answer.read().decode())
