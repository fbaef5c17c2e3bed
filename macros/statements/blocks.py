"""Blocks: the parts of a page that no sentence goes beyond: paragraphs, list items, headings, cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..text import Span

_BEGINS = re.compile(
    r"""
    [ \t>]* (?P<mark>
        [*+-][ \t] | \d+[.)][ \t] | \[\^ | :[ ]+        # an item, a footnote, a definition
      | (?P<alone> \#{1,6}\s | !!! | \?\?\? | ===[ +!] ) # a heading, an admonition, a tab
    )
    """,
    re.VERBOSE,
)
_ENDS = re.compile(r"[ \t>]*(?:=+|-+)?[ \t]*")
_QUOTED = re.compile(r"[ ]{0,3}>[ \t>]*")


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a page, and whether it is the words of somebody else."""

    span: Span
    is_quoted: bool = False


def blocks(content: str, prose: str, start: int) -> Iterator[Block]:
    """Yield the blocks of a content from `start` on; `prose` is the same with what is no prose blank."""
    first, end, is_quoted = start, start, False
    offset = start
    for line in content[start:].split("\n"):
        after = offset + len(line)
        begins, is_row = _BEGINS.match(line), "|" in prose[offset:after]
        quotes = bool(_QUOTED.match(line))
        is_lazy = is_quoted and not quotes and not is_row and end > first
        if begins or is_row or _ENDS.fullmatch(line) or (quotes != is_quoted and not is_lazy):
            yield Block(Span(first, end), is_quoted)
            first, is_quoted = offset, quotes
        end = after
        if is_row:
            yield from _cells(prose, Span(offset, after))
        if is_row or _ENDS.fullmatch(line) or (begins and begins["alone"]):
            if not is_row:
                yield Block(Span(first, end), is_quoted)
            first, end = after, after
        offset = after + 1
    yield Block(Span(first, end), is_quoted)


def _cells(prose: str, row: Span) -> Iterator[Block]:
    first = row.start
    for match in re.finditer(r"(?<!\\)\||$", prose[row.start : row.end]):
        yield Block(Span(first, row.start + match.start()))
        first = row.start + match.end()
