"""Writing files that are not there yet: of none of them a run that fails leaves a part."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from errno import EEXIST, ENOTDIR
from pathlib import Path

from ...core.findings import Fault
from .. import writing
from ..writing import WritingError
from . import refusals, unfinished

_UNWRITTEN = "nothing is written"


def write_new(root: Path, path: str, content: str) -> None:
    """Write a file of a project that does not exist, whole or not at all. Raises OSError."""
    target = root / path
    if target.exists() or target.is_symlink():
        raise FileExistsError(EEXIST, os.strerror(EEXIST), str(target))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), error.filename) from error
    writing.put(target, content.encode(), root)


def write_all_new(root: Path, files: Mapping[str, str]) -> None:
    """Write files that do not exist, all or none, below a folder that may not exist. Raises WritingError.

    Where some of them are there in this very form, an earlier run was killed, and this one finishes its work.
    """
    missing = {
        path: content for path, content in files.items() if not writing.has(root / path, content.encode())
    }
    if there := sorted({path for name in (missing or files) for path in _in_the_way(root, name)}):
        kind = "is there already" if len(there) == 1 else "are there already"
        message = f"{', '.join(there)} {kind}"
        raise WritingError(Fault(message, f"{_UNWRITTEN}: name another folder"))
    path = ""
    try:
        with ExitStack() as undo:
            for path, content in missing.items():
                target = root / path
                for folder in reversed([one for one in target.parents if not os.path.lexists(one)]):
                    folder.mkdir()
                    undo.callback(writing.quietly, folder.rmdir)
                unfinished.sweep_beside(target.parent)
                writing.put(target, content.encode())
                undo.callback(writing.quietly, target.unlink)
            undo.pop_all()
    except OSError as error:
        message = f"{root / path} cannot be written: {error.strerror}"
        hint = "; ".join(filter(None, (_UNWRITTEN, refusals.advice(error, str(root)))))
        raise WritingError(Fault(message, hint)) from error


def _in_the_way(root: Path, name: str) -> Iterator[str]:
    """Yield a file that is where a new one, or a folder for it, has to be."""
    above = [root / name, *(root / name).parents][: name.count("/") + 2]
    for path in above:
        if os.path.lexists(path):
            if path == root / name or not path.is_dir():
                yield path.as_posix()
            return
