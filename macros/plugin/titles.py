"""Titles as the templates of Material need them: they write a title as it is, so it has to be HTML."""

from __future__ import annotations

from collections.abc import Iterable
from html import unescape

from markupsafe import escape
from mkdocs.structure.nav import Link, Section
from mkdocs.structure.pages import Page


def escape_listed(items: Iterable[object]) -> None:
    """Escape what mkdocs.yml calls sections and pages; a page without such a name has no title yet."""
    for item in items:
        if isinstance(item, (Link, Page, Section)) and item.title:
            item.title = escape(item.title)
        if isinstance(item, Section):
            escape_listed(item.children)


def make_text(page: Page) -> None:
    """Make a text of a title of the front matter, and leave one without a value out."""
    if title := page.meta.pop("title", None):
        page.meta["title"] = str(title)


def escape_own(page: Page) -> None:
    """Escape a title of the front matter; that of a heading is HTML."""
    if "title" in page.meta:
        page.meta["title"] = escape(page.meta["title"])


def plain(page: Page) -> str:
    """Return a page's title as a text: what the front matter says comes before the navigation's name."""
    return unescape(page.meta.get("title") or page.title or "")
