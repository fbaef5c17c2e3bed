"""Texts that pages show beside their own: files that they include, and code whose docstrings they show."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..content.settings import Settings
from ..core.findings import Finding
from ..core.text import Text
from ..syntax.markdown.snippets import snippets
from . import texts
from .listing import globbed, listed

_SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".txt", ".py", ".pyi"})
# {% include-markdown "../part.md" %}
_INCLUDE = re.compile(r"""\{%-?\s*include(?:-markdown)?\s+["']([^"'\n]+)["']""")
# {% include "part.md" %} and {% from "part.md" import tide %}, as Jinja reads them.
_TEMPLATE = re.compile(r"""\{%[-+]?\s*(?:include|import|from|extends)\s+["']([^"'\n]+)["']""")
_CODE = re.compile(r"^:::[ \t]+([\w.]+)", re.MULTILINE)


def included(root: Path, configured: Settings, pages: Sequence[Text]) -> texts.Texts:
    """Read the texts that pages show, and those that such texts show.

    Plugins report what they miss; of the texts that our settings name, each has to be readable. Raises
    SetupError for a link without end.
    """
    known, found = {text.path for text in pages}, list[Text]()
    paths, faults = list[Path](), list[Finding]()
    for name in configured.included:
        named, closed = _named(root, root / name)
        paths += named
        faults += closed
    told = {texts.named(root, path)[1] for path in paths}
    paths += [path for text in pages for path in _asked(root, configured, text)]
    while paths:
        files = {texts.named(root, path) for path in paths}
        fresh, unread = texts.read_all(sorted(file for file in files if file[1] not in known))
        known |= {name for _, name in files}
        found += fresh
        faults += (fault for fault in unread if fault.location.path in told)
        paths = [path for text in fresh for path in _asked(root, configured, text)]
    return tuple(found), tuple(faults)


def _named(root: Path, path: Path) -> tuple[list[Path], tuple[Finding, ...]]:
    """Return the texts that a setting names, and what cannot be listed below a folder that it names."""
    if not path.is_dir():
        return [path], ()
    below = listed(root, path, lambda _: False)
    return [path / name for name in below.names if Path(name).suffix in _SUFFIXES], below.faults


def _asked(root: Path, configured: Settings, text: Text) -> Iterator[Path]:
    """Yield the files that a text asks for by the marks of the site's plugins."""
    others, docs = configured.others, root / configured.docs_dir
    if others.includes:
        for name in _INCLUDE.findall(text.content):
            base = (root / text.path).parent if name.startswith((".", "/")) else docs
            yield from _globbed(base, name)
    if others.templates:
        for name in _TEMPLATE.findall(text.content):
            yield from _files([root / others.templates / name])
    for snippet in snippets(text.content) if others.snippets else ():
        yield from _files(root / folder / snippet.file for folder in others.snippets)
    if others.code:
        for name in _CODE.findall(text.content):
            yield from _modules([root / folder for folder in others.code], name.split("."))


def _globbed(base: Path, name: str) -> Iterator[Path]:
    if "*" in name:
        yield from globbed(base, name)
    else:
        yield from _files([Path(os.path.normpath(base / name))])


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    yield from (path for path in paths if path.is_file())


def _modules(folders: Sequence[Path], parts: Sequence[str]) -> Iterator[Path]:
    """Yield the module that a dotted name is in, or all modules of the package that it names."""
    for folder in folders:
        package, module = folder.joinpath(*parts), folder.joinpath(*parts[:-1], f"{parts[-1]}.py")
        if package.is_dir():
            yield from sorted(one for one in package.rglob("*") if one.suffix in _SUFFIXES and one.is_file())
            return
        if module.is_file():
            yield module
            return
    if len(parts) > 1:
        yield from _modules(folders, parts[:-1])
