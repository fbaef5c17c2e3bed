"""The titles of a page's headings, as they are typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...core.text import Span, covering

# What may be before a heading in its line: quotes, and the marks of list items and definitions.
_MARKS = re.compile(r"[ \t>]*+(?:(?:[*+-]|\d+[.)]|:)[ \t]++)*+")
_HASHES = re.compile(r"\#[^\n]*")
_LEVEL = re.compile(r"\#{1,6}")
_UNDERLINE = re.compile(r"\n[ \t>]*+(?:=+|-+)[ ]*(?=\n|\Z)")


def titles(content: str, start: int, code: Sequence[Span]) -> Iterator[str]:
    """Yield the titles of headings from `start` on, as they are typed, outside of code."""
    for match in _HASHES.finditer(content, start):
        line = content.rfind("\n", 0, match.start()) + 1
        if _MARKS.fullmatch(content, line, match.start()) and covering(code, line) is None:
            yield _LEVEL.sub("", match[0], count=1).strip().rstrip("#").strip()
    for match in _UNDERLINE.finditer(content, start):
        line = content.rfind("\n", 0, match.start()) + 1
        title = content[line : match.start()]
        if title.strip() and covering(code, match.start() + 1) is None:
            yield _MARKS.sub("", title, count=1).strip()
