"""Drafts: a question to the text of a new page, and to the file that it goes into."""

from __future__ import annotations

from .asking import authors, own_fields, question, topics
from .naming import folder, frequent_topics, path, slug
from .next_steps import next_for_draft, next_for_listed, next_for_unlisted
from .writing import Draft, text

__all__ = [
    "Draft",
    "authors",
    "folder",
    "frequent_topics",
    "next_for_draft",
    "next_for_listed",
    "next_for_unlisted",
    "own_fields",
    "path",
    "question",
    "slug",
    "text",
    "topics",
]
