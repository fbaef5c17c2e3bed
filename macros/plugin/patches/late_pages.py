"""Write pages that list others last, because nobody waits for them in a preview.

MkDocs writes pages in the order of their files; only its private function can write a page later.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from mkdocs.commands.build import _build_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page


def write(
    pages: Iterable[Page], config: MkDocsConfig, files: Sequence[File], nav: Navigation, env: Any
) -> None:
    """Write pages that MkDocs has read and rendered."""
    for page in pages:
        _build_page(page, config, files, nav, env)
