"""A built site: its HTML files, the page that each was made of, and files that no longer exist."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from ..core.findings import Fault, FaultError
from ..render.built_pages import BuiltFile


def read(folder: Path, docs_dir: str, pages: Iterable[str]) -> tuple[BuiltFile, ...]:
    """Read every HTML file of a built site. Raises FaultError where that is not a built site."""
    if not folder.is_dir():
        raise FaultError(Fault(f'there is no folder "{folder}"', "build the site first, or name its folder"))
    names = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.html"))}
    made = dict[str, str]()
    for page in pages:
        made |= dict.fromkeys([name for name in _candidates(page, docs_dir) if name in names][:1], page)
    if not made:
        hint = "build the site first, or name its folder"
        raise FaultError(Fault(f'"{folder}" holds no page of this project', hint))
    return tuple(BuiltFile(name, _html(path), made.get(name, "")) for name, path in names.items())


def page(folder: Path, docs_dir: str, name: str) -> BuiltFile | None:
    """Return the HTML file that a host has made of a page; None where there is none."""
    found = next((made for made in _candidates(name, docs_dir) if (folder / made).is_file()), None)
    return BuiltFile(found, _html(folder / found), name) if found else None


def content(folder: Path, name: str) -> bytes | None:
    """Return what a file of a built site holds; None for what is no file, or outside of the site."""
    path = Path(os.path.realpath(folder / name))
    return path.read_bytes() if path.is_relative_to(os.path.realpath(folder)) and path.is_file() else None


def assets(theme: Path) -> dict[str, str]:
    """Read the styles and scripts of a folder that is laid out as a theme, by their paths in a site."""
    paths = (path for path in sorted((theme / "assets").rglob("*")) if path.suffix in {".css", ".js"})
    return {path.relative_to(theme).as_posix(): path.read_bytes().decode() for path in paths}


def remove(folder: Path, names: Iterable[str]) -> None:
    """Delete files of a built site, and the folders that become empty; those outside of the site stay."""
    top = Path(os.path.realpath(folder))
    for name in names:
        path = Path(os.path.realpath((top / name).parent), posixpath.basename(name))
        if not path.is_relative_to(top) or path.is_dir():
            continue
        with suppress(OSError):
            path.unlink(missing_ok=True)
            while (path := path.parent) != top:
                path.rmdir()


def _candidates(page: str, docs_dir: str) -> tuple[str, ...]:
    """Return the names under which hosts write a page: `how/index.html` or `how.html`."""
    stem = posixpath.splitext(posixpath.relpath(page, Path(os.path.normpath(docs_dir)).as_posix()))[0]
    folder, name = posixpath.split(stem)
    if name in {"index", "README"}:
        return (posixpath.join(folder, "index.html"),)
    return f"{stem}/index.html", f"{stem}.html"


def _html(path: Path) -> str:
    return path.read_bytes().decode(errors="surrogateescape")
