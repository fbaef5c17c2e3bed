"""Locks: one run at a time changes what is below a folder, and the others wait.

The lock is the system's: on the folder itself, and on a file in the system's folder for temporary files,
which goes with the lock. The lock ends with its process, however that ends. The file is for a folder that is
yet to be made, such as that of a first build, and for Windows and some network drives, which lock no folder.
Where neither can be locked, a run goes on without a lock: what it changes is still compared before.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

_PAUSE = 0.02
_QUIET = 1.0
"""How many seconds a run waits before it says so."""

if sys.platform == "win32":  # pragma: no cover  no test runs there
    import msvcrt

    def _take(descriptor: int) -> None:
        """Lock a file. Raises BlockingIOError when it is locked, and OSError when it cannot be."""
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError from error

else:
    import fcntl

    def _take(descriptor: int) -> None:
        """Lock a folder or a file. Raises BlockingIOError when it is locked, OSError when it cannot be."""
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_held = set[str]()
"""The folders whose locks this process holds; what runs within has them already."""


@contextmanager
def alone(folder: Path, waits: Callable[[], object]) -> Iterator[None]:
    """Wait until no other run holds the lock of a folder, and hold it; call `waits` after a second."""
    began, is_told = time.monotonic(), False
    while True:
        with if_free(folder) as is_free:
            if is_free:
                yield
                return
        if not is_told and time.monotonic() - began > _QUIET:
            waits()
            is_told = True
        time.sleep(_PAUSE)


@contextmanager
def if_free(folder: Path) -> Iterator[bool]:
    """Hold the lock of a folder, and give True; give False when another run holds it."""
    name = os.path.realpath(folder)
    if name in _held:
        yield True
        return
    with ExitStack() as kept:
        is_free = all(_lock(place, flags, kept) for place, flags in _places(name))
        if is_free:
            _held.add(name)
            kept.callback(_held.remove, name)
        yield is_free


def _places(folder: str) -> tuple[tuple[Path, int], ...]:
    """Name what stands for a folder: itself, and a file of its own; each with the flags to open it."""
    name = blake2b(folder.encode(errors="surrogateescape"), digest_size=16).hexdigest()
    file = Path(tempfile.gettempdir(), f"ibidem-{name}.lock")
    return (Path(folder), os.O_RDONLY), (file, os.O_RDWR | os.O_CREAT)


def _lock(place: Path, flags: int, kept: ExitStack) -> bool:
    """Lock one place until `kept` ends; False where another run holds it, True where nothing can be locked.

    A file that the last run has just removed is no lock: another run may hold its successor already.
    """
    try:
        descriptor = os.open(place, flags, 0o666)
    except OSError:
        return True
    kept.callback(os.close, descriptor)
    try:
        _take(descriptor)
        is_there = os.path.samestat(os.fstat(descriptor), place.stat())
    except OSError as error:
        return not isinstance(error, BlockingIOError | FileNotFoundError)
    if is_there and flags & os.O_CREAT:
        kept.callback(_remove, place)
    return is_there


def _remove(file: Path) -> None:
    """Remove the file of a lock; Windows keeps what is open."""
    with suppress(OSError):
        file.unlink()
