"""The only module that writes to the disk: a file is written whole, or stays as it was."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from errno import EISDIR
from pathlib import Path
from shlex import quote

from ..core.findings import Fault, FaultError
from ..core.originals import Original
from ..core.text import Text
from .keeping import refusals, unfinished

_UNCHANGED = "nothing is changed"
Change = tuple[Original, Original]
"""A file as it was read, and as it is to be."""


class WritingError(FaultError):
    """A file cannot be written; the fault says what has changed."""


def original(root: Path, text: Text) -> Original:
    """Read a file again, with its line ends, for an edit. Raises WritingError when its text has changed."""
    try:
        found = Original(text.path, (root / text.path).read_bytes().decode())
    except (OSError, UnicodeDecodeError) as error:
        raise WritingError(Fault(f"{text.path} cannot be read any more: {error}", _UNCHANGED)) from error
    if found.text != text:
        raise _changed_meanwhile(text.path)
    return found


def write(root: Path, changes: Sequence[Change]) -> None:
    """Change files of a project, all or none. Raises WritingError.

    Each is prepared, compared with what it was when it was read, since an editor may save it at any time, and
    then renamed. The caller holds the lock of the project.
    """
    _refuse_protected(root, [new.path for _, new in changes])
    with _said(_UNCHANGED) as at, unfinished.room(root) as folder, ExitStack() as stack:
        prepared = list[tuple[Change, Path, Path]]()
        for change in changes:
            at.append(change[1].path)
            target = (root / change[1].path).resolve()
            temporary = stack.enter_context(
                unfinished.prepared(target, change[1].raw.encode(), folder or target.parent)
            )
            shutil.copymode(target, temporary)
            _flush(temporary)
            prepared.append((change, temporary, target))
        for change, _, target in prepared:
            at.append(change[0].path)
            _compare(change[0], target)
        with _undoing() as replace:
            for change, temporary, target in prepared:
                at.append(change[0].path)
                _compare(change[0], target)
                replace(temporary, target)


def _flush(path: Path) -> None:
    with path.open("ab") as opened:
        os.fsync(opened.fileno())


def _compare(before: Original, target: Path) -> None:
    if target.read_bytes() != before.raw.encode():
        raise _changed_meanwhile(before.path)


def _changed_meanwhile(path: str) -> WritingError:
    return WritingError(Fault(f"{path} was changed while this ran", f"{_UNCHANGED}, run it again"))


@contextmanager
def _said(done: str, root: Path = Path()) -> Iterator[list[str]]:
    """Say in a WritingError what the system refuses; the last of the listed paths is the one it is about."""
    at = [""]
    try:
        yield at
    except OSError as error:
        path = str(root / at[-1]) if root != Path() else at[-1]
        hint = "; ".join(filter(None, (done, refusals.advice(error, path))))
        message = f"{path} cannot be written: {error.strerror}"
        raise WritingError(Fault(message, hint)) from error


@contextmanager
def _undoing() -> Iterator[Callable[[Path, Path], None]]:
    """Give a function that renames a temporary file into its place; when one fails, undo all of them."""
    with ExitStack() as kept, ExitStack() as undo:

        def replace(temporary: Path, target: Path) -> None:
            saved = temporary.with_name(f"{temporary.name.removesuffix('.tmp')}-before.tmp")
            if target.exists():
                _copy(target, saved)
                kept.callback(quietly, saved.unlink)
                undo.callback(quietly, lambda: unfinished.into_place(saved, target))
            else:
                undo.callback(quietly, target.unlink)
            unfinished.into_place(temporary, target)

        yield replace
        undo.pop_all()


def _copy(path: Path, saved: Path) -> None:
    """Keep a file under a second name, which costs no space where the disk allows that."""
    try:
        os.link(path, saved)
    except OSError:
        shutil.copy2(path, saved)


def quietly(do: Callable[[], object]) -> None:
    """Do what may fail without harm, such as to delete a file that is gone."""
    with suppress(OSError):
        do()


def put(path: Path, content: bytes, root: Path | None = None) -> None:
    """Replace a file whole, or leave it as it was. Raises OSError.

    `root` is the folder of the project, whose lock the caller holds then.
    """
    with unfinished.room(root) as folder, unfinished.prepared(path, content, folder) as temporary:
        unfinished.into_place(temporary, path)


def put_all(folder: Path, contents: Mapping[str, str], root: Path | None = None) -> tuple[str, ...]:
    """Write files below a folder, all or none, and return those that were not there in this form.

    `root` is the folder of the project. Raises WritingError.
    """
    encoded = {path: content.encode() for path, content in contents.items()}
    changed = tuple(path for path, content in encoded.items() if not has(folder / path, content))
    with _said(_UNCHANGED, folder) as at, unfinished.room(root) as within, ExitStack() as stack:
        prepared = list[tuple[Path, Path]]()
        for path in changed:
            at.append(path)
            target = folder / path
            if target.is_dir():
                raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
            target.parent.mkdir(parents=True, exist_ok=True)
            temporary = stack.enter_context(unfinished.prepared(target, encoded[path], within))
            prepared.append((temporary, target))
        with _undoing() as replace:
            for path, (temporary, target) in zip(changed, prepared, strict=True):
                at.append(path)
                replace(temporary, target)
    return changed


def has(path: Path, content: bytes) -> bool:
    """Return whether a file is there in this very form."""
    return path.is_file() and path.read_bytes() == content


def put_private(path: Path, content: bytes) -> None:
    """Write a file that nobody else can read, whole, unless it is there. Raises OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with unfinished.prepared(path, b"", path.parent) as temporary:
        temporary.chmod(0o600)
        temporary.write_bytes(content)
        # Of two runs at once, both keep the file of the first.
        os.link(temporary, path)


def _refuse_protected(root: Path, paths: Sequence[str]) -> None:
    """Raise WritingError for write-protected files: a renamed file would replace them all the same."""
    named = [path for path in paths if (root / path).exists() and not os.access(root / path, os.W_OK)]
    if named:
        typed = " ".join(map(quote, named))
        kind = "is write-protected" if len(named) == 1 else "are write-protected"
        raise WritingError(Fault(f"{', '.join(named)} {kind}", f'{_UNCHANGED}; type "chmod u+w {typed}"'))
