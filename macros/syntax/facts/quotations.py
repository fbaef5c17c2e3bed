"""Quotations: words in the quotation marks of English and of the languages that English prose quotes."""

from __future__ import annotations

import re

from ...core.text import Span

QUOTATION_MARK = re.compile('[“”„«»‘"]')
"""A mark that every quotation has; the closing ’ is left out, since apostrophes look like it."""
_QUOTATION = re.compile(
    r"“[^“”]+”|„[^„“”]+[“”]|«[^«»]+»|»[^«»]+«|‘(?<!\w‘)[^‘]+?’(?!\w)|\"(?<![\w\"]\")[^\"]+\"(?!\w)"
)


def quotations(text: str) -> tuple[Span, ...]:
    """Return the quotations of a text, marks included."""
    return tuple(Span(*match.span()) for match in _QUOTATION.finditer(text))
