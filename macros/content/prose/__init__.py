"""Prose: a page's text to the sentences that its readers read, each at its place in the file."""

from __future__ import annotations

from .sections import read

__all__ = ["read"]
