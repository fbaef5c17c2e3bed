"""The events of one build that check it: citations to tokens, and what is rendered held to the scan."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from .. import citations, rendered, report, site, tokens
from ..findings import Severity
from ..markup import CitationExtension
from ..model import NOTICES
from ..site import Site, Verdict
from ..text import Text

log = get_plugin_logger("ibidem")


def source_path(file: File, root: Path, config: MkDocsConfig) -> str:
    """Return a page's file as the check names it: relative to the project."""
    return Path(os.path.relpath(Path(config.docs_dir) / file.src_uri, root)).as_posix()


class Build:
    """The events of one build; made anew for each, so that nothing is carried over."""

    def __init__(self, checked: Site, root: Path, *, is_preview: bool) -> None:
        self.site = checked
        self.root = root
        self.is_preview = is_preview
        self.extension = CitationExtension(checked.bibliography.by_key)
        self.rendered: dict[str, rendered.Rendered] = {}
        self.failures: dict[str, str] = {}
        self.as_typed = ""
        self.verdict: Verdict | None = None
        """What stands when all pages are rendered; None before."""

    def stop_if_failed(self, config: MkDocsConfig) -> Verdict:
        """Return the verdict; raise PluginError with the report when it fails this build."""
        verdict = site.judged(self.site)
        # Not left to MkDocs: -q would hide warnings from the count that --strict goes by.
        if verdict.fails(strict=config.strict) and not self.is_preview:
            raise PluginError(f"the citations do not hold\n\n{report.full(verdict, self.site.texts)}")
        return verdict

    @event_priority(100)  # before mkdocs-macros
    def _prepare(self, /, markdown: str, *, page: Page, config: MkDocsConfig, **_kwargs: Any) -> str:
        """Put tokens in the place of citations, and code out of Jinja's reach."""
        path = source_path(page.file, self.root, config)
        known = self.site.page(path)
        self.extension.further_reading = [item.key for item in known.further_reading] if known else ()
        corrections = known.matter.corrections if known and known.matter.type else ()
        self.extension.corrections = [item for item in corrections if item.kind not in NOTICES]
        if page.meta.get("render_macros") is False:
            return markdown
        text = Text(path, markdown)
        scanned, _ = citations.scan(text, keys=self.site.bibliography.by_key)
        made = citations.tokens(scanned, known.calls if known else ())
        self.as_typed = citations.prepared(text, replace(scanned, shown=()), made)
        return citations.prepared(text, scanned, made)

    @event_priority(-100)  # after mkdocs-macros
    def _notice_failure(
        self, /, markdown: str, *, page: Page, config: MkDocsConfig, **_kwargs: Any
    ) -> str | None:
        """Notice the error page that mkdocs-macros makes, and show the page as typed instead."""
        reason = rendered.failure(markdown)
        if not reason:
            return None
        self.failures[source_path(page.file, self.root, config)] = reason
        return self.as_typed

    on_page_markdown = CombinedEvent(_prepare, _notice_failure)

    @event_priority(-100)  # after all that change the content
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
        """Read what the page shows; what no marker was made of is shown as typed."""
        path = source_path(page.file, self.root, config)
        shown = rendered.read(html)
        self.rendered[path] = replace(shown, failure=self.failures.get(path, ""))
        return tokens.replaced_by_typed(html if self.is_preview else rendered.published(html))

    def on_env(self, _env: object, *, config: MkDocsConfig, files: Files) -> None:
        """Hold what was rendered against the scan, before any page is written."""
        included = {source_path(file, self.root, config) for file in files.documentation_pages()}
        self.site = site.with_rendered(self.site, self.rendered, included)
        verdict = self.verdict = self.stop_if_failed(config)
        if verdict.count(Severity.ERROR):
            log.error("the citations do not hold\n\n%s\n", report.full(verdict, self.site.texts))
        elif verdict.findings:
            log.warning("the citations need a look\n\n%s\n", report.full(verdict, self.site.texts))
        else:
            log.info(report.summary(verdict))

    def on_serve(self, server: LiveReloadServer, **_: Any) -> None:
        """Watch the bibliography, or the nearest folder where it is to be made."""
        for name in self.site.settings.bibliography:
            path = self.root / name
            while not path.exists():
                path = path.parent
            server.watch(str(path), recursive=False)
