"""The events of a build that check it: citations become tokens, and rendered pages must match the scan."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from ..check import report, rules, site
from ..check.site import CheckResult, Site
from ..content.settings import PACKAGE
from ..core.findings import Severity
from ..core.model import FrontMatter, Profile
from ..project import workers
from ..render import built_pages
from ..render.built_pages import BuiltPage
from ..render.markup import CitationExtension
from ..syntax import tokens
from .beside import blog, i18n, mkdocs_macros
from .beside.mkdocs_macros import Templating
from .list_filling import ListFilling
from .patches import failed_previews, taken_port, watched_files
from .templates import titles
from .tokenizing import tokenized

log = get_plugin_logger(PACKAGE)


class Build:
    """The events of one build; each build makes a new object, so that nothing is left of an earlier one."""

    def __init__(self, checked: Site, root: Path, templating: Templating | None, *, is_preview: bool) -> None:
        self.site = checked
        self.language = checked.settings.language
        """The language of the site, which a plugin may set for a part of it."""
        self.root = root
        self.templating = templating
        """mkdocs-macros; None where the site does without it, and no page becomes a template."""
        self.is_preview = is_preview
        self.extension = CitationExtension(checked.bibliography.by_key, checked.evidence, checked.settings)
        if checked.shows_others:
            self.extension.said = lambda: self.site.said
        self.built: dict[str, BuiltPage] = {}
        """Pages as readers see them, by file."""
        self.lists = ListFilling(self.extension, self.path)
        self.failures: dict[str, str] = {}
        self.as_typed = ""
        self.is_passed_by = False
        self.result: CheckResult
        """The result of the files, and after all pages are rendered, of these too."""

    def path(self, file: File, config: MkDocsConfig) -> str:
        """Return the path of a page's file as the check names it: relative to the project."""
        docs = Path(os.path.relpath(config.docs_dir, self.root)).as_posix()
        return posixpath.normpath(posixpath.join(docs, file.src_uri))

    def pages(self, files: Files, config: MkDocsConfig) -> dict[str, Page]:
        """Return the pages of the site by their files, with drafts in a preview."""
        return {self.path(file, config): file.page for file in self.files(files) if file.page}

    def files(self, files: Files) -> Sequence[File]:
        """Return the files of pages that this build writes: those of drafts only in a preview."""
        level = InclusionLevel.is_in_serve if self.is_preview else InclusionLevel.is_included
        return files.documentation_pages(inclusion=level)

    def stop_if_failed(self, config: MkDocsConfig) -> CheckResult:
        """Judge the site as it is known now; raise PluginError with the report when this build fails."""
        result = self.result = site.judged(self.site)
        # Not left to MkDocs: -q would hide warnings from the count that --strict goes by.
        if result.fails(strict=config.strict) and not self.is_preview:
            raise PluginError(report.failure(result, self.site.texts))
        return result

    @event_priority(100)  # before mkdocs-macros
    def _prepare(self, /, markdown: str, *, page: Page, config: MkDocsConfig, **_kwargs: Any) -> str:
        """Replace citations by tokens, and protect code from Jinja."""
        path = self.path(page.file, config)
        self.language = str(config.theme.get("language") or self.language)
        known = self.site.profile(path)
        front = known.front_matter if known else FrontMatter()
        self.lists.collect(path)
        self.extension.begin(front, self.language, cites=self.site.cites(known or Profile(path)), page=path)
        if self.templating and mkdocs_macros.is_off(page):
            return markdown
        made = tokenized(self.site, path, markdown, is_templated=self.templating is not None)
        self.as_typed = made.as_typed
        if self.templating and made.is_plain:
            events = config.plugins.events["page_markdown"]
            if mkdocs_macros.has_nothing_for(self.templating, page, made.markdown, events):
                return self._passed_by(page, made.markdown)
        return made.markdown

    def _passed_by(self, page: Page, markdown: str) -> str:
        """Make mkdocs-macros pass by a page without templates, which it would compile all the same."""
        page.meta[mkdocs_macros.SWITCH] = False
        self.is_passed_by = True
        # Jinja removes the last line end.
        return markdown.removesuffix("\n")

    @event_priority(-100)  # after mkdocs-macros
    def _notice_failure(
        self, /, markdown: str, *, page: Page, config: MkDocsConfig, **_kwargs: Any
    ) -> str | None:
        """Notice the error page that mkdocs-macros makes, and show the page as typed instead."""
        titles.forget_token(page)
        if self.is_passed_by:
            self.is_passed_by = False
            del page.meta[mkdocs_macros.SWITCH]
        reason = built_pages.failure(markdown)
        if not reason and self.templating and (failed := built_pages.failure(titles.made(page))):
            self.failures[self.path(page.file, config)] = failed
        if not reason:
            # Calls in files that Jinja includes are seen by the functions of our macros alone.
            return tokens.numbered(markdown, self._number) if self.extension.said else None
        self.failures[self.path(page.file, config)] = reason
        return self.as_typed

    on_page_markdown = CombinedEvent(_prepare, _notice_failure)

    def _number(self, token: tokens.Token) -> int:
        return tokens.ELSEWHERE if token.meaning in self.site.said else -1

    def on_env(self, _env: object, *, config: MkDocsConfig, files: Files) -> None:
        """Read the rendered pages, and compare them with the scan before any page is written."""
        pages = self.pages(files, config)
        self._read({path: page for path, page in pages.items() if page.content is not None})
        self.site = site.with_rendered(
            self.site, self.built, self._included(pages, config), is_preview=self.is_preview
        )
        written = sorted(files, key=File.is_documentation_page)
        self.site = site.with_addresses(
            self.site,
            [(self.path(file, config), file.dest_uri) for file in written if self._is_written(file)],
        )
        result = self.stop_if_failed(config)
        if result.count(Severity.ERROR):
            log.error("%s\n", report.failure(result, self.site.texts))
        elif result.count(Severity.WARNING):
            log.warning("citation check: warnings\n\n%s\n", report.full(result, self.site.texts))
        elif result.findings:
            # A warning would end a strict build.
            log.info("citation check: drafts\n\n%s\n", report.full(result, self.site.texts))
        else:
            log.info(result.summary)

    def _is_written(self, file: File) -> bool:
        is_written: bool = file.inclusion.is_included()  # type: ignore[no-untyped-call]  # MkDocs's own
        return is_written

    def _included(self, pages: Mapping[str, Page], config: MkDocsConfig) -> AbstractSet[str]:
        """Return the pages of the site; a plugin may leave out some of them by what they say."""
        leaves_out = i18n.is_there(config) or blog.is_there(config)
        return pages.keys() | self.site.profiles.keys() if leaves_out else pages.keys()

    def _read(self, pages: Mapping[str, Page]) -> None:
        """Read rendered pages; then show tokens that did not become markers as they were typed."""
        read = workers.spread(self._as_built, list(pages.items()))
        self.built.update(zip(pages, read, strict=True))
        for page in pages.values():
            content = page.content or ""
            page.content = tokens.replaced_by_typed(
                content if self.is_preview else built_pages.published(content)
            )

    def _as_built(self, rendered: tuple[str, Page]) -> BuiltPage:
        """Read the content of a page as the check needs it."""
        path, page = rendered
        is_target = path in self.site.targets
        html = self.lists.checked(path, page.content or "", is_target=is_target)
        read = built_pages.read(html, is_target=is_target, page=path)
        return read._replace(failure=self.failures.get(path, ""))

    @event_priority(-100)  # after all that look at it
    def on_post_page(self, output: str, *, page: Page, **_: Any) -> str:
        """Free the content of a written page, which MkDocs would hold to the end; write no token."""
        page.content = ""
        return tokens.replaced_by_typed(output) if tokens.has_token(output) else output

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_: Any) -> None:
        """Watch the settings, the bibliography and texts that pages show, and survive what fails a build."""
        taken_port.explain(server)
        failed_previews.show(server, config, rules.IDS)
        for name in (*self.site.settings.bibliography, *self.site.files.get("included", ())):
            watched_files.watch(server, self.root / name)
        watched_files.watch(server, Path(config.config_file_path))
