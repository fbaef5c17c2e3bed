"""Watch a file in a preview even while it is missing: MkDocs gives up a file that vanishes for a moment.

Its observer ends with the folder or file that it is to watch, as when git switches branches. So the folder is
watched in which the file is, for this file alone: any file of that folder would begin a build, such as a log.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler


class OfFile(FileSystemEventHandler):
    """Asks for a build when one file changes, comes or goes."""

    def __init__(self, server: LiveReloadServer, path: str) -> None:
        self.server, self.path = server, path

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Ask for a build, if the event is about this file."""
        if self.path in (event.src_path, event.dest_path):
            with self.server._rebuild_cond:  # noqa: SLF001  it has no function for this
                self.server._want_rebuild = True  # noqa: SLF001
                self.server._rebuild_cond.notify_all()  # noqa: SLF001


def watch(server: LiveReloadServer, path: Path) -> None:
    """Watch a file, or the nearest folder that exists, while the folder of the file does not."""
    if path.parent.is_dir() and not path.is_dir():
        named = Path.cwd() / path
        server.observer.schedule(OfFile(server, str(named)), str(named.parent), recursive=False)
        return
    while not path.exists():
        path = path.parent
    server.watch(str(path), recursive=False)
