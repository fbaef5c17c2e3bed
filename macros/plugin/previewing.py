"""The events of a preview that show findings in the pages; a build for deployment has no such events."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as HostPage

from ..check.site import CheckResult
from ..core.findings import Finding
from ..core.model import Page
from ..core.page_templates import SOURCES
from ..project import listing, texts
from ..publish.views import found as told
from ..publish.views.page_sources import listed
from ..render import built_pages, rendering, source_map
from ..render.source_map import SourcePlace
from .publishing import Publishing

_BAR, _STYLE = "ibidem/findings.html", "ibidem/findings-style.html"
_HEAD, _BODY = "</head>", "</body>"
_STAND_IN = "This page cannot be read: {reason}. Fix its file, and the page is here again.\n"


class Previewing:
    """Gives each page the findings of the site, after all pages have been rendered and checked."""

    def __init__(self, publishing: Publishing) -> None:
        self.build, self.publishing = publishing.build, publishing
        self.bar: Any = None
        """The templates of the bar of findings, and of its style."""
        self.style = ""
        self.shown = ""
        """The bar of the page that is written next; empty without findings."""
        self.is_draft = False
        """Whether that page is a draft, which MkDocs marks."""

    @event_priority(100)  # before others read the files
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out what MkDocs could not copy or name, where the build would end; a finding tells of it."""
        for file in tuple(files):
            is_copied = file.src_dir == config.docs_dir and not file.is_documentation_page()
            is_lost = is_copied and listing.uncopied(Path(config.docs_dir), file.src_uri)
            if is_lost or not listing.is_unicode(file.src_uri):
                files.remove(file)
        return files

    @event_priority(100)  # before others, whose text takes precedence
    def on_page_read_source(self, *, page: HostPage, **_: Any) -> str | None:
        """Put a sentence in place of a page that MkDocs cannot read; a finding names the place."""
        try:
            if page.file.abs_src_path and page.file.generated_by is None:
                texts.raw(Path(page.file.abs_src_path)).decode()
        except OSError as error:
            return _STAND_IN.format(reason=error.strerror)
        except UnicodeDecodeError:
            return _STAND_IN.format(reason="it is not UTF-8")
        return None

    def on_env(self, env: Any, **_: Any) -> None:
        """Load the templates of the bar."""
        self.bar, self.style = env.get_template(_BAR), env.get_template(_STYLE).render()

    @event_priority(-100)  # after search, which must not find our marks
    def on_page_context(
        self, context: dict[str, Any], *, page: HostPage, config: MkDocsConfig, **_: Any
    ) -> dict[str, Any]:
        """Mark the findings of a page in its text, and give all of them to the bar."""
        content, result = page.content or "", self.build.result
        path = self.build.path(page.file, config)
        known, self.is_draft = self.build.site.page(path), path in self.build.site.drafts
        found = _found(known, content, result)
        content = _marked(content, told.own(result, path), found)
        publication, listed = self.publishing.publication, self._listed(path, page)
        self._show(context, told.findings(publication, result, path, found, listed))
        page.content = built_pages.published(content)
        return context

    def on_post_page(self, output: str, **_: Any) -> str:
        """Add the bar to a page, whatever theme has made the page."""
        return self._with_bar(output)

    def on_template_context(self, context: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Give the findings to the page "not found", which a preview shows where a page is missing."""
        found = told.findings(self.publishing.publication, self.build.result, "", {}, ())
        self.is_draft = False
        self._show(context, found)
        return context

    def on_post_template(self, output_content: str, *, template_name: str, **_: Any) -> str:
        """Add the bar to the page "not found"."""
        return self._with_bar(output_content) if template_name.endswith(".html") else output_content

    def _show(self, context: Mapping[str, Any], findings: Any) -> None:
        self.shown = self.bar.render({**context, "findings": findings}) if findings else ""

    def _with_bar(self, output: str) -> str:
        if not (self.shown or self.is_draft):
            return output
        head, mark, rest = output.partition(_HEAD)
        body, end, after = rest.rpartition(_BODY)
        return f"{head}{self.style}{mark}{body}{self.shown}{end}{after}" if mark and end else output

    def _listed(self, path: str, page: HostPage) -> Collection[str]:
        """Return the keys of the sources that a page lists."""
        publication = self.publishing.publication
        if parted := publication.divided.places.get(path):
            return [source.key for source in parted.part.sources] if parted.part else ()
        if page.meta.get("template") == SOURCES:
            return publication.site.bibliography.by_key
        profile = publication.site.profile(path)
        return [source.key for source in listed(publication, profile)] if profile else ()


def _found(known: Page | None, content: str, result: CheckResult) -> Mapping[Finding, SourcePlace]:
    """Return the places of the findings of a page in its rendered content."""
    own = told.own(result, known.path) if known else ()
    if not known or not own:
        return {}
    found = source_map.find(known, content, [finding.location for finding in own])
    return dict(zip(own, found, strict=True))


def _marked(content: str, own: Sequence[Finding], found: Mapping[Finding, SourcePlace]) -> str:
    """Return the content of a page with a mark for each finding whose place is known."""
    marks = [
        (found[finding].offset, rendering.finding_mark(finding, number))
        for number, finding in enumerate(own, 1)
        if finding in found and found[finding].is_known
    ]
    return source_map.with_marks(content, marks)
