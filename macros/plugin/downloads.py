"""Downloads: files of sources, in each format for each page and for the site.

Their texts are made only while they are written, and a second process writes them: so many files take a
fifth of the time of a build.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from ..content.settings import PACKAGE
from ..project import workers


class Download(File):
    """A file of sources."""

    def __init__(self, config: MkDocsConfig, name: str, make: Callable[[], str], owner: str = "") -> None:
        super().__init__(name, None, config.site_dir, config.use_directory_urls)
        self.generated_by = PACKAGE
        self.make: Callable[[], str | bytes | None] = make
        self.owner = owner
        """The file of the page whose sources these are; empty for all sources of the site."""
        self.begin: Callable[[bool], None] = self.write

    @property
    def _content(self) -> str | bytes | None:
        content = self.make()
        # As bytes, its line ends are the same on every system.
        return content.encode() if isinstance(content, str) else content

    @_content.setter
    def _content(self, content: str | bytes | None) -> None:
        self.make = lambda: content

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002  MkDocs's own way
        """Write this file together with all others."""
        self.begin(dirty)

    def write(self, dirty: bool) -> None:  # noqa: FBT001
        """Write this file alone."""
        super().copy_file(dirty)


class Writing:
    """Writes all downloads of a build together, as soon as MkDocs asks for the first."""

    def __init__(self, files: Iterable[File] = ()) -> None:
        self.files = [file for file in files if isinstance(file, Download) and file.inclusion.is_included()]  # type: ignore[no-untyped-call]
        self.wait: Callable[[], None] | None = None
        for file in self.files:
            file.begin = self._begin

    def _begin(self, dirty: bool) -> None:  # noqa: FBT001
        if self.wait is None:
            self.wait = workers.aside(partial(self._write, dirty))

    def _write(self, dirty: bool) -> None:  # noqa: FBT001
        for file in self.files:
            file.write(dirty)

    def end(self) -> None:
        """Wait until every file is written."""
        if self.wait:
            self.wait()
