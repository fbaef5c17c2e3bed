"""The faces towards hosts, each thin: for MkDocs, for mkdocs-macros, for Python-Markdown, for Zensical."""

from __future__ import annotations

__all__ = ["faces"]
