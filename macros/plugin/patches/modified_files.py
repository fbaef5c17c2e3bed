"""Which files MkDocs renders in a --dirty build: it asks each file, and has no event to decide otherwise.

MkDocs goes by the times of files, and so misses what changes a page from elsewhere: its sources, the
pages that it leads to, the settings.
"""

from __future__ import annotations

from collections.abc import Callable

from mkdocs.structure.files import File

ByTime = Callable[[], bool]


def ask(file: File, decide: Callable[[File, ByTime], bool]) -> None:
    """Let a function decide whether a file has changed; it is given MkDocs's own answer to ask for."""
    by_time = file.is_modified

    def is_modified() -> bool:
        return decide(file, by_time)

    file.is_modified = is_modified  # type: ignore[method-assign]
