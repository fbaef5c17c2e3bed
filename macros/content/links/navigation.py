"""The navigation of a site: addresses in it that lead nowhere, and pages that it leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from ..settings.linking import Linking, Navigated
from ..settings.linking.plugins import FILES, NAV
from .documents import Documents

NOT_FOUND, ABSOLUTE, OMITTED = "not_found", "absolute_links", "omitted_files"


def problems(documents: Documents, linking: Linking) -> Iterator[tuple[str, Navigated]]:
    """Yield the addresses in the navigation that MkDocs warns of, and why."""
    for one in linking.nav or () if _is_known(linking) else ():
        kind = _kind(one.address, documents, linking)
        if kind and linking.warns("nav", kind):
            yield kind, one


def _kind(address: str, documents: Documents, linking: Linking) -> str:
    is_from_docs = linking.is_from_docs("nav")
    if documents.has(address.lstrip("/") if is_from_docs else address):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return NOT_FOUND
    if parts.scheme or parts.netloc:
        return ""
    return ABSOLUTE if address.startswith("/") and not is_from_docs else NOT_FOUND


def omitted(pages: Iterable[str], documents: Documents, linking: Linking) -> Iterator[str]:
    """Yield the pages that the navigation leaves out, of those that findings name by these paths."""
    if linking.nav is None or not _is_known(linking) or not linking.warns("nav", OMITTED):
        return
    listed = {PurePosixPath(one.address.lstrip("/")).as_posix() for one in linking.nav}
    folders = tuple(f"{folder.strip('/')}/" for folder in linking.blogs if folder.strip("./"))
    for path in pages:
        name = documents.named(path)
        is_post = bool(linking.blogs) and (not folders or name.startswith(folders))
        if name not in listed and name not in documents.unlisted and not is_post:
            yield path


def _is_known(linking: Linking) -> bool:
    return linking.changed.isdisjoint({FILES, NAV})
