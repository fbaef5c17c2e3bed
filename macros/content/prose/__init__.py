"""Prose: from the text of a page to the sentences that readers read, each with its place in the file."""

from __future__ import annotations

from .numbers import typed_numbers
from .sections import read

__all__ = ["read", "typed_numbers"]
