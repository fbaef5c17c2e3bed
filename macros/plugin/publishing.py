"""The events of a build that publish it: generated files, and values for the templates."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage

from ..content.settings import PACKAGE, Settings
from ..core.findings import Fault
from ..core.model import Organization
from ..publish import publisher
from ..publish.feeds import Feed
from ..publish.repositories import repository
from ..publish.views import source_parts
from ..publish.views.view_models import Publication
from . import generated
from .beside import i18n, print_site
from .build import Build
from .downloads import Writing
from .patches import base_template
from .templates import navigation, page_values, titles, word_calls
from .templates.site_values import SiteValues

_LOG = get_plugin_logger(PACKAGE)
_HEADER, _FOOT = "ibidem/header.html", "ibidem/foot.html"


def _add(files: Files, made: Iterable[File]) -> None:
    """Add files, except where the site has a file of the same name, or of the same address."""
    taken = {file.dest_uri for file in files}
    for file in made:
        if file.src_uri not in files.src_uris and file.dest_uri not in taken:
            files.append(file)


def _as_the_host_has_them(config: MkDocsConfig, settings: Settings) -> Settings:
    """Return settings with MkDocs's own values, which hooks and defaults may have changed."""
    language = str(config.theme.get("language") or "en")
    return settings._replace(site_name=config.site_name, site_url=config.site_url or "", language=language)


def _miss_address(publication: Publication, config: MkDocsConfig) -> None:
    """Say once what a site without an address lacks, where it has pages that others cite.

    A strict build passes all the same, since a copy that nobody publishes yet has no address; so this is no
    warning of MkDocs.
    """
    is_told = _LOG.isEnabledFor(logging.WARNING)  # not under --quiet
    if is_told and any(page.front_matter.type for page in publication.site.profiles.values()):
        fault = Fault(
            "without site_url pages have no canonical address and no metadata, and there are no feeds",
            'write "site_url: https://…/", or set the variable that it names',
            Path(config.config_file_path).name,
        )
        click.echo(f"note: {fault}", err=True)


