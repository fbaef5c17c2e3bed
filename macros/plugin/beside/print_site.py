"""mkdocs-print-site: it takes the content of each page before lists and headers are there."""

from __future__ import annotations

from mkdocs.structure.pages import Page

_TAKEN = "html"
"""The attribute in which the plugin keeps the content of a page until all pages are written."""


def show(page: Page) -> None:
    """Give the plugin the content of a page as its readers see it, with header and lists."""
    if hasattr(page, _TAKEN):
        setattr(page, _TAKEN, page.content)
