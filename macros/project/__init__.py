"""The only access to disk, git, network and processes."""

from __future__ import annotations

__all__ = [
    "built_site",
    "cache",
    "checking",
    "configuration",
    "evidence",
    "files",
    "keeping",
    "listing",
    "printing",
    "revisions",
    "texts",
    "workers",
    "writing",
]
