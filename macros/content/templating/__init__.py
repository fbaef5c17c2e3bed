"""What a page can name when mkdocs-macros reads it as a template, as far as files say."""

from __future__ import annotations

from .defining import defined
from .vocabulary import EXTENSIONS, QUIET_PLUGINS, Defined, Vocabulary, may_define, of_site

__all__ = ["EXTENSIONS", "QUIET_PLUGINS", "Defined", "Vocabulary", "defined", "may_define", "of_site"]
