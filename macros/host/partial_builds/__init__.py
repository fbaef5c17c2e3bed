"""Builds that render only what has changed, as `mkdocs serve --dirty` asks for."""

from __future__ import annotations

from .events import Partial

__all__ = ["Partial"]
