"""The events of one build that publish it: generated files, and what the templates show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from posixpath import join
from typing import Any
from urllib.parse import urljoin

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.utils import get_build_date

from .. import contexts, rendering, views
from ..feeds import Feed
from ..model import CORRECTIONS, Organization, Page
from ..repositories import repository
from ..site import Site
from . import generated, titles
from .build import source_path

_POLICIES = {
    "method": "about/method.md",
    "corrections": "about/corrections.md",
    "funding": "about/independence.md",
}
_FILTERS = {"ib_reference": rendering.reference, "ib_day": rendering.day, "ib_dating": rendering.dating}


# HTML knows no autocomplete for a checkbox.
_CHECKBOX = re.compile(r'(<input class="md-toggle"[^>]*) autocomplete="off"')


def _valid(html: str) -> str:
    return _CHECKBOX.sub(r"\1", html)


def _add(files: Files, made: Iterable[File]) -> None:
    """Add files, unless somebody has written one of the same name."""
    for file in made:
        if file.src_uri not in files.src_uris:
            files.append(file)


class Publishing:
    """The events of one build; made anew for each, so that nothing is carried over."""

    def __init__(self, checked: Site, root: Path) -> None:
        self.root = root
        self.publication = views.Publication(checked, Organization("", ""), {})
        self.cards: tuple[views.Card, ...] = ()
        self.feeds: tuple[Feed, ...] = ()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages of the authors, the downloads and the feeds."""
        self.publication = replace(self.publication, urls=self._urls(files, config))
        _add(files, generated.files(self.publication, config))
        urls = self._urls(files, config)
        self.publication = replace(
            self.publication,
            urls=urls,
            organization=self._organization(config, urls),
            repository=repository(config.repo_url or ""),
        )
        self.feeds = generated.feeds(self.publication, config)
        _add(files, (File.generated(config, feed.name, content=feed.content) for feed in self.feeds))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, **_: Any) -> Navigation:
        """Take the order of pages from the navigation."""
        titles.escape_listed(nav.items)
        order = tuple(source_path(page.file, self.root, config) for page in nav.pages)
        self.publication = replace(self.publication, order=order)
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Read what the pages say around their citations, and let templates write sources and dates."""
        pages = {
            source_path(file, self.root, config): file.page
            for file in files.documentation_pages()
            if file.page
        }
        for path, page in pages.items():
            self._complete(page, self.publication.site.page(path))
        content = {path: page.content or "" for path, page in pages.items()}
        self.publication = replace(
            self.publication,
            contexts={path: contexts.contexts(html) for path, html in content.items()},
            minutes={path: contexts.minutes(contexts.words(html)) for path, html in content.items()},
            titles={path: titles.plain(page) for path, page in pages.items()},
        )
        self.cards = views.cards(self.publication)
        if not any(page.update_date for page in pages.values()):
            for page in pages.values():
                # The sitemap of MkDocs needs one date at least.
                page.update_date = get_build_date()
        config.site_name = escape(config.site_name)
        env.filters.update(_FILTERS)
        return env

    def _complete(self, page: HostPage, known: Page | None) -> None:
        """Put the page's own date, status and title as Material's templates take them."""
        # MkDocs puts the day of the build here, which says nothing of the page.
        page.update_date = known.matter.modified.iso if known and known.matter.modified else ""
        if status := views.status(known.matter.corrections if known else ()):
            page.meta.setdefault("status", status.lower().replace(" ", "-"))
        titles.escape_own(page)

    def on_page_context(
        self, context: dict[str, Any], *, page: HostPage, config: MkDocsConfig, **_: Any
    ) -> dict[str, Any]:
        """Give the templates all that they show of a page."""
        path = source_path(page.file, self.root, config)
        known = self.publication.site.page(path)
        title = titles.plain(page)
        description = str(page.meta.get("description") or config.site_description or "")
        author = views.author_at(self.publication, path)
        context["ibidem"] = {
            **self._everywhere(),
            "head": views.head(self.publication, known, url=page.url, title=title, description=description),
            "title": title,
            "description": description,
            "page": views.page_view(self.publication, known) if known and known.matter.type else None,
            "author": author,
            "written": views.written_by(self.publication, author) if author else (),
        }
        return context

    def on_post_page(self, output: str, **_: Any) -> str:
        """Mend what stands in Material's `base.html`, where no template reaches it."""
        return _valid(output)

    def on_post_template(self, output_content: str, **_: Any) -> str:
        """Mend it on the page for lost readers too."""
        return _valid(output_content)

    def on_template_context(self, context: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Give the page for lost readers what it offers them."""
        context["ibidem"] = {**self._everywhere(), "head": views.Head(), "title": "Page not found"}
        return context

    def _everywhere(self) -> Mapping[str, Any]:
        return {
            "cards": self.cards,
            "feeds": self.feeds,
            "page": None,
            "house": self.publication.site.settings.house,
            "statuses": CORRECTIONS,
            "sources": partial(views.sources, self.publication),
            "log": partial(views.log, self.publication),
        }

    def _urls(self, files: Files, config: MkDocsConfig) -> Mapping[str, str]:
        return {
            # MkDocs writes that of the home page with a dot here, and without in its pages.
            source_path(file, self.root, config): "" if file.url == "./" else file.url
            for file in files.documentation_pages()
        }

    def _organization(self, config: MkDocsConfig, urls: Mapping[str, str]) -> Organization:
        house, docs = self.publication.site.settings.house, self.publication.site.settings.docs_dir
        home = f"{config.site_url.rstrip('/')}/" if config.site_url else ""
        found = {name: urls.get(join(docs, path)) for name, path in _POLICIES.items()}
        return Organization(
            name=config.site_name,
            url=home,
            language=str(config.theme.get("language") or "en"),
            **{name: urljoin(home, url) if url and home else "" for name, url in found.items()},
            image=urljoin(home, house.image) if house.image and home else "",
            image_alt=house.image_alt,
        )
