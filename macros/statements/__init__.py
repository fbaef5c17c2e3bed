"""Statements: what the text of a page tells its readers, sentence by sentence, and what of it changed."""

from __future__ import annotations

from .changes import Change, changes
from .matching import matched
from .reading import Statement, statements

__all__ = ["Change", "Statement", "changes", "matched", "statements"]
