"""Where a block of a file ends, and which parts of it are comments or the insides of values.

The grammar is that of btparse, which biber uses: `%` outside of values begins a comment, and `@` inside of a
value begins nothing. https://metacpan.org/pod/bt_language
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ...core.text import Span
from .field_values import closing

HEAD = re.compile(r"@\s*+(?P<type>[A-Za-z][\w+.:-]*+)\s*+(?P<open>[{(])")
_COMMENTS = r"(?: \s++ | %[^\n]*+ )*+"
_TO_KEY = re.compile(_COMMENTS, re.VERBOSE)
_KEY = {"{": re.compile(r'[^\s,={}"]*+'), "(": re.compile(r'[^\s,={}")]*+')}
_MARK = {"{": re.compile(r'[{}"%]'), "(": re.compile(r'[{)"%]')}
_COMMENT = re.compile(r"%[^\n]*+")
# A line that begins a block: no value goes on there, since a brace is missing before it.
_NEXT = re.compile(
    r"""
    ^ [ \t]*+ @ [ \t]*+ (?:
        (?i: comment | preamble ) \s*+ [{(]
        | [A-Za-z][\w+.:-]*+ \s*+ [{(] [^,{}=\n]*+ [,=]
    )
    """,
    re.VERBOSE | re.MULTILINE,
)


class Extent(NamedTuple):
    """A block from its `@` on."""

    span: Span
    type: str
    """In lower case."""
    comments: tuple[Span, ...] = ()
    """Each from its `%` to the end of the line."""
    insides: tuple[Span, ...] = ()
    """What is between the outer braces or quotation marks of each value."""
    is_closed: bool = True
    open_mark: Span | None = None
    """The mark that opens a value which does not close, where there is one."""


def beginnings(content: str) -> Sequence[int]:
    """Return the offsets of all lines that begin a block, or would if braces before them were closed."""
    return tuple(match.start() for match in _NEXT.finditer(content))


def extent(content: str, head: re.Match[str], limit: int) -> Extent:
    """Find the end of the block at a match of HEAD; a block that does not close ends at the limit."""
    kind = head["type"].lower()
    if kind == "comment":
        end = _closed(content, head, limit)
        return Extent(Span(head.start(), limit if end is None else end), kind, is_closed=end is not None)
    comments, insides = list[Span](), list[Span]()
    position = _behind_key(content, head, comments)
    end, open_mark = None, None
    while end is None and (mark := _MARK[head["open"]].search(content, position, limit)):
        position = mark.end()
        if mark[0] == "%":
            position = _end_of_line(content, position)
            comments.append(Span(mark.start(), position))
        elif mark[0] in '{"':
            inside = closing(content, position, limit)
            if inside is None:
                open_mark = Span(mark.start(), mark.end())
                break
            insides.append(Span(position, inside))
            position = inside + 1
        else:
            end = position
    span = Span(head.start(), limit if end is None else end)
    return Extent(span, kind, tuple(comments), tuple(insides), end is not None, open_mark)


def _behind_key(content: str, head: re.Match[str], comments: list[Span]) -> int:
    """Return the offset behind the key, which can hold `%`; comments before it are added to the list."""
    start = _TO_KEY.match(content, head.end())
    position = start.end() if start else head.end()
    comments.extend(Span(*match.span()) for match in _COMMENT.finditer(content, head.end(), position))
    key = _KEY[head["open"]].match(content, position)
    return key.end() if key else position


def _end_of_line(content: str, offset: int) -> int:
    end = content.find("\n", offset)
    return len(content) if end < 0 else end


def _closed(content: str, head: re.Match[str], limit: int) -> int | None:
    """Return the offset behind a comment, in which braces only have to match."""
    if head["open"] == "(":
        return content.find(")", head.end(), limit) + 1 or None
    end = closing(content, head.end(), limit)
    return None if end is None else end + 1
