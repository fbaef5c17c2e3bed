"""The only module that writes to the disk: a file is written whole, or stays as it was."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from errno import EEXIST, EISDIR, ENOTDIR
from pathlib import Path
from shlex import quote

from ..core.findings import Fault, FaultError
from ..core.originals import Original
from ..core.text import Text

_UNCHANGED = "nothing is changed"
_UNWRITTEN = "nothing is written"


class WritingError(FaultError):
    """A file cannot be written; the fault says what has changed."""


def original(root: Path, text: Text) -> Original:
    """Read a file again, with its line ends, for an edit. Raises WritingError when its text has changed."""
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
    prepared, written = list[tuple[str, Path, Path]](), list[str]()
    path = ""
    try:
        with ExitStack() as temporaries:
            for file in files:
                path, target = file.path, (root / file.path).resolve()
                temporary = temporaries.enter_context(_prepared(target, file.raw.encode()))
                shutil.copymode(target, temporary)
                with temporary.open("ab") as opened:
                    os.fsync(opened.fileno())
                prepared.append((path, temporary, target))
            for path, temporary, target in prepared:
                temporary.replace(target)
                written.append(path)
    except OSError as error:
        changed = f"changed are: {', '.join(written)}" if written else _UNCHANGED
        raise WritingError(Fault(f"{path} cannot be written: {error.strerror}", changed)) from error


def write_new(path: Path, content: str) -> None:
    """Write a file that does not exist, whole or not at all. Raises OSError."""
    if path.exists() or path.is_symlink():
        raise FileExistsError(EEXIST, os.strerror(EEXIST), str(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), error.filename) from error
    put(path, content.encode())


def put_all(root: Path, contents: Mapping[str, str]) -> tuple[str, ...]:
    """Write files below a folder, all or none, and return those that were not there in this form.

    Raises WritingError.
    """
    encoded = {path: content.encode() for path, content in contents.items()}
    changed = tuple(path for path, content in encoded.items() if not _has(root / path, content))
    path = ""
    try:
        with ExitStack() as temporaries:
            prepared = list[tuple[Path, Path]]()
            for path in changed:
                target = root / path
                if target.is_dir():
                    raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
                target.parent.mkdir(parents=True, exist_ok=True)
                prepared.append((temporaries.enter_context(_prepared(target, encoded[path])), target))
            for temporary, target in prepared:
                temporary.replace(target)
    except OSError as error:
        raise WritingError(Fault(f"{root / path} cannot be written: {error.strerror}", _UNCHANGED)) from error
    return changed


def _has(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def write_all_new(root: Path, files: Mapping[str, str]) -> None:
    """Write files that do not exist, all or none, below a folder that may not exist. Raises WritingError."""
    if there := sorted({path for name in files for path in _in_the_way(root, name)}):
        kind = "is there already" if len(there) == 1 else "are there already"
        message = f"{', '.join(there)} {kind}"
        raise WritingError(Fault(message, "nothing is written: name another folder"))
    path = ""
    try:
        with ExitStack() as undo:
            for path, content in files.items():
                target = root / path
                for folder in reversed([one for one in target.parents if not os.path.lexists(one)]):
                    folder.mkdir()
                    undo.callback(_removed, folder.rmdir)
                put(target, content.encode())
                undo.callback(_removed, target.unlink)
            undo.pop_all()
    except OSError as error:
        raise WritingError(Fault(f"{root / path} cannot be written: {error.strerror}", _UNWRITTEN)) from error


def _in_the_way(root: Path, name: str) -> Iterator[str]:
    """Yield a file that is where a new one, or a folder for it, has to be."""
    above = [root / name, *(root / name).parents][: name.count("/") + 2]
    for path in above:
        if os.path.lexists(path):
            if path == root / name or not path.is_dir():
                yield path.as_posix()
            return


def _removed(remove: Callable[[], None]) -> None:
    with suppress(OSError):
        remove()


def put(path: Path, content: bytes) -> None:
    """Replace a file whole, or leave it as it was. Raises OSError."""
    with _prepared(path, content) as temporary:
        temporary.replace(path)


def put_private(path: Path, content: bytes) -> None:
    """Write a file that nobody else can read, whole, unless it is there. Raises OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _prepared(path, b"") as temporary:
        temporary.chmod(0o600)
        temporary.write_bytes(content)
        # Of two runs at once, both keep the file of the first.
        os.link(temporary, path)


@contextmanager
def _prepared(path: Path, content: bytes) -> Iterator[Path]:
    """Write a temporary file beside another, and delete it unless it has been renamed."""
    temporary = path.with_name(f".ibidem-{os.urandom(8).hex()}.tmp")
    try:
        temporary.write_bytes(content)
        yield temporary
    finally:
        with suppress(OSError):
            temporary.unlink()


def _refuse_protected(root: Path, paths: Sequence[str]) -> None:
    """Raise WritingError for write-protected files: a renamed file would replace them all the same."""
    named = [path for path in paths if (root / path).exists() and not os.access(root / path, os.W_OK)]
    if named:
        typed = " ".join(map(quote, named))
        kind = "is write-protected" if len(named) == 1 else "are write-protected"
        raise WritingError(Fault(f"{', '.join(named)} {kind}", f'{_UNCHANGED}; type "chmod u+w {typed}"'))
