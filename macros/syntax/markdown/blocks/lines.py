"""The lines of blocks: how far each is set in, and which is a block of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..unread_html import NAME_END, PARAGRAPHS

TAB = 4
_QUOTE = re.compile(r"(?:[ ]{0,3}>[ ]?)+")
# An element in which blocks are read ends what is before it.
_ELEMENT = rf"""<(?!(?:{"|".join(sorted(PARAGRAPHS))}){NAME_END})[^>]*\bmarkdown\b(?!=["']?span\b).*"""
# A block begins behind its tag.
_OWN_TAG = re.compile(rf"[ ]{{0,3}}(?={_ELEMENT})<[^<>]*>(?=[^\n])", re.IGNORECASE)
# A heading, a rule, such an element: the next line begins a block.
_OWN_BLOCK = re.compile(rf"\#{{1,6}}.* | (?:[*_-][ ]*){{3,}} | {_ELEMENT}", re.VERBOSE | re.IGNORECASE)
# The text of a definition is code where it is that far behind its colon.
_DEEP_DEFINITION = re.compile(":[ ]{3}(?=[ ]{4})")


class Line(NamedTuple):
    """A line of a block, without what is around the block."""

    start: int
    content: str
    """The line without the marks of block quotes."""
    depth: int
    """The number of block quotes around the line."""

    @property
    def end(self) -> int:
        """The place behind the line, without its line break."""
        return self.start + len(self.content)

    @property
    def is_blank(self) -> bool:
        """Whether nothing but spaces is on the line."""
        return not self.content.strip()

    @property
    def indent(self) -> int:
        """By how many spaces the line is set in."""
        return depth_of(self.content) if self.content.startswith((" ", "\t")) else 0


def depth_of(line: str) -> int:
    """Return by how many spaces a line is set in."""
    expanded = line.expandtabs(TAB)
    return len(expanded) - len(expanded.lstrip(" "))


def lines(content: str, start: int) -> Iterator[Line]:
    """Yield the lines from `start` on; what follows a tag in its line counts as another line."""
    for line in content[start:].split("\n"):
        quote = _QUOTE.match(line)
        begin, depth = (quote.end(), quote[0].count(">")) if quote else (0, 0)
        if tag := _OWN_TAG.match(line, begin):
            yield Line(start + begin, tag[0], depth)
            begin = tag.end()
        if _DEEP_DEFINITION.match(line, begin):
            yield Line(start + begin, ":   ", depth)
            yield Line(start + begin, f" {line[begin + 1 :]}", depth)
        else:
            yield Line(start + begin, line[begin:], depth)
        start += len(line) + 1


def is_own(line: Line) -> bool:
    """Return whether a line is a block of its own; no heading is set in."""
    typed = line.content.strip()
    is_text = typed.startswith("#") and line.indent % TAB > 0
    return not is_text and _OWN_BLOCK.fullmatch(typed) is not None
