"""Drafts: a question to the text of a new page, and to the file that it goes into."""

from __future__ import annotations

from .asking import RefusedError, authors, own_fields, question
from .naming import folder, path, slug
from .writing import Draft, text

__all__ = ["Draft", "RefusedError", "authors", "folder", "own_fields", "path", "question", "slug", "text"]
