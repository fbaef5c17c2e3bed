"""The events of a build that renders only what has changed, as `mkdocs serve --dirty` asks for.

MkDocs decides by the times of files. But a page also changes with its sources, with the pages that it
leads to and with the settings; and pages that list others change with all pages. So each page has a
digest of everything it is made of, and a page that is skipped is remembered as it was last rendered.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage

from ...project import cache
from ..downloads import Download
from ..patches import late_pages, modified_files, search_index
from ..patches.modified_files import ByTime
from ..publishing import Publishing
from . import compiled_templates, ingredients
from .page_cache import FILE, CachedPage

# Front matter that the navigation or other pages show.
_META = ("title", "description", "subtitle", "status", "icon")


def _is_newer(by_time: ByTime) -> bool:
    """Compare the times of a file; it may be missing for a moment while an editor saves it."""
    try:
        return by_time()
    except OSError:
        return True


class Partial:
    """Decides which pages are rendered, and restores the others; each build makes a new object."""

    def __init__(self, publishing: Publishing, site_dir: str) -> None:
        self.build, self.publishing = publishing.build, publishing
        self.file = self.build.root / FILE
        known = cache.load(self.file)
        known = known if known.get("site") == site_dir else {}
        self.cached = {path: page for path, page in known.items() if isinstance(page, CachedPage)}
        self.quiet = ExitStack()
        if self.cached:
            # The garbage collector would search all cached pages again and again for few rendered ones.
            self.quiet.enter_context(cache.without_collection())
        self.digests: Mapping[str, str] = {}
        self.pages: tuple[HostPage, ...] = ()
        self.written = set[str]()
        self.shown: dict[str, tuple[str, Mapping[str, str]]] = {}
        """Titles and fields of the pages, before they are prepared for the templates."""
        self.lists = ""
        """The digest of what pages that list others are made of, except for the listed pages."""
        self.lists_before = known.get("lists")
        self.are_lists_new = True
        self.lists_are_due: bool | None = None
        """Whether pages that list others must be rendered; unknown until all pages are read."""
        self.answers: dict[str, bool] = {}
        self.late: list[File] = []
        """Listing pages to render last."""

    @event_priority(-100)  # when the order of the pages is known
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Compute the digests, and let MkDocs ask here which files have changed."""
        self.nav = nav
        self.lists = ingredients.of_lists(self.publishing.publication, config, files)
        self.are_lists_new = self.lists_before != self.lists
        self.digests = ingredients.of_pages(self.publishing.publication, config, files)
        for file in files:
            if file.is_documentation_page() or isinstance(file, Download):
                modified_files.ask(file, partial(self._is_modified, config))

    def _is_modified(self, config: MkDocsConfig, file: File, by_time: ByTime) -> bool:
        if isinstance(file, Download):
            is_due = self._is_due(file.owner) if file.owner else self.are_lists_new
            return is_due or not Path(file.abs_dest_path).is_file()
        path = self.build.path(file, config)
        profile = self.build.site.profiles.get(path)
        is_part = path in self.publishing.publication.divided.places
        is_list = is_part or bool(profile and profile.front_matter.template)
        if profile is None and not is_part:
            return True
        if self.lists_are_due is None:
            # MkDocs asks twice, before it reads and before it writes; a file may change in between.
            self.answers[path] = profile is not None and (self._is_due(path) or _is_newer(by_time))
            return self.answers[path] or is_list
        if not is_list:
            return self.answers[path]
        # Pages that list others are read now and written last: writers wait for other pages.
        if self.lists_are_due or self.answers[path]:
            self.late.append(file)
        return False

    def _is_due(self, path: str) -> bool:
        return (
            path not in self.digests
            or path not in self.cached
            or self.cached[path].digest != self.digests[path]
        )

    @event_priority(100)  # before the others look at the pages
    def _recall(self, env: Any, /, *, config: MkDocsConfig, files: Files) -> None:
        """Restore what skipped pages produced when they were last rendered."""
        # Compiled templates are reused too.
        env.bytecode_cache = compiled_templates.TEMPLATES
        pages = self.build.pages(files, config)
        self.pages = tuple(pages.values())
        for path, page in pages.items():
            if page.content is None and path in self.cached:
                cached = self.cached[path]
                page.meta, page.title = dict(cached.meta), cached.title
                self.build.built[path] = cached.built
            meta = {name: value for name in _META if isinstance(value := page.meta.get(name), str)}
            self.shown[path] = str(page.title or ""), meta

    @event_priority(-100)  # after all pages are known
    def _decide(self, env: Any, /, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Decide whether pages that list others have to be rendered."""
        self.env, self.files = env, files
        self.lists_are_due = self.are_lists_new or any(map(self._looks_new, self.build.built))

    on_env = CombinedEvent(_recall, _decide)

    def _looks_new(self, path: str) -> bool:
        cached, profile = self.cached.get(path), self.build.site.profiles.get(path)
        if profile is None:
            return False
        is_known = cached and cached.profile == profile and (cached.title, cached.meta) == self.shown[path]
        return not is_known or cached is None or cached.built != self.build.built[path]

    def on_page_context(self, _context: Any, *, page: HostPage, **_: Any) -> None:
        """Remember that a page is written."""
        self.written.add(page.url)

    @event_priority(100)  # before the search writes its index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write listing pages, save what the next build needs, and complete the search index."""
        pages = self.files.documentation_pages()
        late_pages.write(filter(None, (file.page for file in self.late)), config, pages, self.nav, self.env)
        search_index.keep(config, self.pages, self.written)
        cached = {path: self._cached_page(path) for path in self.build.site.profiles if path in self.shown}
        cache.save(self.file, {"site": config.site_dir, "lists": self.lists, **cached})
        self.quiet.close()

    def on_build_error(self, **_: Any) -> None:
        """Switch the garbage collector on again."""
        self.quiet.close()

    def _cached_page(self, path: str) -> CachedPage:
        title, meta = self.shown[path]
        profile = self.build.site.profiles[path]
        return CachedPage(self.digests.get(path, ""), profile, self.build.built[path], title, meta)
