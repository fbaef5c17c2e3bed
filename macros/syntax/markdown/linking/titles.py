"""The titles of a page's headings, as they are typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ....core.text import Span, covering

# What may be before a heading in its line: quotes, and the marks of list items and definitions.
_MARKS = re.compile(r"[ \t>]*+(?:(?:[*+-]|\d+[.)]|:)[ \t]++)*+")
_HASHES = re.compile(r"\#(?P<more>\#{0,5})[^\n]*")
_UNDERLINE = re.compile(r"\n[ \t>]*+(?:=+|-+)[ ]*(?=\n|\Z)")


def titles(content: str, start: int, code: Sequence[Span]) -> Iterator[Span]:
    """Yield the titles of headings from `start` on, as they are typed, outside of code."""
    for match in _HASHES.finditer(content, start):
        line = content.rfind("\n", 0, match.start()) + 1
        if _MARKS.fullmatch(content, line, match.start()) and covering(code, line) is None:
            yield Span(match.end("more"), match.end())
    for match in _UNDERLINE.finditer(content, start):
        line = content.rfind("\n", 0, match.start()) + 1
        marks = _MARKS.match(content, line, match.start())
        begin = marks.end() if marks else line
        if begin < match.start() and covering(code, match.start() + 1) is None:
            yield Span(begin, match.start())
