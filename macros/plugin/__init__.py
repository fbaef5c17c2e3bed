"""The faces towards hosts, each thin: for MkDocs, for mkdocs-macros, for Python-Markdown."""

from __future__ import annotations

__all__ = ["faces"]
