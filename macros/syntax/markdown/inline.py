"""What hides citations within a line of Markdown, or within a paragraph: code spans, comments, tags, titles.

An opening that nothing closes is found in constant time, so that a page of openings takes no longer than
another: where the next closing is, is remembered until it is passed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ...core.patterns import Upcoming
from ...core.text import Span

# Each branch begins with a literal character, which `re` finds faster, and one with a name ends where its
# closing is to be found.
_OPENING = re.compile(
    r"""
    \\.
    | <!-- (?P<comment>)
    | ``*+ (?P<code>)
    | !\[ (?P<alt>)
    | \[ (?: (?<= ^\[ ) | (?<= ^[ ]\[ ) | (?<= ^[ ]{2}\[ ) | (?<= ^[ ]{3}\[ ) )
      [^\]\n]++\]: (?P<definition> [ \t]*+\S+[ \t]+["'(][^\n]* )
    | \] (?= \( [^()\s]*+ \s++ ["'] ) (?P<title>)
    | \* (?= \[[^\]\n]++\]: (?P<abbreviation> [^\n]* ) )
    | <[A-Za-z][\w-]*+\s++ (?: "(?:(?!\n[ \t]*\n)[^"])*+" | '(?:(?!\n[ \t]*\n)[^'])*+'
                             | (?!\n[ \t]*\n)[^<>"'] )*+ > (?P<tag>)
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
# Where a paragraph, list item, heading or table row ends, where a definition, an admonition or a tab begins,
# or a whole file is put in: an empty line follows its last line.
_BLOCK_END = re.compile(
    r"""
    \n[ \t]*+ (?:
        \n | [*+-][ ] | \d++\.[ ] | \| | (?<=[\n\t])\# | (?<=[ ]{4})\# | :[ ] | \*?\[[^\[\]\n]++\]:
      | !!![ ]?[\w-] | \?\?\?\+?[ ]?[\w"-] | ===[+!]{0,2}[ ]+"
      | -++8<-++ [ \t]*+ (?: $ | "[^":\n]*+" | '[^':\n]*+' )
    )
    """,
    re.VERBOSE | re.MULTILINE,
)
# Where a quotation begins, if the line before is none.
_QUOTE, _QUOTED = re.compile(r"[ ]{0,3}>"), re.compile(r"\n[ ]{0,3}>")
_MARGIN = re.compile(r"(?:[ \t>]|[*+-][ ]|\d+\.[ ]|\[\^[^\[\]\n]+\]:|:[ ])*+")
_COMMENT_END = re.compile("-->")
_ALT_END = re.compile(r"\](?: \( | \[[^\[\]@^][^\[\]@\n]*+\] | \[\] )", re.VERBOSE)  # no [^a]
_TITLE_BEGIN = re.compile(r"\([^()\s]*+\s++([\"'])")
_TITLE_ENDS = {quote: re.compile(rf"{quote}\)|\n") for quote in "\"'"}
_TICKS = re.compile("`+")
_MOST_TICKS = 20


class Apart(NamedTuple):
    """A part of a text that is not prose, and which branch of the pattern found it."""

    kind: str
    span: Span


def inline(content: str, gaps: Iterable[Span]) -> Iterator[Apart]:
    """Yield what is found in the gaps between blocks of code, in file order."""
    between = tuple(gaps)
    closings = _Closings(content, between)
    for gap in between:
        position = gap.start
        while opening := _OPENING.search(content, position, gap.end):
            position = opening.end()
            if (kind := opening.lastgroup) == "abbreviation" and not closings.begins_line(opening.start()):
                continue
            if kind and (found := closings.closed(kind, opening, gap.end)):
                yield Apart(kind, found)
                position = max(position, found.end)


class _Closings:
    """The closings of a text, each found once."""

    def __init__(self, content: str, gaps: Sequence[Span]) -> None:
        self._content, self._gaps = content, gaps
        self._block_end, self._comment_end = Upcoming(_BLOCK_END, content), Upcoming(_COMMENT_END, content)
        self._alt_end = Upcoming(_ALT_END, content)
        self._title_ends = {quote: Upcoming(end, content) for quote, end in _TITLE_ENDS.items()}
        self._quoted = Upcoming(_QUOTED, content)
        self._line = self._passed = self._skipped = 0
        self._ticks: dict[int, list[int]] | None = None

    def closed(self, kind: str, opening: re.Match[str], limit: int) -> Span | None:
        """Return the place of what an opening begins; None if it does not close before the limit."""
        start, end = opening.span()
        match kind:
            case "code":
                return self._code(start, end, limit)
            case "comment":
                return self._before(start, self._comment_end.at(end) + 3, limit)
            case "alt":
                return self._before(start, self._alt_end.at(end), min(limit, self._block_end.at(end)))
            case "title":
                return self._title(end, limit)
            case "tag":
                return Span(start, end)
        return Span(*opening.span(kind))

    def begins_line(self, place: int) -> bool:
        """Return whether a block begins at a place: nothing but marks of containers stands before it."""
        begin = self._content.rfind("\n", 0, place) + 1
        return _MARGIN.fullmatch(self._content, begin, place) is not None

    @staticmethod
    def _before(start: int, end: int, limit: int) -> Span | None:
        return Span(start, end) if end <= limit else None

    def _title(self, start: int, limit: int) -> Span | None:
        begun = _TITLE_BEGIN.match(self._content, start, limit)
        end = self._title_ends[begun[1]].at(begun.end()) if begun else 0
        is_closed = begun is not None and self._content.startswith(begun[1], end)
        return self._before(start, end + 2, limit) if is_closed else None

    def _code(self, start: int, end: int, limit: int) -> Span | None:
        """Return a code span: of as many ticks as it opens with, or fewer, of which the rest is code."""
        if self._ticks is None:
            self._ticks = {}
            for run in (run for gap in self._gaps for run in _TICKS.finditer(self._content, *gap)):
                self._ticks.setdefault(len(run[0]), []).append(run.start())
        block_end = self._block_end.at(end)
        if (quoted := self._quoted.at(end)) < block_end and not self._is_quoted(start):
            block_end = quoted
        limit = min(limit, block_end)
        # Behind a run that opens nothing, Markdown skips as many characters.
        start = max(start, self._skipped)
        opened = min(end - start, _MOST_TICKS)
        for length in range(opened, 0, -1):
            place = self._run(length, end)
            if 0 <= place <= limit - length:
                return Span(start, place + length)
            if length == opened and any(
                0 <= self._run(one, end) < block_end for one in self._ticks if one > length
            ):
                # Longer runs let Markdown look for no shorter one.
                break
        self._skipped = max(self._skipped, min(2 * end - start, block_end))
        return None

    def _run(self, length: int, start: int) -> int:
        """Return where the next run of so many ticks begins; -1 behind the last."""
        places = (self._ticks or {}).get(length, [])
        following = bisect_right(places, start)
        return places[following] if following < len(places) else -1

    def _is_quoted(self, place: int) -> bool:
        """Return whether the line of a place is in a quotation; no later call asks for an earlier place."""
        line_end = self._content.rfind("\n", self._passed, place)
        self._line, self._passed = (line_end + 1 if line_end >= 0 else self._line), place
        return _QUOTE.match(self._content, self._line) is not None
