"""The secret of a user, by which a run knows what an earlier run of this user has written on this machine."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

from .writing import put_private

_SIZE = 32
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def of_user(root: Path) -> bytes:
    """Return the secret, which is made where there is none; empty where none can be kept from a project.

    `root` is the folder of the project: a secret in its repository is none.
    """
    file = _file()
    top = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
    if file is None or file.is_relative_to(os.path.realpath(top)):
        return b""
    return _known(file)


@cache
def _known(file: Path) -> bytes:
    if not file.exists():
        with suppress(OSError):
            put_private(file, os.urandom(_SIZE))
    return _read(file)


def _read(file: Path) -> bytes:
    """Return what the file holds, if nobody else can have read or written the file."""
    try:
        found, content = file.stat(), file.read_bytes()
    except OSError:
        return b""
    is_private = os.name != "posix" or (found.st_uid == os.getuid() and not found.st_mode & _OTHERS)
    return content if is_private and len(content) == _SIZE else b""


def _file() -> Path | None:
    """Return where the secret is; None for a user without a folder."""
    named = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA", "")
    try:
        own = Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")
    except RuntimeError:
        return None
    folder = Path(named) if os.path.isabs(named) else own  # noqa: PTH117  an empty name is a path too
    return Path(os.path.realpath(folder)) / "ibidem" / "secret"
