"""The only writing to the disk: every file whole, or as it was."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from shlex import quote

from .findings import Fault, FaultError
from .originals import Original
from .text import Text

_UNCHANGED = "nothing is changed"


class WritingError(FaultError):
    """A file cannot be written; the fault says what has changed."""


def original(root: Path, text: Text) -> Original:
    """Read a file again as it stands, for an edit of its text. Raises WritingError."""
    try:
        found = Original(text.path, (root / text.path).read_bytes().decode())
    except (OSError, UnicodeDecodeError) as error:
        raise WritingError(Fault(f"{text.path} cannot be read any more: {error}", _UNCHANGED)) from error
    if found.text != text:
        raise WritingError(Fault(f"{text.path} was changed while this ran", f"{_UNCHANGED}, run it again"))
    return found


def write(root: Path, files: Sequence[Original]) -> None:
    """Prepare every file next to the one that it replaces, then rename each. Raises WritingError."""
    _refuse_protected(root, [file.path for file in files])
    prepared = list[tuple[str, Path]]()
    written = list[str]()
    path = ""
    try:
        for file in files:
            path = file.path
            prepared.append((path, _prepared((root / path).resolve(), file.raw)))
        for path, temporary in prepared:
            temporary.replace((root / path).resolve())
            written.append(path)
    except OSError as error:
        for _, temporary in prepared:
            temporary.unlink(missing_ok=True)
        changed = f"changed are: {', '.join(written)}" if written else _UNCHANGED
        raise WritingError(Fault(f"{path} cannot be written: {error.strerror}", changed)) from error


def _refuse_protected(root: Path, paths: Sequence[str]) -> None:
    """Raise WritingError for files that may not be written, which renaming would not mind."""
    named = [path for path in paths if (root / path).exists() and not os.access(root / path, os.W_OK)]
    if named:
        typed = " ".join(map(quote, named))
        kind = "is write-protected" if len(named) == 1 else "are write-protected"
        raise WritingError(Fault(f"{', '.join(named)} {kind}", f'{_UNCHANGED}; type "chmod u+w {typed}"'))


def _prepared(target: Path, raw: str) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw.encode())
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(target, temporary)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary
