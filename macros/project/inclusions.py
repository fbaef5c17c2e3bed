"""Texts that pages show beside their own: files that they include, and code whose docstrings they show."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..check.site import Inclusions
from ..content import citations
from ..content.settings import Settings
from ..core.findings import Finding
from ..core.text import Span, Text
from . import texts
from .listing import globbed, listed
from .surroundings import SNIPPET, TEMPLATE, Asked, ShownFile, appended, cycles, of_snippets, of_templates

_SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".txt", ".py", ".pyi"})
# {% include-markdown "../part.md" %}
_INCLUDE = re.compile(r"""\{%-?\s*include(?:-markdown)?\s+["']([^"'\n]+)["']""")
_CODE = re.compile(r"^:::[ \t]+([\w.]+)", re.MULTILINE)
# Statements by which a page defines names that the files see which it includes.
_DEFINITION = re.compile(r"\{%[-+]?\s*(?:set|for|macro|with|import|from|call)\b[^%\n]*")
_FIELD = re.compile(r"^([\w-]+):", re.MULTILINE)
_TYPE = re.compile(r"^type:", re.MULTILINE)
_HEAD = 3000
Lines = frozenset[int] | None
"""The lines of a file that are shown; None for all."""


def included(root: Path, configured: Settings, pages: Sequence[Text]) -> Inclusions:
    """Read the texts that pages show, and those that such texts show; plugins report missing ones."""
    search = _Search(root, configured, pages)
    search.follow()
    return search.result()


class _Search:
    """The files that pages ask for, round by round, until no text asks for more."""

    def __init__(self, root: Path, configured: Settings, pages: Sequence[Text]) -> None:
        self.root, self.configured = root, configured
        self.pages = {text.path: text for text in pages}
        self.found = dict[str, Text]()
        self.lines = dict[str, Lines]()
        self.kinds = dict[str, set[str]]()
        self.names = dict[str, set[str]]()
        self.faults = dict[Finding, None]()
        self.edges = dict[str, dict[str, tuple[Text, Span]]]()
        self.judged = set[str]()
        self.told = set[str]()
        """The files that the settings name."""
        self.shares_pages = False

    def follow(self) -> None:
        """Read what the settings and the pages ask for, and then what these texts ask for."""
        named = list[ShownFile]()
        for name in self.configured.included:
            paths, closed = _named(self.root, self.root / name)
            named += map(ShownFile, paths)
            self.faults.update(dict.fromkeys(closed))
        self.told = {texts.named(self.root, one.path)[1] for one in named}
        named += appended(self.root, self.configured.others.snippets)
        fresh = self._take((one, "") for one in named)
        fresh |= self._take(self._asked(self.pages.values()))
        while fresh:
            fresh = self._take(self._asked([self._shown(path) for path in sorted(fresh)]))

    def _asked(self, asking: Iterable[Text]) -> Iterator[tuple[Asked, str]]:
        for text in asking:
            for one in _asked(self.root, self.configured, text):
                yield one, text.path

    def _take(self, asked: Iterable[tuple[Asked, str]]) -> set[str]:
        """Read files; return the paths of those of which more is shown than before."""
        fresh = set[str]()
        for one, asking in asked:
            if isinstance(one, Finding):
                self.faults[one] = None
                continue
            file, path = texts.named(self.root, one.path)
            if one.mark:
                self.edges.setdefault(asking, {}).setdefault(path, one.mark)
            if path in self.pages:
                self.shares_pages = self.shares_pages or path != asking
                continue
            read = texts.read(file, path) if path not in self.found else None
            if isinstance(read, Text):
                self.found[path], self.lines[path] = read, frozenset()
                fresh.add(path)
            elif read and path in self.told:
                self.faults[read] = None
            if path in self.found and self._is_more(path, one, asking):
                fresh.add(path)
        return fresh

    def _is_more(self, path: str, one: ShownFile, asking: str) -> bool:
        """Note what of a file is shown, and return whether that is more than before."""
        self.kinds.setdefault(path, set()).add(one.kind)
        if asking in self.judged or (asking in self.pages and self._cites(self.pages[asking])):
            self.judged.add(path)
        if one.kind == TEMPLATE:
            self.names.setdefault(path, set()).update(self._defined(asking))
        before = self.lines[path]
        after = None if before is None or one.lines is None else before | one.lines
        self.lines[path] = after
        return after != before

    def _cites(self, page: Text) -> bool:
        """Return whether a page is judged, or may be: it cites, or has a type."""
        is_ours = self.configured.everywhere or _TYPE.search(page.content, 0, _HEAD)
        return bool(is_ours or citations.has_call(page))

    def _defined(self, path: str) -> Iterator[str]:
        """Yield the names that a text defines, or that are defined where it is included."""
        yield from self.names.get(path, ())
        content = (self.pages.get(path) or self.found[path]).content
        yield from _FIELD.findall(content[:_HEAD])
        for match in _DEFINITION.finditer(content):
            yield from re.findall(r"\w+", match[0])

    def _shown(self, path: str) -> Text:
        lines = self.lines[path]
        return Inclusions(lines={} if lines is None else {path: lines}).read(self.found[path])

    def result(self) -> Inclusions:
        """Return what was found, in the order in which it was found."""
        return Inclusions(
            tuple(self.found.values()),
            {path: lines for path, lines in self.lines.items() if lines is not None},
            frozenset(path for path, kinds in self.kinds.items() if SNIPPET in kinds),
            frozenset(path for path, kinds in self.kinds.items() if len(kinds) > 1),
            frozenset(self.judged),
            self.names,
            self.shares_pages,
            (*self.faults, *cycles(self.edges)),
        )


def _named(root: Path, path: Path) -> tuple[list[Path], tuple[Finding, ...]]:
    """Return the texts that a setting names, and what cannot be listed below a folder that it names."""
    if not path.is_dir():
        return [path], ()
    below = listed(root, path, lambda _: False)
    return [path / name for name in below.names if Path(name).suffix in _SUFFIXES], below.faults


def _asked(root: Path, configured: Settings, text: Text) -> Iterator[Asked]:
    """Yield the files that a text asks for by the marks of the site's plugins, and what is missing."""
    others, docs = configured.others, root / configured.docs_dir
    if others.includes:
        for name in _INCLUDE.findall(text.content):
            base = (root / text.path).parent if name.startswith((".", "/")) else docs
            yield from map(ShownFile, _globbed(base, name))
    elif configured.plugins.enabled("macros") is not None:
        yield from of_templates(root, others.templates or configured.docs_dir, text)
    if others.snippets.folders:
        yield from of_snippets(root, others.snippets, text)
    if others.code:
        for name in _CODE.findall(text.content):
            yield from map(ShownFile, _modules([root / folder for folder in others.code], name.split(".")))


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
