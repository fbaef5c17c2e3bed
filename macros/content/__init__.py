"""What writers wrote, as values: sources, front matter, settings, citations, prose, claims, suppressions."""

from __future__ import annotations

__all__ = [
    "authors",
    "biblatex",
    "citations",
    "claims",
    "front_matter",
    "prose",
    "settings",
    "sources",
    "suppressions",
    "validators",
]
