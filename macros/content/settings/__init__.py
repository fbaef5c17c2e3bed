"""Settings: the part of `mkdocs.yml` that is ours, and what we read of MkDocs's own settings."""

from __future__ import annotations

from .mkdocs_yml import NAMES, Settings, SetupError, parse_toml, parse_yaml, settings

__all__ = ["NAMES", "Settings", "SetupError", "parse_toml", "parse_yaml", "settings"]
