"""The face for any host that runs Python-Markdown, such as Zensical: numbers, markers and lists.

What only a whole site shows is done after a build, by `finish`. Nothing here imports MkDocs.
"""

from __future__ import annotations

from .extension import make_extension
from .extension import make_extension as makeExtension  # noqa: N812  Python-Markdown's name

__all__ = ["makeExtension", "make_extension"]
