"""Copies of sources, which are kept for whoever checks them, and are published nowhere.

They are private: git never takes them, and nobody else on the machine can read them. The name of each is the
digest of its bytes, so a copy that is damaged is as good as none, however that came about.
"""

from __future__ import annotations

import re
from errno import ELOOP
from hashlib import sha256
from pathlib import Path

from ...core.model import CopyState
from .. import texts, writing
from ..keeping import locks

FOLDER = ".evidence"
_NAMES = b"*\n"
_DIGEST = re.compile(r"[0-9a-f]{64}")


def digest(content: bytes) -> str:
    """Return the name of a copy: what `sha256sum` prints for it."""
    return sha256(content).hexdigest()


def keep(root: Path, content: bytes) -> str:
    """Keep a copy, and return its digest. Raises OSError; the lock of the project is held for this moment."""
    name = digest(content)
    if kept(root, name) is None:
        with locks.alone(root, lambda: None):
            writing.put(_folder(root) / name, content, root)
    return name


def note(root: Path, name: str, content: str) -> Path:
    """Write a text beside the copies, as private as they are, and return its path. Raises OSError."""
    with locks.alone(root, lambda: None):
        path = _folder(root) / name
        writing.put(path, content.encode(), root)
    return path


def _folder(root: Path) -> Path:
    """Make the folder of copies, which git ignores before anything else is in it."""
    folder = root / FOLDER
    if folder.is_symlink():
        raise OSError(ELOOP, "it is a link, which leads elsewhere", FOLDER)
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)
    ignored = folder / ".gitignore"
    # Git follows no link of this name.
    if ignored.is_symlink() or not writing.has(ignored, _NAMES):
        writing.put(ignored, _NAMES, root)
    return folder


def kept(root: Path, name: str) -> bytes | None:
    """Return the copy with a digest, or None where there is none with these bytes."""
    path = root / FOLDER / name
    if not _DIGEST.fullmatch(name) or path.is_symlink():
        return None
    try:
        content = texts.raw(path)
    except OSError:
        return None
    return content if digest(content) == name else None


def copy_state(root: Path, name: str) -> CopyState:
    """Return what there is of the copy with a digest."""
    if not _DIGEST.fullmatch(name) or not (root / FOLDER / name).is_file():
        return CopyState.MISSING
    return CopyState.ALTERED if kept(root, name) is None else CopyState.HERE
