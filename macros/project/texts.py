"""Reading files as texts, or as findings that say why they cannot be read."""

from __future__ import annotations

import os
import posixpath
import stat
from collections.abc import Iterable
from errno import EINVAL
from pathlib import Path
from shlex import quote

from ..core.findings import Finding
from ..core.shown import shown
from ..core.text import Location, Text, normalized

File = tuple[str, str]
"""The path of a file, and its name in findings."""
Texts = tuple[tuple[Text, ...], tuple[Finding, ...]]
"""The texts of files, and the findings of those that cannot be read."""


Stamp = tuple[int, int]
"""The time and the size of a file."""


def read_all(files: Iterable[File]) -> Texts:
    """Read some files: return their texts, and the findings on those that cannot be read."""
    found = [read(path, name) for path, name in files]
    faults = tuple(one for one in found if isinstance(one, Finding))
    return tuple(one for one in found if isinstance(one, Text)), faults


def named(root: Path, path: Path) -> File:
    """Name a file as findings do: relative to the root."""
    return str(path), Path(os.path.relpath(path, root)).as_posix()


def stamp(path: Path) -> Stamp | None:
    """Return the stamp of a file, by which a change shows; None without a file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def read(path: str, name: str) -> Text | Finding:
    """Read a file, or return the finding that says why it cannot be read as text."""
    place = Location(name, 1, 1)
    try:
        content = raw(Path(path))
        return normalized(name, content.decode())
    except FileNotFoundError:
        message, hint = "this file does not exist", "create it, or name the right one in mkdocs.yml"
        if Path(path).is_symlink():
            message, hint = "this link leads to no file", "delete it, or let it lead to a file"
    except OSError as error:
        is_forbidden = isinstance(error, PermissionError)
        message = f"this file cannot be read: {error.strerror}"
        hint = _allowing(path, name) if is_forbidden else "put a text file in its place"
    except UnicodeDecodeError as error:
        readable = normalized(name, content[: error.start].decode())
        place = readable.location(len(readable.content))
        message = f"the byte 0x{content[error.start]:02x} here is not UTF-8"
        hint = "save the file in the encoding UTF-8"
    return Finding("unreadable-file", place, message, hint)


def raw(path: Path) -> bytes:
    """Read a file. Raises OSError for a pipe, which would be waited for, and for a device without end."""
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise OSError(EINVAL, "it is a pipe, a socket or a device")
    return path.read_bytes()


def _allowing(path: str, name: str) -> str:
    """Say what to type, so that a file can be read: for its folder, where that cannot be entered."""
    folder = posixpath.dirname(name)
    if folder and not os.access(Path(path).parent, os.X_OK):
        return f'type "chmod u+rx {shown(quote(folder))}"'
    return f'type "chmod u+r {shown(quote(name))}"'
