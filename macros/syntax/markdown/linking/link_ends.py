"""The part of a link in round brackets: where it leads, and where it ends, as Python-Markdown reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from ....core.text import Span

_OPENING = re.compile(r"""\(\s*(?:<(?P<pointed>[^<>]*)>\s*(?:(?:'[^']*'|"[^"]*")\s*)?\))?""")
_TOKEN = re.compile(r"""[()"']""")
_BLOCK_END = re.compile(r"\n[ \t>]*(?:\n|\Z)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!])")
# An escaped character while brackets and quotation marks are counted; all are ASCII, and are shifted.
_ESCAPED = re.compile("\x02([\u0100-\u017f])")
_SHIFT = 0x100
_MOST = 1000
"""How long the round brackets of a link can be."""
_MARKS = 24
"""How many brackets and quotation marks can be in them."""


def destination(prose: str, opening: int) -> tuple[str, Span] | None:
    """Return the address behind an opening bracket, and its place; None where the bracket is text."""
    if prose.find(")", opening, opening + _MOST) < 0:
        return None
    data = prose[opening : opening + _MOST]
    if block := _BLOCK_END.search(data):
        data = data[: block.start()]
    if "\\" in data:
        data = _ESCAPE.sub(lambda match: f"\x02{chr(_SHIFT + ord(match[1]))}", data)
    found = _found(data)
    if found is None:
        return None
    typed = data[found.start : found.end]
    begin = opening + found.start + len(typed) - len(typed.lstrip())
    typed = typed.strip()
    address = _ESCAPED.sub(lambda match: chr(ord(match[1]) - _SHIFT), typed)
    return address, Span(begin, begin + len(typed))


def _found(data: str) -> Span | None:
    match = _OPENING.match(data)
    if match and match["pointed"] is not None:
        return Span(*match.span("pointed"))
    return _Counting(data, match.end() if match else 1).end()


@dataclass(slots=True)
class _Counting:
    """Counts brackets up to the one that ends a link, outside of the title that quotation marks begin."""

    data: str
    start: int
    depth: int = 1
    behind: int = 1
    """How many brackets are open if the title turns out to be none."""
    fallback: int = -1
    """Where the link ends then."""
    quote: str = ""
    opened: int = -1
    is_closed: bool = False
    other: str = ""
    other_opened: int = -1
    is_other_closed: bool = False

    def end(self) -> Span | None:
        """Return the place of the address; None where no bracket ends the link."""
        for match in islice(_TOKEN.finditer(self.data, self.start), _MARKS):
            place, sign = match.start(), match[0]
            if sign in "\"'":
                self._mark(sign, place)
            elif sign == "(":
                self._open()
            elif title := self._title(place):
                return Span(self.start, title)
            elif self._close(place):
                return Span(self.start, place)
        return Span(self.start, self.fallback) if self.behind == 0 and self.fallback >= 0 else None

    def _title(self, place: int) -> int:
        """Return where the title begins that ends right before a closing bracket; 0 without one."""
        last = self.data[self.start : place].rstrip(" ")[-1:]
        if self.is_closed and self.quote == last:
            return self.opened
        return self.other_opened if self.is_other_closed and self.other == last else 0

    def _open(self) -> None:
        if not self.quote:
            self.depth += 1
        elif self.behind > 0:
            self.behind -= 1

    def _close(self, place: int) -> bool:
        if not self.quote:
            self.depth -= 1
            return self.depth == 0
        if self.behind > 0:
            self.behind -= 1
            self.fallback = self.fallback if self.behind else place
        return False

    def _mark(self, sign: str, place: int) -> None:
        if not self.quote:
            self.quote, self.opened, self.behind = sign, place, self.depth
        elif sign == self.quote:
            self.is_closed = True
        elif not self.other:
            self.other, self.other_opened = sign, place
        else:
            self.is_other_closed = True
