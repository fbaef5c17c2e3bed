"""Front matter: from its YAML to values and findings."""

from __future__ import annotations

from .parsing import ParsedFrontMatter, front_matter

__all__ = ["ParsedFrontMatter", "front_matter"]
