"""The MkDocs adapter: registers macros and event handlers, logs, fails the build.

The only importer of mkdocs, and of click's context, which tells a preview from a build.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from . import citations, files, rendered, report, rules, site, tokens
from .findings import Severity
from .markup import CitationExtension
from .settings import SetupError
from .site import Site, Verdict
from .text import Text
from .tokens import Token

log = get_plugin_logger("ibidem")


class _WithoutErrorPages(logging.Filter):
    """Drops what mkdocs-macros logs for an error page: a traceback; the report says it with a place."""

    def filter(self, record: logging.LogRecord) -> bool:
        return "# _Macro " not in record.getMessage()


_WITHOUT_ERROR_PAGES = _WithoutErrorPages()


class MacrosEnvironment(Protocol):
    """What this package uses of mkdocs-macros."""

    conf: MkDocsConfig
    config: Mapping[str, object]
    project_dir: str

    def macro(self, v: Callable[..., str], name: str = "") -> Callable[..., str]:
        """Make a function callable from a page."""


def cite(*keys: object, locator: object = "", **_: object) -> str:
    """Cite sources that the scan did not see; the scan reports it, so nothing is raised here."""
    return str(Token(tuple(str(key) for key in keys), str(locator)))


def quote(key: object = "", words: object = "", locator: object = "", **_: object) -> str:
    """Quote a source in a way that the scan did not see; see `cite`."""
    return str(Token((str(key),), str(locator), str(words)))


def install(env: MacrosEnvironment) -> None:
    """Check the files, and register macros, markup and events; called for each build.

    Raises PluginError, which ends a build before anything is written, for an unusable set-up and,
    outside of a preview, for findings that fail it.
    """
    root = Path(env.project_dir)
    try:
        project = files.read(Path(env.conf.config_file_path), rules.IDS)
    except SetupError as error:
        raise PluginError(str(error)) from error
    if env.config.get("render_by_default") is False:
        raise PluginError("mkdocs.yml: take render_by_default: false out of macros; citations need rendering")
    build = Build(site.build(project), root, is_preview=_is_preview())
    build.stop_if_failed(env.conf)
    # Adding it again with each build changes nothing.
    logging.getLogger("mkdocs.plugins.mkdocs_macros.util").addFilter(_WITHOUT_ERROR_PAGES)
    env.macro(cite)
    env.macro(quote)
    env.conf.markdown_extensions.append(build.extension)  # type: ignore[arg-type]  # takes instances too
    env.conf.plugins["ibidem"] = build  # type: ignore[assignment]  # any object with event methods


def _is_preview() -> bool:
    context = click.get_current_context(silent=True)
    return context is not None and context.info_name == "serve"


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
        path = self._path(page.file, config)
        known = self.site.page(path)
        self.extension.further_reading = [item.key for item in known.further_reading] if known else ()
        if page.meta.get("render_macros") is False:
            return markdown
        text = Text(path, markdown)
        scanned, _ = citations.scan(text)
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
        self.failures[self._path(page.file, config)] = reason
        return self.as_typed

    on_page_markdown = CombinedEvent(_prepare, _notice_failure)

    @event_priority(-100)  # after all that change the content
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
        """Read what the page shows; what no marker was made of is shown as typed."""
        path = self._path(page.file, config)
        shown = rendered.read(html)
        self.rendered[path] = replace(shown, failure=self.failures.get(path, ""))
        return tokens.replaced_by_typed(rendered.published(html))

    def on_env(self, _env: object, *, config: MkDocsConfig, files: Files) -> None:
        """Hold what was rendered against the scan, before any page is written."""
        included = {self._path(file, config) for file in files.documentation_pages()}
        self.site = site.with_rendered(self.site, self.rendered, included)
        verdict = self.stop_if_failed(config)
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

    def _path(self, file: File, config: MkDocsConfig) -> str:
        """Return a page's file as the check names it: relative to the project."""
        return Path(os.path.relpath(Path(config.docs_dir) / file.src_uri, self.root)).as_posix()
