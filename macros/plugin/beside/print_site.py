"""mkdocs-print-site: it takes the content of each page before lists and headers are there.

The plugin gives the links on its page the key of the page that they come from, but few of the ids.
"""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from ...render.elsewhere import among_others

_NAME, _TAKEN = "print-site", "html"
"""The plugin, and the attribute in which it keeps the content of a page until all pages are written."""


def show(page: Page, config: MkDocsConfig) -> None:
    """Give the plugin the content of a page as its readers see it, with header and lists."""
    plugin: Any = config.plugins.get(_NAME)
    if plugin and hasattr(page, _TAKEN):
        lead = partial(_from_there, page.url, plugin.print_page.url)
        setattr(page, _TAKEN, among_others(page.content or "", _key(page.url), lead))


def _from_there(url: str, printed: str, link: str) -> str:
    """Return a link of the page at `url` as the page that shows all has to write it."""
    root = "http://a/"
    target = urljoin(root + url, link)
    return get_relative_url(target.removeprefix(root), printed) if target.startswith(root) else link


def _key(url: str) -> str:
    """Return the key of a page, as the plugin makes it of the address."""
    return url.lower().rstrip("/").replace(".html", "").replace("/", "-").lstrip("-.") or "index"
