"""The last site stays until the next is whole: a build renders into a room within the folder of the site.

The room is within that folder, since only there files can be renamed into it on every disk, and since the
folder itself has to stay: it may be a link or a mount, or a server may have it open.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from dataclasses import replace as replaced
from functools import partial
from pathlib import Path

from . import unfinished

_ROOM = ".ibidem-build"
_NEW, _OLD = "new", "old"


@dataclass(frozen=True, slots=True)
class Room:
    """A room for the next site of a folder."""

    site: Path
    began: int
    """The time of the disk when the room was made."""
    is_first: bool
    """Whether the folder of the site was made for this room."""

    @property
    def new(self) -> Path:
        """The folder to render into; it does not exist until something is rendered."""
        return new(self.site)


def new(site: Path) -> Path:
    """Return the folder to render into, before there is a room."""
    return site / _ROOM / _NEW


def site(folder: Path) -> Path:
    """Return the site whose room a folder is, or the folder itself."""
    return folder.parent.parent if folder.parts[-2:] == (_ROOM, _NEW) else folder


def begin(site: Path) -> Room:
    """Make an empty room, and delete that of a build that was killed. Raises OSError.

    The caller holds the lock of the folder.
    """
    made = Room(site, 0, not site.exists())
    site.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(site / _ROOM, ignore_errors=True)
    room = site / _ROOM
    try:
        room.mkdir()
        # A site may be in a repository.
        unfinished.ignored(room)
        return replaced(made, began=room.stat().st_ctime_ns)
    except OSError:
        drop(made)
        raise


def drop(room: Room) -> None:
    """Delete what a failed build has rendered; the last site stays as it is."""
    shutil.rmtree(room.site / _ROOM, ignore_errors=True)
    if room.is_first:
        with suppress(OSError):
            room.site.rmdir()


def replace(room: Room) -> None:
    """Put the new site in the place of the last, or leave the last one. Raises OSError.

    As with MkDocs, what is hidden in the folder stays, and so does what came there during the build.
    """
    room.new.mkdir(exist_ok=True)
    _rescue(room)
    old = room.site / _ROOM / _OLD
    old.mkdir()
    with ExitStack() as undo:
        for name in sorted({*_shown(room.site), *os.listdir(room.new)}):  # noqa: PTH208
            last, made = room.site / name, room.new / name
            if name.startswith(".") and last.exists():
                _merge(made, last)
                continue
            if last.exists() or last.is_symlink():
                last.rename(old / name)
                undo.callback(partial((old / name).rename, last))
            if made.exists() or made.is_symlink():
                made.rename(last)
                undo.callback(partial(last.rename, made))
        undo.pop_all()
    shutil.rmtree(room.site / _ROOM, ignore_errors=True)


def _shown(folder: Path) -> Iterator[str]:
    """Yield the names of what MkDocs deletes before it builds a site."""
    yield from (name for name in os.listdir(folder) if not name.startswith("."))  # noqa: PTH208


def _rescue(room: Room) -> None:
    """Move into the new site what others have written into the folder of the last one during the build."""
    for name in _shown(room.site):
        top = room.site / name
        files = top.rglob("*") if top.is_dir() and not top.is_symlink() else iter([top])
        for path in files:
            found = path.lstat()
            if not path.is_dir() and max(found.st_mtime_ns, found.st_ctime_ns) >= room.began:
                made = room.new / path.relative_to(room.site)
                if not made.exists():
                    made.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy2(path, made, follow_symlinks=False)


def _merge(made: Path, last: Path) -> None:
    """Move hidden files among those that are there."""
    for path in sorted(made.rglob("*")) if made.is_dir() else [made]:
        if not path.is_dir():
            target = last / path.relative_to(made)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
