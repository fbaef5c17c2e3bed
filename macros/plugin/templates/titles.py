"""Titles for the templates of Material, which do not escape them: a title has to be HTML."""

from __future__ import annotations

from collections.abc import Iterable
from html import unescape

from markupsafe import escape
from mkdocs.structure.nav import Link, Section
from mkdocs.structure.pages import Page

from ...syntax.tokens import has_token


def escape_listed(items: Iterable[object]) -> None:
    """Escape the titles in `nav` of mkdocs.yml; a page without one there has no title yet."""
    for item in items:
        if isinstance(item, (Link, Page, Section)) and item.title:
            item.title = escape(item.title)
        if isinstance(item, Section):
            escape_listed(item.children)


def make_text(page: Page) -> None:
    """Make a text of the title in the front matter, and remove a title without a value."""
    if title := page.meta.pop("title", None):
        page.meta["title"] = str(title)


def made(page: Page) -> str:
    """Return the title that mkdocs-macros has made; empty where it has made none."""
    return str(vars(page).get("title") or "")


def forget_token(page: Page) -> None:
    """Forget a title that mkdocs-macros has made of a heading that cites: MkDocs makes a better one."""
    if has_token(made(page)):
        del page.title


def escape_own(page: Page) -> None:
    """Escape a title from the front matter; a title from a heading is HTML already."""
    if "title" in page.meta:
        page.meta["title"] = escape(page.meta["title"])


def plain(page: Page) -> str:
    """Return the title of a page as a text: that of the front matter, or else that of the navigation."""
    return unescape(page.meta.get("title") or page.title or "")
