"""Quotations: words in quotation marks of any language that prose in English uses."""

from __future__ import annotations

import re

from ...core.text import Span

QUOTATION_MARK = re.compile('[“”„«»‘"]')
"""A text without one has no quotation; the closing ’ is left out, since apostrophes look like it."""
_QUOTATION = re.compile(
    r"“[^“”]+”|„[^„“”]+[“”]|«[^«»]+»|»[^«»]+«|‘(?<!\w‘)[^‘]+?’(?!\w)|\"(?<![\w\"]\")[^\"]+\"(?!\w)"
)


def quotations(text: str) -> tuple[Span, ...]:
    """Return where a text quotes, the marks included."""
    return tuple(Span(*match.span()) for match in _QUOTATION.finditer(text))
