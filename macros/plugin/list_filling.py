"""The events of a build that add the lists of sources and corrections to each page, as late as that can be.

Lists take much memory, and reading them takes a sixth of the time of a build of many pages.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from ..render.markup import CitationExtension, Lists, PackedLists, filled, packed
from ..syntax import tokens
from . import packed_contents
from .beside import blog

# Handlers of page_content: two here.
_CONTENT_EVENTS = 2


class ListFilling:
    """The lists of the pages of one build, each until the list is written."""

    def __init__(self, extension: CitationExtension, path: Callable[[File, MkDocsConfig], str]) -> None:
        self.extension, self.path = extension, path
        self.kept: dict[str, PackedLists] = {}
        """The sources and corrections of each page, by file."""

    def collect(self, path: str) -> None:
        """Collect the lists of the page that is converted next."""
        self.extension.keep = partial(self._keep, path)

    def _keep(self, path: str, lists: Lists) -> None:
        self.kept[path] = packed(lists)

    def _unpacked(self, kept: PackedLists | None) -> Lists | None:
        return kept.unpacked(self.extension.sources) if kept else None

    def checked(self, path: str, html: str, *, is_target: bool) -> str:
        """Return a page with its lists if the check has to read them: for anchors, and for braces."""
        lists, write = self._unpacked(self.kept.get(path)), self.extension.reference
        return filled(html, lists, write) if lists and (is_target or lists.has_braces(write)) else html

    @event_priority(100)  # before all that look at the content
    def _fill_early(self, html: str, /, *, page: Page, config: MkDocsConfig, **_: Any) -> str | None:
        """Add the lists where other plugins look at the content now, as for links, pictures and printing."""
        has_others = len(config.plugins.events["page_content"]) > _CONTENT_EVENTS
        return self._filled(page, html, config) if has_others else None

    @event_priority(-100)  # after all that change the content
    def _stop_collecting(self, _html: str, /, *, page: Page, config: MkDocsConfig, **_: Any) -> None:
        """Stop collecting lists for this page: the next page has lists of its own.

        MkDocs would hold the text of the page to the end. With our tokens it is of no use to others, except
        for a blog, which renders the beginnings of posts once more.
        """
        self.extension.keep = None
        packed_contents.pack(page)
        if tokens.has_token(page.markdown or "") and not blog.is_there(config):
            page.markdown = ""

    on_page_content = CombinedEvent(_fill_early, _stop_collecting)

    @event_priority(75)  # before the header is added, and search reads the page
    def on_page_context(self, _context: object, *, page: Page, config: MkDocsConfig, **_: Any) -> None:
        """Add the lists that are not there yet."""
        packed_contents.unpack(page)
        page.content = self._filled(page, page.content or "", config)

    def _filled(self, page: Page, html: str, config: MkDocsConfig) -> str:
        lists = self._unpacked(self.kept.pop(self.path(page.file, config), None))
        return filled(html, lists, self.extension.reference) if lists else html
