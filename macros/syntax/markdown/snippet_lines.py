"""Which lines of a file a snippet shows: ranges of lines, or a section between two marks.

--8<-- [start:tides]
The part that --8<-- "file.md:tides" shows.
--8<-- [end:tides]
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .snippets import MARK, Snippet

_SECTION = re.compile(
    r"(?<!;)(?<!-)-+8<-+[ \t]+\[[ \t]*(?P<type>start|end)[ \t]*:[ \t]*(?P<name>[a-z][\w-]*)[ \t]*\]",
    re.IGNORECASE | re.ASCII,
)


def shown_lines(content: str, snippet: Snippet) -> frozenset[int] | None:
    """Return the lines that a snippet shows, counted from 0; None for a section that is not there.

    A line that begins or ends a section is never shown.
    """
    lines = content.split("\n")
    if snippet.section:
        return _of_section(lines, snippet.section)
    marks = {number for number, line in enumerate(lines) if _mark(line)} if MARK in content else set[int]()
    if not snippet.ranges:
        return frozenset(range(len(lines))) - marks
    return frozenset(one for first, last in snippet.ranges for one in _range(first, last, len(lines))) - marks


def _range(first: int | None, last: int | None, total: int) -> range:
    """Return the lines of one range, as pymdownx.snippets counts them."""
    start = 0 if first is None else max(0, first - 1 if first >= 0 else total + first)
    end = total if last is None else last if last >= 0 else total + 1 + last
    return range(min(start, total), min(max(end, 0), total))


def _of_section(lines: Sequence[str], name: str) -> frozenset[int] | None:
    shown, start = list[int](), -1
    for number, line in enumerate(lines):
        mark = _mark(line)
        if mark and mark["name"] == name:
            if start >= 0 and mark["type"].lower() == "end":
                return frozenset(shown)
            if start < 0 and mark["type"].lower() == "end":
                break
            start = number
        elif start >= 0 and not mark:
            shown.append(number)
    return frozenset(shown) if start >= 0 else None


def _mark(line: str) -> re.Match[str] | None:
    return _SECTION.search(line) if MARK in line else None
