"""One reader for each notation: BibTeX, LaTeX, dates, YAML, Markdown, Jinja's marks, HTML, sentences."""

from __future__ import annotations

__all__ = [
    "addresses",
    "bibtex",
    "cldr",
    "dates",
    "explained",
    "facts",
    "html",
    "languages",
    "latex",
    "located_toml",
    "located_yaml",
    "loose_dates",
    "markdown",
    "months",
    "sentences",
    "templates",
    "tokens",
    "trigger_words",
    "typed_addresses",
]
