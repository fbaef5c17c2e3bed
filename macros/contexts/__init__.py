"""Contexts: the sentence in which the reader of a rendered page meets each citation, and its length."""

from __future__ import annotations

from .reading import Context, Reading, read

__all__ = ["Context", "Reading", "read"]
