"""The cache: results of earlier runs, in files of a folder that can be deleted at any time.

The key of a value is a digest of everything that the value depends on. A file that is damaged, or written
by another version of this package or its libraries, is ignored; so is a folder that cannot be used.

A repository can bring a folder of this name along, whose values nobody has computed here. So a file is
believed only where it was written: its seal needs a secret of this user, and the place of the file.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import is_dataclass
from enum import Enum
from functools import cache
from hashlib import blake2b
from io import BytesIO
from pathlib import Path

import click

from . import secret
from .keeping import locks, unfinished
from .writing import put

FOLDER = unfinished.FOLDER
"""Where the files are, from the folder of a project."""
OFF = "IBIDEM_NO_CACHE"
"""The environment variable that, set to anything, keeps a run from reading and writing the cache."""

_PACKAGE = Path(__file__).resolve().parent.parent
_SIZE = blake2b().digest_size
# What reading raises where a file is gone, and what unpickling does where values are not of this version.
_UNREADABLE = (
    *(OSError, EOFError, MemoryError, RecursionError, pickle.UnpicklingError),
    *(ArithmeticError, AttributeError, ImportError, LookupError, TypeError, ValueError),
)


@contextmanager
def without_collection() -> Iterator[None]:
    """Switch the garbage collector off while values without cycles are made: it takes a quarter more time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def load(file: Path) -> Mapping[str, object]:
    """Return the values that a file holds, by their keys; empty when the file cannot be used."""
    if not (_is_usable(file) and file.is_file()):
        return {}
    try:
        content = file.read_bytes()
        if content[:_SIZE] == _seal(content[_SIZE:], file):
            values: object = _Values(BytesIO(content[_SIZE:])).load()
            return values if isinstance(values, dict) and all(isinstance(key, str) for key in values) else {}
    except _UNREADABLE:
        pass
    return {}


def save(file: Path, values: Mapping[str, object]) -> None:
    """Replace a file in one step, so that runs at the same time do no harm; a failure is ignored.

    While another run saves, this one saves nothing.
    """
    if not _is_usable(file):
        return
    content = pickle.dumps(dict(values), pickle.HIGHEST_PROTOCOL)
    with suppress(OSError):
        unfinished.ignored(file.parent)
        with locks.if_free(file.parent) as is_free:
            if is_free:
                unfinished.sweep_beside(file.parent)
                put(file, _seal(content, file) + content)


def _is_usable(file: Path) -> bool:
    """Return whether a run may use a file: links in a repository could lead it anywhere."""
    if os.environ.get(OFF) or not secret.of_user(file.parents[unfinished.DEPTH]):
        return False
    return not unfinished.has_links(file)


class _Values(pickle.Unpickler):
    """Makes values of this package only: a file of the cache may have been changed to load other code."""

    def find_class(self, module_name: str, global_name: str, /) -> object:
        if module_name.partition(".")[0] == __name__.partition(".")[0]:
            found: object = super().find_class(module_name, global_name)
            if isinstance(found, type) and (is_dataclass(found) or issubclass(found, (Enum, tuple))):
                return found
        raise pickle.UnpicklingError(f"{module_name}.{global_name} is not a value")


def _seal(content: bytes, file: Path) -> bytes:
    place = os.fsencode(os.path.realpath(file))
    key = blake2b(_version() + secret.of_user(file.parents[unfinished.DEPTH]) + place).digest()
    return blake2b(content, key=key).digest()


@cache
def _version() -> bytes:
    """Return a digest of the code of this package and its words for readers, of its libraries, of Python."""
    files = sorted((*_PACKAGE.rglob("*.py"), *_PACKAGE.rglob("languages/*.yml")))
    sources = (path.read_bytes() for path in files)
    libraries = os.listdir(Path(click.__file__).parent.parent)  # noqa: PTH208  a name for each is enough
    named = "\n".join([sys.version, *sorted(name for name in libraries if name.endswith(".dist-info"))])
    digest = blake2b(named.encode())
    for source in sources:
        digest.update(source)
    return digest.digest()
