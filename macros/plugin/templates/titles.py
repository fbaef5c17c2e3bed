"""Titles for the templates of Material, which do not escape them: a title has to be HTML."""

from __future__ import annotations

from collections.abc import Iterable
from html import unescape

from markupsafe import Markup, escape
from mkdocs.structure.nav import Link, Section
from mkdocs.structure.pages import Page

from ...content.front_matter import printed
from ...syntax.html.acting import acting
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


def escape_own(page: Page, *, is_ours: bool) -> None:
    """Escape what Material prints as it is: fields of the front matter, and a title made of a file's name.

    A title from a heading is HTML already. On a page that is not ours, only what is unsafe is escaped.
    """
    title = page.title
    if title and "title" not in page.meta and title == _of_file(page) and (is_ours or acting(title)):
        page.title = escape(title)
    for name in printed.ESCAPED if is_ours else printed.unsafe(page.meta):
        if page.meta.get(name):
            page.meta[name] = escape(page.meta[name])


def _of_file(page: Page) -> str:
    """Return the title that MkDocs makes of the name of a file."""
    title = page.file.name.replace("-", " ").replace("_", " ")
    return title.capitalize() if title.lower() == title else title


def plain(page: Page) -> str:
    """Return the title of a page as a text: that of the front matter, or else that of the navigation."""
    return unescape(page.meta.get("title") or page.title or "")


def plain_field(page: Page, name: str) -> str:
    """Return a field of the front matter as a text, as it was before it was escaped."""
    value = page.meta.get(name)
    return value.unescape() if isinstance(value, Markup) else str(value or "")
