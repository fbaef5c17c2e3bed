"""Which file each file becomes in the built site, and which files take the place of others there."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

# As MkDocs has them: mkdocs.utils.markdown_extensions.
_MARKDOWN = frozenset({".markdown", ".mdown", ".mkdn", ".mkd", ".md"})
_FIRST = ("index", "README")


class Lost(NamedTuple):
    """A file that readers do not get, since another has its address."""

    name: str
    by: str
    made: str
    """The file in the built site that both become."""

    @property
    def is_usual(self) -> bool:
        """Whether it is a README beside the index of its folder, as readers of a repository need one."""
        return stem(self.name) == "README" and posixpath.dirname(self.name) == posixpath.dirname(self.by)


def is_page(name: str) -> bool:
    """Return whether a file is a page, by its ending."""
    return posixpath.splitext(name)[1] in _MARKDOWN


def stem(name: str) -> str:
    """Return the name of a file without folders and ending."""
    return posixpath.splitext(posixpath.basename(name))[0]


@lru_cache(maxsize=50_000)
def made(name: str, *, has_folders: bool) -> str:
    """Return the path in the built site of a file below the folder of pages."""
    if not is_page(name):
        return name
    folder, own = posixpath.dirname(name), stem(name)
    if own in _FIRST:
        return posixpath.join(folder, "index.html")
    return posixpath.join(folder, own, "index.html") if has_folders else posixpath.join(folder, f"{own}.html")


def dropped(names: Sequence[str], *, has_folders: bool) -> Iterator[Lost]:
    """Yield the files that MkDocs itself drops, with a warning: those of one folder with one address.

    The names come folder by folder. The first of a folder, which may be a README, is dropped for the next.
    """
    for _, group in groupby(names, posixpath.dirname):
        first, second = dict[str, str](), dict[str, str]()
        for name in sorted(group, key=_order):
            file = made(name, has_folders=has_folders)
            if first.setdefault(file, name) != name:
                second.setdefault(file, name)
        yield from (Lost(first[file], name, file) for file, name in second.items())


def _order(name: str) -> tuple[bool, str]:
    """Sort the files of a folder as MkDocs does."""
    return stem(name) not in _FIRST, name


def overwritten(
    names: Iterable[str], *, has_folders: bool, is_same: Callable[[str, str], bool]
) -> Iterator[Lost]:
    """Yield the files over which MkDocs writes another, in silence: pages after files, in their order.

    `is_same` says whether two paths of files that differ in case alone are one file here.
    """
    ordered = {name: made(name, has_folders=has_folders) for name in sorted(names, key=is_page)}
    last = {file: name for name, file in ordered.items()}
    alike = {file.casefold(): name for name, file in ordered.items()}
    for name, file in ordered.items():
        if last[file] != name:
            yield Lost(name, last[file], file)
        elif (other := alike[file.casefold()]) != name and is_same(name, other):
            yield Lost(name, other, file)


def reachable(built: Iterable[str], others: Iterable[str], *, has_folders: bool) -> Iterator[str]:
    """Yield the files that MkDocs knows: the site's, and others whose address is free."""
    taken = set[str]()
    for name in built:
        taken.add(made(name, has_folders=has_folders))
        yield name
    for name in sorted(others, key=_order):
        if (file := made(name, has_folders=has_folders)) not in taken:
            taken.add(file)
            yield name
