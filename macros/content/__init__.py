"""What writers wrote, as values: sources, front matter, settings, citations, prose, claims, suppressions.

And what a merge left in their files, and what their templates can name.
"""

from __future__ import annotations

__all__ = [
    "authors",
    "biblatex",
    "citations",
    "claims",
    "conflicts",
    "evidence",
    "evidence_lock",
    "forged_tokens",
    "front_matter",
    "imitations",
    "links",
    "prose",
    "settings",
    "sources",
    "suppressions",
    "templating",
    "timelines",
    "validators",
]
