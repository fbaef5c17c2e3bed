"""Settings: the part of `mkdocs.yml` that is ours, and what we read of MkDocs's own settings."""

from __future__ import annotations

from .fields import PANDOC
from .mkdocs_yml import NAMES, settings
from .model import ARCHIVE_RULE, Settings
from .other_plugins import Snippets
from .own_part import own_part
from .parsing import parsed
from .printed import Printed
from .refusing import SetupError
from .rendering import PACKAGE, Rendering

__all__ = [
    "ARCHIVE_RULE",
    "NAMES",
    "PACKAGE",
    "PANDOC",
    "Printed",
    "Rendering",
    "Settings",
    "SetupError",
    "Snippets",
    "own_part",
    "parsed",
    "settings",
]
