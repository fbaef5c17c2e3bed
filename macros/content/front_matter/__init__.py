"""Front matter: what a page says of itself, to values and findings."""

from __future__ import annotations

from .parsing import ParsedFrontMatter, front_matter

__all__ = ["ParsedFrontMatter", "front_matter"]
