"""The files below the folder of pages, to which links can lead."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..content.links import Documents
from ..content.settings import Settings
from ..core.text import Text

_MARKDOWN = frozenset({".markdown", ".mdown", ".mkdn", ".mkd", ".md"})
# What a theme's own folder adds no file of: templates, pages, code.
_NO_FILES = (*_MARKDOWN, ".html", ".py", ".pyc")
_FIRST = ("index", "README")


@dataclass(frozen=True, slots=True)
class Patterns:
    """Which paths below the folder of pages are left out; each is a function that is true for those."""

    excluded: Callable[[str], object]
    """Drafts, and what MkDocs leaves out."""
    dropped: Callable[[str], object]
    """What a plugin leaves out, so that MkDocs does not know it."""
    unlisted: Callable[[], Callable[[str], object]]
    """Returns the function for what may be missing in the navigation."""


def documents(root: Path, configured: Settings, pages: Collection[Text], patterns: Patterns) -> Documents:
    """List the files of a project; `pages` are those that MkDocs builds."""
    docs = root / configured.docs_dir
    folder = _prefix(os.path.relpath(docs, root))
    names = (page.path.removeprefix(folder) for page in pages)
    is_told = configured.linking.nav is not None and configured.linking.warns("nav", "omitted_files")
    return Documents(
        frozenset((*_built(docs, configured, patterns), *_of_theme(root, configured))),
        folder,
        frozenset(filter(patterns.unlisted(), names)) if is_told else frozenset(),
        configured.theme,
        configured.rendering.is_ours,
    )


def _built(docs: Path, configured: Settings, patterns: Patterns) -> Iterator[str]:
    """Yield the files that MkDocs knows, without those that make the same file of the site as another."""
    has_folders = configured.linking.has_folders
    for within, names in _folders(docs):
        taken = dict[str, str]()
        for name in sorted(names, key=_order):
            made = _made(name, has_folders=has_folders)
            if taken.setdefault(made, name) != name and not patterns.excluded(within + name):
                taken[made] = name
        yield from (within + name for name in taken.values() if not patterns.dropped(within + name))


def _order(name: str) -> tuple[bool, str]:
    """Sort files as MkDocs does."""
    return posixpath.splitext(name)[0] not in _FIRST, name


def _made(name: str, *, has_folders: bool) -> str:
    """Return the file of the site that a file makes, in its folder."""
    stem, ending = posixpath.splitext(name)
    if ending not in _MARKDOWN:
        return name
    if stem in _FIRST:
        return "index.html"
    return f"{stem}/index.html" if has_folders else f"{stem}.html"


def _of_theme(root: Path, configured: Settings) -> Iterator[str]:
    """Yield the files that the theme's own folder adds."""
    if configured.theme_dir:
        for within, names in _folders(root / configured.theme_dir):
            yield from (within + name for name in names if not name.endswith(_NO_FILES))


def _folders(top: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the names of files in each folder, with the folder as they have it before them."""
    for folder, folders, names in os.walk(top, followlinks=True):
        folders[:] = [name for name in folders if not _leads_back(Path(folder, name))]
        yield _prefix(os.path.relpath(folder, top)), names


def _leads_back(folder: Path) -> bool:
    """Return whether a link leads to a folder above it, so that walking would never end."""
    return folder.is_symlink() and folder.parent.resolve().is_relative_to(folder.resolve())


def _prefix(folder: str) -> str:
    return "" if folder == "." else f"{Path(folder).as_posix()}/"