class Publishing:
    """The events of one build; each build makes a new object, so that nothing is left of an earlier one."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.reference = build.extension.reference
        self.publication = Publication(build.site, Organization("", ""), {})
        self.feeds: tuple[Feed, ...] = ()
        self.values = SiteValues(self.publication, (), self.reference)
        self.writing = Writing()
        self.header: Any = None
        """The template of a page's header."""
        self.foot: Any = None
        """The template of what follows the sources."""
        self.listed: Mapping[str, HostPage] = {}
        """The pages of the navigation by their files."""
        self.placed = ExitStack()
        """Changes for one page that are undone when the page is written."""

    @event_priority(-100)  # after all that read files from the disk
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add pages of authors and of parts of the sources; leave out pages that say they are drafts."""
        site = self.build.site
        for file in files.documentation_pages() if site.drafts else ():
            is_draft = self.build.path(file, config) in site.drafts
            # The blog leaves out its posts by itself, and links to them in a preview.
            if is_draft and not site.settings.others.has_post(file.src_uri):
                file.inclusion = InclusionLevel.DRAFT
        _add(files, i18n.placed(generated.author_pages(self.publication, config), config))
        language = _as_the_host_has_them(config, site.settings).language
        self.publication = replace(self.publication, divided=source_parts.divided(site, language))
        there = {self.build.path(file, config): file for file in self.build.files(files)}
        _add(files, i18n.placed(generated.source_parts(self.publication, there, config), config))
        return files

    @event_priority(-100)  # after all that move pages or leave them out, as Material's blog does
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Take the addresses and the order of pages, and add the downloads and the feeds."""
        if self.publication.site.settings.frame:
            titles.escape_listed(nav.items)
        order = tuple(self.build.path(page.file, config) for page in nav.pages)
        self.listed = dict(zip(order, nav.pages, strict=True))
        urls, settings = self._urls(files, config), self.publication.site.settings
        self.publication = replace(
            self.publication,
            order=order,
            urls=urls,
            organization=publisher.organization(_as_the_host_has_them(config, settings), urls),
            repository=repository(config.repo_url or ""),
        )
        if not (config.site_url or self.build.is_preview or i18n.is_second(config)):
            _miss_address(self.publication, config)
        # The feeds have one address, and so the pages of one language.
        self.feeds = () if i18n.is_second(config) else generated.feeds(self.publication, config)
        _add(files, generated.downloads(self.publication, config))
        _add(files, (File.generated(config, feed.name, content=feed.content) for feed in self.feeds))
        return nav

    @event_priority(100)  # before mkdocs-macros, which takes no other title
    def on_page_markdown(self, _markdown: str, *, page: HostPage, **_: Any) -> None:
        """Make a text of a title, and drop unsafe values: rules report both, and a preview goes on."""
        titles.make_text(page)
        page_values.drop_unsafe(page)

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Collect what the built pages say, and give templates filters for sources and dates."""
        pages, read = self.build.pages(files, config), self.build.built
        has_frame = self.publication.site.settings.frame
        if has_frame:
            base_template.correct(env)
            config.site_name = escape(config.site_name)
        self.header, self.foot = env.get_template(_HEADER), env.get_template(_FOOT)
        for path, page in pages.items():
            page_values.drop_unusable(page, env)
            page_values.complete(page, self.publication.site.profile(path), has_frame=has_frame)
        self.publication = replace(
            self.publication,
            contexts={path: built.packed for path, built in read.items()},
            minutes={path: built.minutes for path, built in read.items()},
            titles={path: titles.plain(page) for path, page in pages.items()},
        )
        self.values = SiteValues(self.publication, self.feeds, self.reference)
        env.filters["ib_listed"] = self.values.listed_source
        self.writing = Writing(files)
        word_calls.name_marks(config, self.publication.words)
        return env

    @event_priority(50)  # before search
    def _begin(
        self, /, context: dict[str, Any], *, page: HostPage, config: MkDocsConfig, nav: Navigation
    ) -> dict[str, Any]:
        """Give the templates everything that they show of a page."""
        path = self.build.path(page.file, config)
        shown = context["ibidem"] = self.values.of_page(path, page, config)
        if path not in self.listed and (beside := self._lister(path, is_typed=bool(shown["page"]))):
            self.placed.enter_context(navigation.placed(page, beside, nav))
        if shown["page"]:
            # In the content, so that search finds a page by its claim and notices too.
            body = f'<div class="ib-body"{shown["tagged"]}>{page.content}</div>'
            page.content = f"{self.header.render(context)}{body}"
        print_site.show(page, config)
        return context

    @event_priority(-100)  # after search, which need not find it
    def _end(self, /, context: dict[str, Any], *, page: HostPage, **_: Any) -> None:
        """Add the foot of a page below its sources."""
        if context["ibidem"]["page"]:
            page.content = f"{page.content}{self.foot.render(context)}"

    on_page_context = CombinedEvent(_begin, _end)

    @event_priority(200)  # before others look at what is written
    def on_post_build(self, **_: Any) -> None:
        """Wait for the downloads, which a second process writes; a failed build must not leave it running."""
        self.writing.end()

    on_build_error = on_post_build

    def on_post_page(self, _output: str, **_: Any) -> None:
        """Undo what was done for this page alone."""
        self.placed.close()

    def on_template_context(self, context: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Give the page "not found" its lists, and the sitemap its days."""
        context["ibidem"] = self.values.of_template(context["base_url"])
        return context

    def _lister(self, path: str, *, is_typed: bool) -> HostPage | None:
        """Return the page of the navigation after which a page has its place: the one that lists it."""
        if is_typed:
            lists = self.values.list_page
            return self.listed.get(lists.path) if lists else None
        parted = self.publication.divided.places.get(path)
        return self.listed.get(parted.whole) if parted else None

    def _urls(self, files: Files, config: MkDocsConfig) -> Mapping[str, str]:
        return {
            # MkDocs gives the address of the home page as "./" here, and as "" in pages.
            self.build.path(file, config): "" if file.url == "./" else file.url
            for file in self.build.files(files)
        }
