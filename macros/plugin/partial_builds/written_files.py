"""The files that builds have written, so that a partial build can remove those of pages that no longer exist.

MkDocs empties the folder of the site before a whole build, and never before a partial one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from ...project import built_site, cache
from ..beside import i18n

FILE = f"{cache.FOLDER}/written"
"""The file of the cache, relative to the folder of the project."""


class WrittenFiles:
    """Remembers what one build writes; a partial build removes what earlier ones wrote and it does not."""

    def __init__(self, root: Path, site_dir: str, *, is_partial: bool, is_preview: bool) -> None:
        self.file = root / FILE
        self.site_dir = site_dir
        self.is_partial = is_partial
        self.is_preview = is_preview
        self.files = Files([])

    def on_env(self, _env: object, *, files: Files, **_: Any) -> None:
        """Take the files, to which plugins add no more."""
        self.files = files

    @event_priority(-100)  # after others have written theirs
    def on_post_build(self, *, config: MkDocsConfig, **_: Any) -> None:
        """Remove files that no longer exist, and remember the others."""
        # It builds one site in several builds, each with the files of one language.
        if i18n.is_there(config):
            return
        known, written = cache.load(self.file), frozenset(self._names())
        earlier = known.get(self.site_dir)
        if self.is_partial and isinstance(earlier, frozenset):
            built_site.remove(Path(config.site_dir), sorted(map(str, earlier - written)))
        if written != earlier:
            kept = {site: names for site, names in known.items() if Path(site).is_dir()}
            cache.save(self.file, {**kept, self.site_dir: written})

    def _names(self) -> Iterator[str]:
        for file in self.files:
            is_written = file.inclusion.is_in_serve if self.is_preview else file.inclusion.is_included
            if is_written():  # type: ignore[no-untyped-call]  # MkDocs's own
                yield file.dest_uri
