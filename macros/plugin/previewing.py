"""The events of a preview that show findings in the pages; a build for deployment has no such events."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page as HostPage

from ..check.site import CheckResult
from ..core.findings import Finding
from ..core.model import Page
from ..publish.views import found as told
from ..publish.views.pages import listed
from ..render import built_pages, rendering, source_map
from ..render.source_map import SourcePlace
from . import page_values
from .publishing import Publishing

_BAR = "partials/ibidem/findings.html"
_STAND_IN = "This page cannot be read: {reason}. Fix its file, and the page is here again.\n"


class Previewing:
    """Gives each page the findings of the site, after all pages have been rendered and checked."""

    def __init__(self, publishing: Publishing) -> None:
        self.build, self.publishing = publishing.build, publishing
        self.has_bar = False

    @event_priority(100)  # before others, whose text takes precedence
    def on_page_read_source(self, *, page: HostPage, **_: Any) -> str | None:
        """Put a sentence in place of a page that MkDocs cannot read; a finding names the place."""
        try:
            page.file.content_string  # noqa: B018  reads it
        except OSError as error:
            return _STAND_IN.format(reason=error.strerror)
        except UnicodeDecodeError:
            return _STAND_IN.format(reason="it is not UTF-8")
        return None

    def on_env(self, env: Any, **_: Any) -> None:
        """Find out whether the theme can show findings; a theme of a site's own may not."""
        self.has_bar = page_values.has_template(env, _BAR)

    @event_priority(-100)  # after search, which must not find our marks
    def on_page_context(
        self, context: dict[str, Any], *, page: HostPage, config: MkDocsConfig, **_: Any
    ) -> dict[str, Any]:
        """Mark the findings of a page in its text, and give all of them to the bar."""
        content, result = page.content or "", self.build.result
        path = self.build.path(page.file, config)
        known = self.build.site.page(path)
        if result and self.has_bar:
            found = _found(known, content, result)
            content = _marked(content, told.own(result, path), found)
            publication, listed = self.publishing.publication, self._listed(known, page)
            context["ibidem"]["findings"] = told.findings(publication, result, path, found, listed)
        page.content = built_pages.published(content)
        return context

    def on_template_context(self, context: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Give the findings to the page "not found", which a preview shows where a page is missing."""
        if self.build.result and self.has_bar:
            result, publication = self.build.result, self.publishing.publication
            context["ibidem"]["findings"] = told.findings(publication, result, "", {}, ())
        return context

    def _listed(self, known: Page | None, page: HostPage) -> Collection[str]:
        """Return the keys of the sources that a page lists."""
        publication = self.publishing.publication
        if page.meta.get("template") == "sources.html":
            return publication.site.bibliography.by_key
        profile = publication.site.profiles.get(known.path) if known else None
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
