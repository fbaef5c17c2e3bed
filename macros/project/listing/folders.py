"""The files in the folder of pages, in the order in which MkDocs finds them, and what cannot be read there.

MkDocs follows links to folders, and passes over a folder that it may not open; a link to a folder above
itself it would follow without end.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from shlex import quote
from typing import NamedTuple

from ...content.settings import SetupError
from ...core.findings import Fault, Finding
from ...core.text import Location
from .. import texts
from .patterns import Matching

_RULE = "unreadable-file"


class Listing(NamedTuple):
    """What is below the folder of pages."""

    names: tuple[str, ...] = ()
    """Files by their paths below the folder, those of a folder before those of its subfolders."""
    left_out: tuple[str, ...] = ()
    """The same for files that are no part of the site."""
    faults: tuple[Finding, ...] = ()
    """Folders and names that cannot be read, so that nobody knows which pages there are."""


class _Folder(NamedTuple):
    path: str
    within: str
    """Below the folder of pages: empty, or with a slash at its end."""
    left: tuple[str, ...] = ()
    """The real folders from which links have led here."""


def listed(root: Path, docs: Path, is_out: Matching) -> Listing:
    """List the files; `is_out` is true for paths that are left out. Raises SetupError for an endless link."""
    names, out, faults = list[str](), list[str](), list[Finding]()
    above = texts.named(root, docs)[1]
    waiting = [_Folder(str(docs), "")]
    while waiting:
        folder = waiting.pop()
        try:
            entries = _entries(folder.path)
        except OSError as error:
            # Of a folder that is left out, nobody asks for the files.
            if not is_out(f"{folder.within}x.md"):
                faults.append(_closed(f"{above}/{folder.within}".rstrip("/"), error))
            continue
        entries = [entry for entry in entries if not _is_astray(entry, folder, above, is_out, faults)]
        folders = {entry.name: entry for entry in entries if _is_folder(entry)}
        for entry in entries:
            if entry.name not in folders:
                name = folder.within + entry.name
                (out if is_out(name) else names).append(name)
        inner = (_entered(folder, entry, above, is_out) for entry in reversed(folders.values()))
        waiting += filter(None, inner)
    return Listing(tuple(names), tuple(out), tuple(faults))


def uncopied(docs: Path, name: str) -> str:
    """Return why MkDocs cannot copy a file that is not a page; empty when it can."""
    path = os.path.join(docs, name)
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        return error.strerror or "it cannot be read"
    if not stat.S_ISREG(mode):
        return "it is a pipe, a socket or a device"
    return "" if os.access(path, os.R_OK) else "Permission denied"


def _entries(path: str) -> list[os.DirEntry[str]]:
    with os.scandir(path) as found:
        return sorted(found, key=lambda entry: entry.name)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        # A link that leads to itself.
        return False


def _is_astray(
    entry: os.DirEntry[str], folder: _Folder, above: str, is_out: Matching, faults: list[Finding]
) -> bool:
    """Report a name that is not UTF-8, which no page and no address can have."""
    if entry.name.isascii() or is_unicode(entry.name):
        return False
    shown = os.fsencode(entry.name).decode(errors="backslashreplace")
    if not is_out(f"{folder.within}{shown}"):
        place = Location(f"{above}/{folder.within}{shown}", 1, 1)
        faults.append(Finding(_RULE, place, "the name of this file is not UTF-8", "rename it"))
    return True


def is_unicode(name: str) -> bool:
    """Return whether a name is UTF-8 on the disk."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _entered(folder: _Folder, entry: os.DirEntry[str], above: str, is_out: Matching) -> _Folder | None:
    """Return a folder in another; None for a link without end to pages that are left out."""
    within = f"{folder.within}{entry.name}/"
    if not entry.is_symlink():
        return _Folder(entry.path, within, folder.left)
    left = (*folder.left, os.path.realpath(folder.path))
    target = os.path.realpath(entry.path)
    if not any(f"{one}/".startswith(f"{target.rstrip('/')}/") for one in left):
        return _Folder(entry.path, within, left)
    if is_out(f"{within}x.md"):
        return None
    message = "this link leads back to a folder that it is in, so that its pages never end"
    raise SetupError(Fault(message, "delete it", f"{above}/{folder.within}{entry.name}"))


def _closed(name: str, error: OSError) -> Finding:
    message = f"this folder cannot be read: {error.strerror}"
    is_forbidden = isinstance(error, PermissionError)
    hint = f'type "chmod u+rx {quote(name)}"' if is_forbidden else "fix the folder, or delete it"
    return Finding(_RULE, Location(name, 1, 1), message, hint)
