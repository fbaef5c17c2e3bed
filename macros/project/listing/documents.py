"""The files to which links can lead, those that MkDocs and the theme know."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ...content.links import Documents
from ...content.settings import Settings
from .. import listing
from .docs_folder import DocsFolder, prefix

# What a theme's own folder adds no file of: templates and code, beside pages.
_NO_FILES = (".html", ".py", ".pyc")


def documents(root: Path, configured: Settings, found: DocsFolder) -> Documents:
    """List the files of a project, of which the folder of pages has been read."""
    folder = prefix(root, root / configured.docs_dir)
    is_told = configured.linking.nav is not None and configured.linking.warns("nav", "omitted_files")
    is_unlisted = listing.matching(configured.unlisted) if is_told else None
    names = (page.path.removeprefix(folder) for page in found.pages) if is_unlisted else ()
    is_draft = listing.matching(configured.drafts)
    return Documents(
        found.names.union(_of_theme(root, configured)),
        folder,
        frozenset(filter(is_unlisted, names)),
        configured.theme,
        configured.rendering.is_ours,
        frozenset(filter(is_draft, found.names)) if configured.drafts else frozenset(),
    )


def _of_theme(root: Path, configured: Settings) -> Iterator[str]:
    """Yield the files that the theme's own folder adds."""
    if configured.theme_dir:
        for name in listing.listed(root, root / configured.theme_dir, lambda _: False).names:
            if not (listing.is_page(name) or name.endswith(_NO_FILES)):
                yield name
