"""Quotation marks: those of the page's language around words, and its inner ones within them."""

from __future__ import annotations

import re

from ...core.patterns import later

# Pairs of outer marks, whatever language they are of; an apostrophe is none.
_PAIRS = later(
    r"""
    [“„] (?P<curly>[^“”„]*) [”“]
    | « \s? (?P<angled>[^«»]*?) \s? »
    | » (?P<reversed>[^«»]*) «
    | 「 (?P<corner>[^「」]*) 」
    | (?<!\w)" (?P<straight>[^"]*) "(?!\w)
    """,
    re.VERBOSE,
)


def nested(words: str, before: str, after: str) -> str:
    """Return words with inner quotation marks in place of those that quote within them."""
    return _PAIRS().sub(lambda match: f"{before}{match[match.lastgroup or 0]}{after}", words)
