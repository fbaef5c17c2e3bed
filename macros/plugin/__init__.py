"""The faces towards hosts: MkDocs, and any other host that runs Python-Markdown.

The only importer of mkdocs; `anywhere/` runs without it, so that nothing is imported here.
"""

from __future__ import annotations

__all__ = ["anywhere", "installing"]
