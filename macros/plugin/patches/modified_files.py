"""Decide which files MkDocs renders in a --dirty build: it asks each file, and has no event for that.

MkDocs compares the times of files, and so misses other causes of a change: the sources of a page, the
pages that it leads to, the settings.
"""

from __future__ import annotations

from collections.abc import Callable

from mkdocs.structure.files import File

ByTime = Callable[[], bool]


def ask(file: File, decide: Callable[[File, ByTime], bool]) -> None:
    """Let `decide` say whether a file has changed; it can call the second argument for MkDocs's answer."""
    by_time = file.is_modified

    def is_modified() -> bool:
        return decide(file, by_time)

    file.is_modified = is_modified  # type: ignore[method-assign]
