"""What Material's templates take of a page: its contents, its marks, and values that they can read."""

from __future__ import annotations

from typing import Any

from markupsafe import escape
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from .. import views
from ..model import Page
from . import titles

TITLE = "ib-title"
"""The anchor of a heading that the theme writes."""

log = get_plugin_logger("ibidem")


def complete(page: HostPage, known: Page | None) -> None:
    """Let the contents begin with the heading of the theme, and the lists show what became of the page."""
    if status := views.status(known.matter.corrections if known else ()):
        page.meta["status"] = status.lower().replace(" ", "-")
    has_heading = page.meta.get("template") == "author.html" or (known is not None and known.matter.type)
    if has_heading:
        # The link that skips the frame of the page leads to the first entry.
        heading = AnchorLink(escape(page.meta.get("title") or page.title), TITLE, 1)
        heading.children = list(page.toc)
        page.toc = TableOfContents([heading])
    titles.escape_own(page)


def drop_unusable(page: HostPage, env: Any, templates: frozenset[str]) -> None:
    """Drop values that would stop Material's templates: a preview goes on without them."""
    meta = page.meta
    if "template" in meta and (not isinstance(meta["template"], str) or meta["template"] not in templates):
        del meta["template"]
    for name, kind in (("hide", list), ("search", dict), ("status", str), ("icon", str)):
        if name in meta and not isinstance(meta[name], kind):
            del meta[name]
    if "icon" in meta and f".icons/{meta['icon']}.svg" not in _icons(env):
        log.warning('%s: there is no icon "%s"', page.file.src_uri, meta.pop("icon"))


def _icons(env: Any) -> frozenset[str]:
    return frozenset(env.list_templates(filter_func=lambda name: name.startswith(".icons/")))
