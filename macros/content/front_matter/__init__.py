"""Front matter: from its YAML to values and findings."""

from __future__ import annotations

from .defaults import Defaults
from .parsing import ParsedFrontMatter, front_matter

__all__ = ["Defaults", "ParsedFrontMatter", "front_matter"]
