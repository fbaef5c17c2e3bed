"""Texts that pages show beside their own: files that they include, and code whose docstrings they show."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..content.settings import Settings
from ..core.text import Text
from ..syntax.markdown.snippets import snippets
from . import texts

_SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".txt", ".py", ".pyi"})
# {% include-markdown "../part.md" %}
_INCLUDE = re.compile(r"""\{%-?\s*include(?:-markdown)?\s+["']([^"'\n]+)["']""")
# {% include "part.md" %} and {% from "part.md" import tide %}, as Jinja reads them.
_TEMPLATE = re.compile(r"""\{%[-+]?\s*(?:include|import|from|extends)\s+["']([^"'\n]+)["']""")
_CODE = re.compile(r"^:::[ \t]+([\w.]+)", re.MULTILINE)


def included(root: Path, configured: Settings, pages: Sequence[Text]) -> tuple[Text, ...]:
    """Read the texts that pages show, and those that such texts show; plugins report missing ones."""
    known, found = {text.path for text in pages}, list[Text]()
    paths = [path for name in configured.included for path in _named(root / name)]
    paths += [path for text in pages for path in _asked(root, configured, text)]
    while paths:
        files = {texts.named(root, path) for path in paths}
        fresh, _ = texts.read_all(sorted(file for file in files if file[1] not in known))
        known |= {name for _, name in files}
        found += fresh
        paths = [path for text in fresh for path in _asked(root, configured, text)]
    return tuple(found)


def _named(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    yield from sorted(one for one in path.rglob("*") if one.suffix in _SUFFIXES and one.is_file())


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
    if "*" in name and not name.startswith("/"):
        yield from sorted(base.glob(name))
    else:
        yield from _files([Path(os.path.normpath(base / name))])


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    yield from (path for path in paths if path.is_file())


def _modules(folders: Sequence[Path], parts: Sequence[str]) -> Iterator[Path]:
    """Yield the module that a dotted name is in, or all modules of the package that it names."""
    for folder in folders:
        package, module = folder.joinpath(*parts), folder.joinpath(*parts[:-1], f"{parts[-1]}.py")
        if package.is_dir():
            yield from _named(package)
            return
        if module.is_file():
            yield module
            return
    if len(parts) > 1:
        yield from _modules(folders, parts[:-1])
