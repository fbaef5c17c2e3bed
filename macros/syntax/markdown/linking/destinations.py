"""Where the links and images of a Markdown text lead, as Python-Markdown reads them.

In these texts U+0000 stands for what is read before links: code, and what Jinja puts in its place. A link
that leads through it leads nowhere that the text knows. U+0001 stands for what headings leave out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ....core.patterns import later
from ....core.text import Span

UNKNOWN, NOTHING = "\0", "\x01"

_TOKEN = re.compile(r"\\.|!?\[|\]", re.DOTALL)
_BLOCK = re.compile(r"\n[ \t>]*+(?:\n|[*+-][ ]|\d+\.[ ]|\#|\|)")
_BEFORE = re.compile(r"[ \t>]*+(?:(?:[*+-]|\d+\.)[ \t]++)?+")
# Where nearly all links lead.
_SIMPLE = re.compile(r"""\(([^\s()<>"'\\]+)\)""")
_LABEL = re.compile(r"\s?\[([^\]]*)\]")
_SPACE = re.compile(r"\s+")
_DEFINITION = later(
    r"""
    \[ (?P<label> (?!\^) [^\[\]\n]* ) \]:
    [ ]* (?: \n [ ]* )? (?P<address> \S++ )
    [ ]* (?: \n [ ]* )? (?: (?P<quote> ["'] ) .* (?P=quote) [ ]* | \( .* \) [ ]* )? $
    """,
    re.VERBOSE | re.MULTILINE,
)
# The row of dashes below the head of a table.
_ROW = later(r"^[ \t>]*+(?=[^\n]*\|)\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-*+:?[ \t]*+)*+$", re.MULTILINE)
_MOST = 2000
"""How long the text of a link can be."""


class Destination(NamedTuple):
    """Where a link or an image leads, and where that is written."""

    address: str
    span: Span


class _Pair(NamedTuple):
    """Two brackets that belong together."""

    start: int
    """The offset of the opening bracket."""
    end: int
    """The offset behind the closing bracket."""
    is_image: bool


def destinations(prose: str, start: int) -> Iterator[Destination]:
    """Yield where links and images lead; a definition that several of them use comes once."""
    defined = _defined(prose, start) if "]:" in prose else {}
    if not defined and "](" not in prose:
        return
    tables, marks = _Tables(prose), {mark for _, mark in defined.values()}
    used, found, last = dict[str, None](), list[tuple[_Pair, Destination]](), Span(start, start)
    for pair in _pairs(prose, start):
        if last.contains(pair.start) or pair.start in marks or tables.divide(pair):
            continue
        if prose.startswith("(", pair.end) and (ending := _ending(prose, pair.end)):
            inner = [] if pair.is_image else _within(pair, found)
            last = ending[1]
            found += [(pair, Destination(*ending)), *(one for one in inner if one[0].is_image)]
        elif defined:
            used[_label(prose, pair)] = None
    yield from (one for _, one in found)
    yield from (defined[label][0] for label in used if label in defined)


def _within(pair: _Pair, found: list[tuple[_Pair, Destination]]) -> list[tuple[_Pair, Destination]]:
    """Take what is within a pair from the end of a list: in the text of a link, a link is text."""
    count = len(found)
    while count and found[count - 1][0].start > pair.start:
        count -= 1
    inner, found[count:] = found[count:], []
    return inner


def _defined(prose: str, start: int) -> Mapping[str, tuple[Destination, int]]:
    """Return the definitions by label, of several the last, each with the offset of its bracket."""
    return {
        match["label"].strip().lower(): (_address(match), match.start())
        for match in _DEFINITION().finditer(prose, start)
        if _BEFORE.fullmatch(prose, prose.rfind("\n", 0, match.start()) + 1, match.start())
    }


def _address(match: re.Match[str]) -> Destination:
    address = match["address"].lstrip("<")
    begin = match.end("address") - len(address)
    address = address.rstrip(">")
    return Destination(address, Span(begin, begin + len(address)))


def _pairs(prose: str, start: int) -> Iterator[_Pair]:
    """Yield the brackets of links and images, the inner ones first; in the text of an image they are text."""
    pending, images = list[tuple[int, bool]](), 0
    for match in _TOKEN.finditer(prose, start):
        typed = match[0]
        if typed[0] == "\\":
            continue
        if pending and _is_ended(prose, pending[-1][0], match.start()):
            pending, images = [], 0
        if typed != "]":
            images += typed[0] == "!"
            pending.append((match.end() - 1, typed[0] == "!"))
        elif pending:
            begin, is_image = pending.pop()
            images -= is_image
            if not images and match.end() - begin < _MOST:
                yield _Pair(begin, match.end(), is_image)


def _is_ended(prose: str, start: int, end: int) -> bool:
    """Return whether a block ends between two brackets."""
    return end - start > _MOST or (
        prose.find("\n", start, end) >= 0 and _BLOCK.search(prose, start, end) is not None
    )


def _label(prose: str, pair: _Pair) -> str:
    """Return the label that brackets refer to: `[text][label]`, `[label][]` or `[label]`."""
    following = _LABEL.match(prose, pair.end)
    label = following[1] if following else ""
    return _SPACE.sub(" ", (label or prose[pair.start + 1 : pair.end - 1]).lower())


def _ending(prose: str, opening: int) -> tuple[str, Span] | None:
    """Return the address behind an opening bracket, and its place; None where the bracket is text."""
    if simple := _SIMPLE.match(prose, opening):
        return simple[1], Span(*simple.span(1))
    from .link_ends import destination  # noqa: PLC0415  few links need it

    return destination(prose, opening)


class _Tables:
    """The tables of a text, found block by block."""

    def __init__(self, prose: str) -> None:
        self.prose = prose
        self.block, self.has_rows = Span(0, 0), False

    def divide(self, pair: _Pair) -> bool:
        """Return whether brackets are in two cells of a table, and so in none."""
        if self.prose.find("|", pair.start, pair.end) < 0:
            return False
        if not self.block.contains(pair.start):
            begin, end = self.prose.rfind("\n\n", 0, pair.start), self.prose.find("\n\n", pair.start)
            self.block = Span(max(begin, 0), end if end >= 0 else len(self.prose))
            self.has_rows = _ROW().search(self.prose, *self.block) is not None
        return self.has_rows
