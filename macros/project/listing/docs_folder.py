"""The pages of a project, read as MkDocs finds them, and what stands in their way in the folder of pages."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ...check.site import Displaced
from ...content import citations
from ...content.settings import Settings
from ...core.findings import Finding
from ...core.text import Location, Text
from .. import listing, texts
from . import Lost

# As MkDocs has it: mkdocs.structure.files.
_ALWAYS_EXCLUDED = (".*", "/templates/")


class DocsFolder(NamedTuple):
    """The pages, and what is wrong with the files of their folder."""

    pages: tuple[Text, ...]
    drafts: tuple[Text, ...]
    """The pages that only a preview shows."""
    draft_faults: tuple[Finding, ...]
    """Drafts that cannot be read."""
    faults: tuple[Finding, ...]
    """Pages and folders that cannot be read."""
    uncopied: tuple[Finding, ...]
    """Other files that MkDocs cannot copy."""
    displaced: tuple[Displaced, ...]
    names: frozenset[str]
    """The files that MkDocs knows, drafts and excluded ones too, by their paths below the folder."""


def read_docs(root: Path, docs: Path, configured: Settings) -> DocsFolder:
    """Read the pages that MkDocs builds. Raises SetupError for a link that leads back into its own folder."""
    excluded = listing.matching(configured.exclude, *_ALWAYS_EXCLUDED)
    is_dropped = listing.below(configured.others.excluded)
    found = listing.listed(root, docs, lambda name: excluded(name) or is_dropped(name))
    is_draft, has_folders = listing.matching(configured.drafts), configured.linking.has_folders
    drafts = tuple(filter(is_draft, found.names))
    built = [name for name in found.names if not is_draft(name)]
    dropped = tuple(listing.dropped(built, has_folders=has_folders))
    gone = {lost.name for lost in dropped}
    names = [name for name in built if name not in gone]
    above = prefix(root, docs)
    read, faults = _read(docs, above, names)
    read_drafts, draft_faults = _read(docs, above, drafts)
    over = listing.overwritten(names, has_folders=has_folders, is_same=_is_same(docs))
    reader = _reader(docs, above, {text.path: text for text in read})
    known = listing.reachable(names, (*drafts, *found.left_out), has_folders=has_folders)
    return DocsFolder(
        read,
        read_drafts,
        draft_faults,
        (*found.faults, *faults),
        tuple(_uncopied(docs, above, names)),
        tuple(_displaced((*dropped, *over), above, configured, reader)),
        frozenset(name for name in known if not is_dropped(name)),
    )


def _read(docs: Path, above: str, names: Iterable[str]) -> texts.Texts:
    return texts.read_all((os.path.join(docs, name), above + name) for name in names if listing.is_page(name))


def prefix(root: Path, docs: Path) -> str:
    """Return what names of findings have before the names of files: `docs/`."""
    folder = texts.named(root, docs)[1]
    return "" if folder == "." else f"{folder}/"


def _uncopied(docs: Path, above: str, names: Sequence[str]) -> Iterator[Finding]:
    for name in names:
        if not listing.is_page(name) and (reason := listing.uncopied(docs, name)):
            place = Location(above + name, 1, 1)
            message = f"this file cannot be copied into the site: {reason}"
            yield Finding("unreadable-file", place, message, "fix the file, delete it, or exclude it")


def _displaced(
    lost: Sequence[Lost], above: str, configured: Settings, read: Callable[[str], Text | None]
) -> Iterator[Displaced]:
    """Yield what is lost, each at a page; a README beside an index only where the README matters."""
    for one in lost:
        own, other = (read(name) if listing.is_page(name) else None for name in (one.name, one.by))
        if one.is_usual and own and not (configured.everywhere or _cites(own, configured)):
            continue
        address = one.made.removesuffix("index.html") if configured.linking.has_folders else one.made
        if own:
            yield Displaced(own, above + one.by, address, is_lost=True)
        elif other:
            yield Displaced(other, above + one.name, address, is_lost=False)


def _cites(text: Text, configured: Settings) -> bool:
    return citations.has_call(text) or (bool(configured.syntax) and "@" in text.content)


def _reader(docs: Path, above: str, read: dict[str, Text]) -> Callable[[str], Text | None]:
    """Return a function that reads a page once more, where MkDocs drops the page."""

    def reader(name: str) -> Text | None:
        if above + name in read:
            return read[above + name]
        found = texts.read(os.path.join(docs, name), above + name)
        return found if isinstance(found, Text) else None

    return reader


def _is_same(docs: Path) -> Callable[[str, str], bool]:
    """Return a function that says whether this disk takes names that differ in case for one name."""

    def is_same(name: str, other: str) -> bool:
        turned = name.swapcase()
        return turned not in (name, other) and os.path.exists(os.path.join(docs, turned))

    return is_same
