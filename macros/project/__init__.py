"""The only access to disk, git and processes."""

from __future__ import annotations

__all__ = [
    "built_site",
    "cache",
    "checking",
    "configuration",
    "files",
    "keeping",
    "listing",
    "revisions",
    "texts",
    "workers",
    "writing",
]
