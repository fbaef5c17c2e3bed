"""The templates that a page can name in its front matter: each shows something after the page's own text."""

from __future__ import annotations

AUTHOR = "ibidem/author.html"
"""The page of an author; the build makes one for each author."""
PAGE_LISTS = "ibidem/explainers.html"
"""All pages that have a type."""
SOURCES = "ibidem/sources.html"
"""All sources of the site."""
TEMPLATES = (AUTHOR, "ibidem/corrections.html", PAGE_LISTS, "ibidem/home.html", SOURCES)
PAGE = "ibidem/page.html"
"""The template of a page that has a type, unless the page names one."""
