"""The files of a project as texts: bibliography, pages, authors."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from functools import partial
from glob import escape, has_magic
from pathlib import Path

from ..check.site import Project
from ..content import evidence_lock
from ..content.settings import Settings, SetupError
from ..core.findings import Fault, Finding
from ..core.model import CopyState
from . import configuration, inclusions, listing, texts
from .listing.docs_folder import read_docs
from .listing.documents import documents
from .surroundings import vocabulary

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
    store_faults = tuple(fault._replace(hint=_asked(root, fault) or fault.hint) for fault in unread)
    shown = _whole(configured) if every_page else configured
    found = read_docs(root, docs, shown)
    shown_beside = inclusions.included(root, configured, found.pages)
    defaults, unread_defaults = texts.read_all(_defaults(root, docs, configured))
    people = (docs / name for name in (_AUTHORS, configured.blog_authors) if name)
    named = next((path for path in people if os.path.lexists(path)), None)
    authors, author_faults = texts.read_all([texts.named(root, named)] if named else [])
    record, unread_record = texts.read_all(
        [texts.named(root, root / evidence_lock.NAME)] if os.path.lexists(root / evidence_lock.NAME) else []
    )
    page_faults = (*found.faults, *shown_beside.faults)
    faulty = {"store": store_faults, "pages": page_faults, "authors": author_faults}
    return Project(
        configured,
        store,
        found.pages,
        (*store_faults, *found.faults, *found.uncopied, *author_faults, *unread_defaults, *unread_record),
        frozenset(name for name, found in faulty.items() if found),
        authors[0] if authors else None,
        configuration.templates(root, configured),
        "" if store or store_faults else configured.bibliography[0],
        configuration.macros(root),
        vocabulary=vocabulary(root, configured),
        inclusions=shown_beside,
        displaced=found.displaced,
        textless=configuration.textless(root, configured),
        drafts=found.drafts,
        unread_drafts=found.draft_faults,
        defaults=defaults,
        documents=documents(root, configured, found),
        evidence=record[0] if record else None,
        copy_state=partial(_copy_state, root),
    )


def _copy_state(root: Path, digest: str) -> CopyState:
    # Few sites have copies, and what reads them loads what asks the network too.
    from .evidence import copy_state  # noqa: PLC0415

    return copy_state(root, digest)


def below(config_file: Path, docs_dir: str) -> texts.Texts:
    """Return every page below `docs_dir`, drafts and excluded ones too, and the files that cannot be read."""
    root = config_file.resolve().parent
    found = read_docs(root, root / docs_dir, Settings())
    return found.pages, found.faults


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
    return configured._replace(exclude="", drafts="", others=configured.others._replace(excluded=()))


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
    is_asked = pattern != name or has_magic(name)
    found = [path.relative_to(root) for path in listing.globbed(root, pattern)] if is_asked else []
    listed = ", ".join(path.as_posix() for path in found[:_SHOWN]) + (", …" if found[_SHOWN:] else "")
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
    return bool(listing.matching(configured.unlisted)(path))


def _defaults(root: Path, docs: Path, configured: Settings) -> Iterator[texts.File]:
    """Yield the files of Material's meta, those of a folder before those of its subfolders."""
    if name := configured.others.meta_file:
        found = sorted(docs.rglob(name), key=lambda path: (len(path.parts), path))
        yield from (texts.named(root, path) for path in found)
