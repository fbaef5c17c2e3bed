"""What to say when the system refuses to read or to write: one line, with the place and what to do."""

from __future__ import annotations

import os
from errno import (
    EACCES,
    EBUSY,
    EDQUOT,
    EEXIST,
    EFBIG,
    EIO,
    EISDIR,
    ELOOP,
    EMFILE,
    ENAMETOOLONG,
    ENFILE,
    ENOSPC,
    ENOTDIR,
    EPERM,
    EROFS,
)
from shlex import quote
from typing import TypeGuard

from ...core.findings import Fault

_SPACE = "free some space on that disk, and run this again"
_RIGHTS = 'type "ls -ld {path}" to see who may write there'
_FILES = 'allow more open files with "ulimit -n 4096", and run this again'
_FOLDER = "a file is where a folder has to be, or a folder where a file has to be"
_ADVICE = {
    ENOSPC: _SPACE,
    EDQUOT: _SPACE,
    EFBIG: _SPACE,
    EROFS: "that disk is read-only: mount it for writing, or work in a copy elsewhere",
    EACCES: _RIGHTS,
    EPERM: _RIGHTS,
    EMFILE: _FILES,
    ENFILE: _FILES,
    EIO: "that disk has an error: work in a copy elsewhere",
    ENOTDIR: _FOLDER,
    EISDIR: _FOLDER,
    EEXIST: _FOLDER,
    EBUSY: "another program uses it: close that, and run this again",
    ELOOP: "its links lead in a circle: correct one of them",
    ENAMETOOLONG: "give it a shorter name",
}
"""What to do about an error of the system, by its number; others are mistakes of a program."""


def is_told(error: BaseException) -> TypeGuard[OSError]:
    """Return whether an error is the system's, about which people can do something."""
    return isinstance(error, OSError) and error.errno in _ADVICE


def told(error: OSError, path: str = "") -> Fault:
    """Return what a command says of an error of the system; `path` is for one that names no file."""
    named = path or os.fsdecode(error.filename2 or error.filename or "")
    what = f'"{named}" cannot be read or written' if named else "the output cannot be written"
    return Fault(f"{what}: {error.strerror}", advice(error, named))


def advice(error: OSError, path: str) -> str:
    """Return what to do about an error of the system; empty for one that is not known."""
    return _ADVICE.get(error.errno or 0, "").replace("{path}", quote(path or "."))
