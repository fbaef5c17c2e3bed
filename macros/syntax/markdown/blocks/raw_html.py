"""Blocks of raw HTML, and comments, as Python-Markdown finds them with md_in_html."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ....core.patterns import later
from ....core.text import Span, covering
from ..unread_html import BLOCK_TAGS, indented_alone, is_empty, is_read, marked_as, paragraphs, tags
from .lines import TAB

# The pattern begins with a literal character, which `re` finds faster than beginnings of lines.
_HTML_BLOCK = re.compile(
    rf"""
    < (?: (?<= ^< ) | (?<= ^[ ]< ) | (?<= ^[ ]{{2}}< ) | (?<= ^[ ]{{3}}< ) | (?<= >< ) (?P<behind>) )
    (?: (?P<comment> !-- )
      | (?P<block>{BLOCK_TAGS})
        (?! [^>]*(?<!=)\s {marked_as("1|block|span|markdown")} )   # Markdown is read in such an element
        [^>]*>
    )
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_READ_AS_BLOCKS = later(
    rf"<(?:{BLOCK_TAGS}[^<>]*\s{marked_as('1|block|markdown')}|/{BLOCK_TAGS})[^<>]*>",
    re.IGNORECASE,
)
_LONGEST = 2_000
"""How long a tag before another is read."""
_NO_REFERENCE = re.compile(
    r"<[A-Za-z/!?][^>]*+> | (?P<stop>&\#)(?!(?:[0-9]+|[xX][0-9a-fA-F]+)[^0-9a-fA-F])", re.VERBOSE
)
COMMENT = "an HTML comment"
RAW_HTML = "a block of raw HTML"
"""What hides the citations in an element in which no Markdown is read."""


class Hidden(NamedTuple):
    """A span that readers do not see as prose, and what it is, in words: `an HTML comment`."""

    span: Span
    what: str


def html_blocks(content: str, start: int, fences: Sequence[Span]) -> Iterator[Hidden]:
    """Yield the blocks of raw HTML and the comments from `start` on, outside of fences."""
    position = start
    # Behind the last closing, no opening is tried.
    last_tag = min(content.rfind(">") + 1, _read_until(content, start, fences))
    last_comment = content.rfind("-->", 0, last_tag)
    while match := _HTML_BLOCK.search(content, position, last_tag):
        begin = match.start()
        if match["behind"] is None:
            begin = content.rfind("\n", 0, begin) + 1
        elif not match["block"] or (begin != position and not _is_first(content, begin)):
            position = begin + 1
            continue
        is_fenced = covering(fences, begin) is not None
        if match["comment"] and last_comment < match.end():
            position = match.end()
            continue
        position = content.index("-->", match.end()) + 3 if match["comment"] else match.end()
        if is_fenced:
            continue
        if not match["comment"] and not is_empty(match[0]):
            position = _end_of_element(content, match["block"], match.end(), last_tag)
        yield Hidden(Span(begin, position), COMMENT if match["comment"] else RAW_HTML)
        if not match["comment"] and (opened := content.rfind("<!--", begin, position)) >= 0:
            closed = content.find("-->", opened)
            if closed < 0 or closed >= position:
                # A browser reads on in the comment.
                begin, position = position, closed + 3 if closed >= 0 else len(content)
                yield Hidden(Span(begin, position), COMMENT)


def _read_until(content: str, start: int, fences: Sequence[Span]) -> int:
    """Return where Python's parser of HTML stops: what looks like the number of a character ends its runs.

    It goes on once if a semicolon follows.
    """
    if "&#" not in content:
        return len(content)
    stops = (match.start() for match in _NO_REFERENCE.finditer(content, start) if match["stop"])
    ends = (stop for stop in stops if covering(fences, stop) is None)
    first = next(ends, len(content))
    return first if content.find(";", first) < 0 else next(ends, len(content))


def indented_blocks(content: str, start: int, apart: Sequence[Span]) -> Iterator[Hidden]:
    """Yield the elements that have the attribute `markdown` and are not read, since spaces stand before."""
    last = content.rfind(">") + 1
    for tag in indented_alone(content, start):
        if is_read(tag) and covering(apart, tag.start()) is None:
            yield Hidden(Span(tag.start(), _end_of_element(content, tag["name"], tag.end(), last)), RAW_HTML)


def closed_paragraphs(content: str, start: int, fences: Sequence[Span]) -> Iterator[Span]:
    """Yield the elements that are read as one paragraph, and that are closed."""
    if "markdown" not in content:
        return
    last, unclosed = content.rfind(">") + 1, set[str]()
    for tag in paragraphs(content, start):
        if tag.start() < start or tag["name"] in unclosed or covering(fences, tag.start()) is not None:
            continue
        end = _end_of_element(content, tag["name"], tag.end(), last)
        if end < len(content):
            start = end
            yield Span(tag.start(), end)
        else:
            unclosed.add(tag["name"])


def _is_first(content: str, start: int) -> bool:
    """Return whether a tag begins its line, but for tags of elements in which blocks are read."""
    first = max(start - _LONGEST, 0)
    while start and content.startswith(">", start - 1):
        match = _READ_AS_BLOCKS().match(content, max(content.rfind("<", first, start), 0), start)
        if not match or match.end() != start:
            return False
        start = match.start()
    before = f"\n{content[:start]}"[-TAB:] if start < TAB else content[start - TAB : start]
    return "\n" in before and not before.rpartition("\n")[2].strip(" ")


def _end_of_element(content: str, name: str, start: int, last: int) -> int:
    """Return the end of the element that a tag opens, counting nested elements of the same name."""
    depth, wanted = 1, name.lower()
    for tag in tags(content, start, last):
        if tag["name"].lower() == wanted:
            depth += -1 if tag["end"] else 0 if is_empty(tag[0]) else 1
        if not depth:
            return tag.end()
    return len(content)
