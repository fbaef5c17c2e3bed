"""Front matter: from its YAML to values and findings."""

from __future__ import annotations

from .defaults import Defaults
from .parsing import front_matter
from .yaml_block import ParsedFrontMatter, body

__all__ = ["Defaults", "ParsedFrontMatter", "body", "front_matter"]
