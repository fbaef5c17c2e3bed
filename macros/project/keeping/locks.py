"""Locks: one run at a time changes what is below a folder, and the others wait.

The lock is the system's, and on the folder itself: it leaves no file, and ends with its process, however that
ends. Windows locks no folder, nor do some network drives; there it is on a file in the system's folder for
temporary files. Where that cannot be locked either, a run goes on without a lock: what it changes is still
compared before.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
    try:
        descriptor = _locked(name)
    except BlockingIOError:
        yield False
        return
    _held.add(name)
    try:
        yield True
    finally:
        _held.remove(name)
        if descriptor is not None:
            os.close(descriptor)


def _locked(folder: str) -> int | None:
    """Open and lock a folder, or its file; None where neither can be locked. Raises BlockingIOError."""
    name = blake2b(folder.encode(errors="surrogateescape"), digest_size=16).hexdigest()
    file = f"{tempfile.gettempdir()}/ibidem-{name}.lock"
    for place, flags in ((folder, os.O_RDONLY), (file, os.O_RDWR | os.O_CREAT)):
        try:
            descriptor = os.open(place, flags, 0o666)
        except OSError:
            continue
        try:
            _take(descriptor)
        except OSError as error:
            os.close(descriptor)
            if isinstance(error, BlockingIOError):
                raise
        else:
            return descriptor
    return None
