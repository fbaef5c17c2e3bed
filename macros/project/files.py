"""The files of a project as texts: bibliography, pages, authors."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from fnmatch import translate
from glob import escape, glob, has_magic
from pathlib import Path

from ..check.site import Project
from ..content.settings import Settings, SetupError
from ..core.findings import Fault, Finding
from . import configuration, inclusions, texts
from .surroundings import vocabulary

# As MkDocs has them: mkdocs.utils.markdown_extensions, mkdocs.structure.files.
_MARKDOWN = frozenset({".markdown", ".mdown", ".mkdn", ".mkd", ".md"})
_HIDDEN = ".*"
_ALWAYS_EXCLUDED = (_HIDDEN, "/templates/")
# The pattern of a folder of this name, anywhere or at the top.
_FOLDER = re.compile(r"/?[\w-]+/|\.\*")
_AUTHORS = ".authors.yml"
_SHOWN = 3


def read(
    config_file: Path,
    rules: Collection[str],
    *,
    every_page: bool = False,
    needs_store: bool = False,
) -> Project:
    """Read the project of a configuration; `every_page` adds drafts and excluded pages.

    A bibliography that the configuration does not name may be missing, unless the caller `needs_store`.

    Raises SetupError.
    """
    root = config_file.resolve().parent
    configured = configuration.read(config_file, rules)
    docs = root / configured.docs_dir
    if not docs.is_dir():
        message = f'the docs_dir "{configured.docs_dir}" is not a folder'
        raise SetupError(Fault(message, 'create it, or set "docs_dir"', config_file.name))
    stores = _store(root, configured, needs_store=needs_store)
    store, unread = texts.read_all(texts.named(root, path) for path in stores)
    store_faults = tuple(replace(fault, hint=_asked(root, fault) or fault.hint) for fault in unread)
    shown = _whole(configured) if every_page else configured
    pages, page_faults = texts.read_all(_pages(root, docs, shown))
    people = (docs / name for name in (_AUTHORS, configured.blog_authors) if name)
    named = next((path for path in people if path.exists()), None)
    authors, author_faults = texts.read_all([texts.named(root, named)] if named else [])
    faulty = {"store": store_faults, "pages": page_faults, "authors": author_faults}
    return Project(
        configured,
        store,
        pages,
        (*store_faults, *page_faults, *author_faults),
        frozenset(name for name, found in faulty.items() if found),
        authors[0] if authors else None,
        configuration.templates(root, configured),
        "" if store or store_faults else configured.bibliography[0],
        configuration.macros(root),
        vocabulary=vocabulary(root, configured),
        inclusions=inclusions.included(root, configured, pages),
        defaults=texts.read_all(_defaults(root, docs, configured))[0],
    )


def below(config_file: Path, docs_dir: str) -> texts.Texts:
    """Return every page below `docs_dir`, drafts and excluded ones too, and the files that cannot be read."""
    root = config_file.resolve().parent
    return texts.read_all(_pages(root, root / docs_dir, Settings()))


def stored(config_file: Path, names: Iterable[str]) -> texts.Texts:
    """Return files that are named relative to the configuration, and those that cannot be read."""
    root = config_file.resolve().parent
    return texts.read_all(texts.named(root, root / name) for name in names)


def with_ending(config_file: Path, ending: str, folder: str) -> tuple[str, ...]:
    """Return the files with an ending below a folder, relative to the configuration, sorted."""
    root = config_file.resolve().parent
    found = (path for path in (root / folder).rglob(f"*{ending}") if path.is_file())
    return tuple(sorted(Path(os.path.relpath(path, root)).as_posix() for path in found))


def _whole(configured: Settings) -> Settings:
    """Return the settings of a site without drafts and without pages that are left out."""
    return replace(configured, exclude="", drafts="", others=replace(configured.others, excluded=()))


def _store(root: Path, configured: Settings, *, needs_store: bool) -> Iterator[Path]:
    """Yield the files of the bibliography that have to exist, or do."""
    for name in configured.bibliography:
        if needs_store or configured.is_store_named or (root / name).exists():
            yield root / name


def _asked(root: Path, fault: Finding) -> str:
    """Ask for the files that a folder or a pattern stands for, or for the file behind an address."""
    name = fault.location.path
    if name.startswith(("http:/", "https:/")):
        return "save it as a file, and name that in mkdocs.yml"
    pattern = f"{escape(name)}/**/*.bib" if (root / name).is_dir() else name
    found = sorted(glob(pattern, root_dir=root, recursive=True)) if pattern != name or has_magic(name) else []
    listed = ", ".join(Path(path).as_posix() for path in found[:_SHOWN]) + (", …" if found[_SHOWN:] else "")
    return f'name each file in mkdocs.yml: "bibliography: [{listed}]"' if found else ""


def named(config_file: Path, docs_dir: str, names: Iterable[Path]) -> tuple[str, ...]:
    """Return files and folders as findings name them; empty when one of them concerns the whole site.

    Raises SetupError for one that is outside the project.
    """
    root = config_file.resolve().parent
    paths = tuple(_within(root, docs_dir, name) for name in names)
    return () if {".", config_file.name} & set(paths) else paths


def _within(root: Path, docs_dir: str, name: Path) -> str:
    docs = Path(os.path.abspath(root / docs_dir))
    # A link in the project is read by its own name; one above the project may lead into it.
    for path in (Path(os.path.abspath(name)), name.resolve()):
        if path.is_relative_to(root) or path.is_relative_to(docs):
            return Path(os.path.relpath(path, root)).as_posix()
    message = f'"{name}" is outside the project in "{root}"'
    raise SetupError(Fault(message, "name files and folders of the project"))


def is_unlisted(configured: Settings, path: str) -> bool:
    """Return whether a page, named relative to `docs_dir`, may be missing in the navigation."""
    return bool(_matching(configured.unlisted)(path))


def _pages(root: Path, docs: Path, configured: Settings) -> Iterator[texts.File]:
    """Yield the Markdown files that MkDocs builds, those of a folder before those of its subfolders."""
    excluded, drafts = _matching(configured.exclude, *_ALWAYS_EXCLUDED), _matching(configured.drafts)
    left_out = (excluded, drafts, _globbed(configured.others.excluded))
    for folder, folders, names in os.walk(docs, followlinks=True):
        folders.sort()
        pages = sorted(name for name in names if os.path.splitext(name)[1] in _MARKDOWN)
        within = _prefix(Path(os.path.relpath(folder, docs)))
        built = [name for name in pages if not any(is_out(within + name) for is_out in left_out)]
        # MkDocs drops a README where there is an index.
        has_index = any(os.path.splitext(name)[0] == "index" for name in built)
        named = _prefix(Path(os.path.relpath(folder, root)))
        for name in built:
            if not (has_index and os.path.splitext(name)[0] == "README"):
                yield os.path.join(folder, name), named + name


def _defaults(root: Path, docs: Path, configured: Settings) -> Iterator[texts.File]:
    """Yield the files of Material's meta, those of a folder before those of its subfolders."""
    if name := configured.others.meta_file:
        found = sorted(docs.rglob(name), key=lambda path: (len(path.parts), path))
        yield from (texts.named(root, path) for path in found)


def _globbed(globs: Collection[str]) -> Callable[[str], object]:
    """Return a function that is true for the paths that mkdocs-exclude leaves out."""
    return re.compile("|".join(map(translate, globs)) or "$^").match


def _prefix(folder: Path) -> str:
    return "" if folder == Path() else f"{folder.as_posix()}/"


def _matching(patterns: str, *more: str) -> Callable[[str], object]:
    """Return a function that is true for the paths that gitignore patterns, one on each line, match.

    Names of folders, which are all that most sites have, are read without pathspec: loading it takes 6 % of
    the check of a small site.
    """
    lines = [*more, *patterns.splitlines()]
    if all(map(_FOLDER.fullmatch, lines)):
        return re.compile("|".join(map(_folder, lines)) or "$^").search
    from pathspec import GitIgnoreSpec  # noqa: PLC0415

    return GitIgnoreSpec.from_lines(lines).match_file


def _folder(pattern: str) -> str:
    """Return a regular expression for paths below a folder, or for names that begin with a full stop."""
    if pattern == _HIDDEN:
        return r"(?:^|/)\."
    return f"^{pattern[1:]}" if pattern.startswith("/") else f"(?:^|/){pattern}"
