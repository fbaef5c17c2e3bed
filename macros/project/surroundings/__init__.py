"""What pages get from outside of themselves: the names that they can use, and files that they show."""

from __future__ import annotations

from .cycles import cycles
from .shown_files import SNIPPET, TEMPLATE, Asked, ShownFile
from .snippet_files import appended, of_snippets
from .template_files import of_templates
from .vocabulary import vocabulary

__all__ = [
    "SNIPPET",
    "TEMPLATE",
    "Asked",
    "ShownFile",
    "appended",
    "cycles",
    "of_snippets",
    "of_templates",
    "vocabulary",
]
