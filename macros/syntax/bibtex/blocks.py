"""The blocks of a file with their places: plain entries, other blocks, and the remarks between them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from ...core.text import Span, Text, blanked
from . import plain
from .entries import UNCLOSED, Aside, Block, Failure, RawEntry, Remark
from .extents import HEAD, Extent, beginnings, extent

# What btparse passes over before a block; `%` begins a comment where a word begins.
_BETWEEN = re.compile(r"(?: \s++ | %[^\n]*+ | [^\s@%][^\s@]*+ )*+ @", re.VERBOSE)
_COMMENT = re.compile(r"(?<!\S)%[^\n]*+")
_STRING = re.compile(r"[ \t]*+@[ \t]*+string\s*+[{(]", re.IGNORECASE)
# Within a word, as in an address, only what surely is an entry begins a block.
_SURE = re.compile(r"@[A-Za-z]++[{(][^\s,{}()=]++\s*+,")
_MOST_STRINGS = 20
"""How many definitions of strings one value can hold."""


class Division(NamedTuple):
    """A file divided into blocks."""

    blocks: tuple[Block | re.Match[str], ...]
    """In file order; entries in the ordinary form are matches of plain.ENTRY."""
    uncommented: Text
    """The file with its comments blanked out: those between blocks, and those in them outside of values."""


def divided(text: Text) -> Division:
    """Divide a file into blocks."""
    found, comments = list[Block | re.Match[str]](), list[Span]()
    end = 0
    for block in _blocks(text.content):
        start, behind = block.span() if isinstance(block, re.Match) else block.span
        _pass_over(text.content, Span(end, start), found, comments)
        end = behind
        if isinstance(block, re.Match):
            found.append(block)
        else:
            comments.extend(block.comments)
            found.append(_split(text, block))
    _pass_over(text.content, Span(end, len(text.content)), found, comments)
    clean = Text(text.path, blanked(text.content, comments)) if comments else text
    return Division(tuple(found), clean)


def as_split(match: re.Match[str]) -> RawEntry:
    """Return an entry in the ordinary form as bibtexparser would split it."""
    fields = plain.FIELD.finditer(match.string, *match.span("fields"))
    places = tuple((Span(*field.span("name")), Span(*field.span("value"))) for field in fields)
    return RawEntry(Span(*match.span()), match["type"].lower(), Span(*match.span("key")), places)


def _blocks(content: str) -> Iterator[Extent | re.Match[str]]:
    position, limits = 0, _Limits(content)
    while at := _BETWEEN.match(content, position):
        start = at.end() - 1
        position = at.end()
        is_first = content[start - 1 : start] in ("", "\n", "}")
        if is_first and (entry := plain.ENTRY.match(content, start)):
            yield entry
            position = entry.end()
        elif (head := HEAD.match(content, start)) and _begins(content, start):
            found = limits.extent(head)
            yield found
            position = found.span.end


class _Limits:
    """Where blocks that do not close end; found once, however many they are."""

    def __init__(self, content: str) -> None:
        self._content = content
        self._has_open_comment = False

    @cached_property
    def _beginnings(self) -> Sequence[int]:
        return beginnings(self._content)

    def extent(self, head: re.Match[str]) -> Extent:
        """Find the end of a block; a comment may hold entries, unless one before it was never closed."""
        if head["type"].lower() == "comment" and not self._has_open_comment:
            found = extent(self._content, head, len(self._content))
            if found.is_closed:
                return found
            self._has_open_comment = True
        found = extent(self._content, head, self._limit(head.start()))
        if found.is_closed or not _STRING.match(self._content, found.span.end):
            return found
        return self._with_strings(head, found)

    def _limit(self, start: int) -> int:
        """Return where the next block begins behind an offset."""
        place = bisect_right(self._beginnings, start)
        return self._beginnings[place] if place < len(self._beginnings) else len(self._content)

    def _with_strings(self, head: re.Match[str], found: Extent) -> Extent:
        """Return a block with the definitions of strings in a value, where it closes behind them."""
        strings = [found.span.end]
        while _STRING.match(self._content, end := self._limit(strings[-1])) and len(strings) < _MOST_STRINGS:
            strings.append(end)
        whole = extent(self._content, head, end)
        is_whole = whole.is_closed and all(any(one.contains(s) for one in whole.insides) for s in strings)
        return whole if is_whole else found


def _begins(content: str, start: int) -> bool:
    return not content[start - 1 : start].isalnum() or bool(_SURE.match(content, start))


def _pass_over(content: str, gap: Span, found: list[Block | re.Match[str]], comments: list[Span]) -> None:
    """Add the text between two blocks to the blocks, and the comments in it to the comments."""
    typed = content[gap.start : gap.end]
    if stripped := typed.strip():
        start = gap.start + typed.index(stripped)
        found.append(Remark(Span(start, start + len(stripped))))
        comments.extend(Span(*match.span()) for match in _COMMENT.finditer(content, gap.start, gap.end))


def _split(text: Text, block: Extent) -> Block:
    if not block.is_closed:
        return Failure(block.span, UNCLOSED, block.open_mark)
    if block.type == "comment":
        return Aside(block.span)
    from .splitting import split  # noqa: PLC0415  few files need bibtexparser, and it loads slowly

    return split(text, block)
