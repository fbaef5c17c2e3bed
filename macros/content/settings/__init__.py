"""Our part of `mkdocs.yml`: where things are, and how severe each rule is."""

from __future__ import annotations

from .reading import NAMES, Settings, SetupError, parse_yaml, settings

__all__ = ["NAMES", "Settings", "SetupError", "parse_yaml", "settings"]
