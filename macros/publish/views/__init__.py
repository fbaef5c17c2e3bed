"""Views: everything that the templates of the theme show, looked up and put in order."""

from __future__ import annotations

from ...render.rendering.listing import Card, SourceView
from .head import head
from .indexes import days, log, sources, ways, written_by
from .lists import NEWEST, Group, PageLists, list_page, lists, topics_of
from .pages import author_at, card, cards, downloads, listed, page_view, status, work
from .values import Head, Publication

__all__ = [
    "NEWEST",
    "Card",
    "Group",
    "Head",
    "PageLists",
    "Publication",
    "SourceView",
    "author_at",
    "card",
    "cards",
    "days",
    "downloads",
    "head",
    "list_page",
    "listed",
    "lists",
    "log",
    "page_view",
    "sources",
    "status",
    "topics_of",
    "ways",
    "work",
    "written_by",
]
