"""Temporary files: a file is written beside the others of its kind, and then renamed into its place.

Those of a project are in one folder, which git ignores on every site, so that a run that is killed leaves
nothing in the way, and the next one sweeps them up. Where that folder cannot be used, they are beside the
file that each replaces.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EXDEV
from pathlib import Path

from . import locks

FOLDER = ".cache/ibidem"
"""Where we keep what can be deleted at any time, from the folder of a project."""
_UNFINISHED = "unfinished"
DEPTH = 2
"""How many folders are between the folder of a project and a file in ours."""
_START, _END = ".ibidem-", ".tmp"


def ignored(folder: Path) -> None:
    """Make a folder that git ignores, in every project. Raises OSError.

    What is there in place of its list of names stays: a repository can bring a link along, to any file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    names = folder / ".gitignore"
    try:
        with names.open("x", encoding="utf-8") as made:
            made.write("*\n")
    except FileExistsError:
        return
    except OSError:
        with suppress(OSError):
            names.unlink()
        raise


def has_links(file: Path) -> bool:
    """Return whether a file in our folder, or a folder on the way to it, is a link, which leads anywhere."""
    return any(path.is_symlink() for path in (file, *file.parents[:DEPTH]))


@contextmanager
def room(root: Path | None) -> Iterator[Path | None]:
    """Give the folder for temporary files of a project, or None where there can be none.

    Whoever uses it holds the lock of the project.
    """
    above = root / FOLDER if root else None
    if above is None or has_links(above / _UNFINISHED):
        yield None
        return
    was_there = above.is_dir()
    folder: Path | None = above / _UNFINISHED
    try:
        ignored(above)
        (above / _UNFINISHED).mkdir(exist_ok=True)
    except OSError:
        folder = None
    try:
        yield folder
    finally:
        _remove(above, was_there=was_there)


def _remove(above: Path, *, was_there: bool) -> None:
    with suppress(OSError):
        (above / _UNFINISHED).rmdir()
        if not was_there and os.listdir(above) == [".gitignore"]:  # noqa: PTH208  the names are all it needs
            (above / ".gitignore").unlink()
            above.rmdir()
            above.parent.rmdir()


@contextmanager
def prepared(path: Path, content: bytes, folder: Path | None = None) -> Iterator[Path]:
    """Write a temporary file, beside another or in a folder, and delete it unless it has been renamed."""
    temporary = (folder or path.parent) / f"{_START}{os.urandom(8).hex()}{_END}"
    try:
        temporary.write_bytes(content)
        yield temporary
    finally:
        with suppress(OSError):
            temporary.unlink()


def into_place(temporary: Path, path: Path) -> None:
    """Rename a temporary file to the file that it replaces, which may be on another disk. Raises OSError."""
    try:
        temporary.replace(path)
    except OSError as error:
        if error.errno != EXDEV:
            raise
        sweep_beside(path.parent)
        with prepared(path, temporary.read_bytes()) as beside:
            shutil.copymode(temporary, beside)
            beside.replace(path)


def sweep(root: Path) -> int:
    """Delete the temporary files of runs that were killed; return how many. The caller holds the lock."""
    folder = root / FOLDER / _UNFINISHED
    return 0 if has_links(folder) else _swept(folder)


def sweep_beside(folder: Path) -> int:
    """Delete the temporary files that are in a folder of other files. The caller holds the lock."""
    return _swept(folder)


def sweep_if_free(root: Path) -> None:
    """Delete the temporary files of runs that were killed, unless a run is changing the project."""
    folder = root / FOLDER / _UNFINISHED
    if folder.is_dir() and not has_links(folder):
        with locks.if_free(root) as is_free:
            if is_free:
                _swept(folder)
                with suppress(OSError):
                    folder.rmdir()


def _swept(folder: Path) -> int:
    swept = 0
    for path in folder.glob(f"{_START}*{_END}"):
        with suppress(OSError):
            path.unlink()
            swept += 1
    return swept
