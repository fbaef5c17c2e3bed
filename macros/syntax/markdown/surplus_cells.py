"""Cells of a table behind its last column, which Markdown drops with all that is in them.

| Day | Vote |
| --- | --- |
| Monday | 14 | this is never shown |
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ...core.macro_table import pattern
from ...core.patterns import later
from ...core.text import Span, covering, merged

# The line below the head of a table, if it has a bar.
_RULE = later(r"\n(?P<rule>[ \t>]*+(?:\|[ \t]*+)?+:?-++[ \t:|-]*+)$", re.MULTILINE)
_MARGIN, _SPACES = re.compile(r"[ \t>]*"), re.compile(r"[ \t]*")
# Behind these a table begins without a blank line.
_TITLE = re.compile(r"[ \t>]*(?:!!!|\?\?\?|===)")
# Characters that are escaped, and marks in which a bar divides nothing: those of Jinja, or our calls alone.
_BAR = re.compile(r"\\. | \{\{[^{}\n]*+\}\} | \{%[^%\n]*+%\} | (?P<bar>\|)", re.VERBOSE)
_TYPED_BAR = re.compile(
    rf"\\. | \{{\{{[-+]?[ ]*(?:{pattern()})[ ]*\([^{{}}\n]*+\}}\}} | (?P<bar>\|)", re.VERBOSE
)


def surplus_cells(
    content: str, start: int, apart: Iterable[Span], *, is_templated: bool = True
) -> Iterator[Span]:
    """Yield what stands behind the last column in the rows of tables; nothing is one in what is apart."""
    end, bar = start, _BAR if is_templated else _TYPED_BAR
    code: Sequence[Span] | None = None
    for match in _RULE().finditer(content, start):
        rule = Span(*match.span("rule"))
        if "|" not in match[0] or match.start() < end:
            continue
        # Few pages have a table.
        code = merged(apart) if code is None else code
        if covering(code, rule.start) is None:
            table = _Table(content, start, rule, code, bar)
            yield from table.surplus()
            end = table.end


class _Table:
    """A table by the line below its head, if it is one."""

    def __init__(
        self, content: str, start: int, rule: Span, code: Sequence[Span], bar: re.Pattern[str]
    ) -> None:
        self._content, self._code, self._bar = content, code, bar
        self.end = rule.end
        # In a table that is not quoted, such a mark is text.
        self._margin = _MARGIN if ">" in content[slice(*rule)] else _SPACES
        head = Span(max(content.rfind("\n", start, rule.start - 1) + 1, start), rule.start - 1)
        before = content[content.rfind("\n", 0, max(head.start - 1, 0)) + 1 : head.start]
        row = self._row(head)
        bars = self._bars(row)
        self._has_border = bool(bars) and (bars[0] == row.start or bars[-1] == row.end - 1)
        columns = len(self._inner(row)) + 1
        is_first = not _MARGIN.sub("", before, count=1).strip() or _TITLE.match(before)
        is_table = is_first and columns == len(self._inner(self._row(rule))) + 1
        self._columns = columns if is_table else 0

    def surplus(self) -> Iterator[Span]:
        """Yield what is behind the last column of each row."""
        content = self._content
        while self._columns and self.end < len(content):
            begin, following = self.end + 1, content.find("\n", self.end + 1)
            line = Span(begin, following if following >= 0 else len(content))
            bars = content.count("|", *line)
            if not bars and not _MARGIN.sub("", content[slice(*line)], count=1).strip():
                return
            if bars >= self._columns and not self._is_usual(line, bars):
                row = self._row(line)
                inner = self._inner(row)
                if len(inner) >= self._columns:
                    yield Span(inner[self._columns - 1], row.end)
            self.end = line.end

    def _is_usual(self, line: Span, bars: int) -> bool:
        """Return whether a line has a bar at each end and one between two columns, as nearly all have."""
        is_framed = self._content[line.start] == self._content[line.end - 1] == "|"
        return self._has_border and is_framed and bars == self._columns + 1

    def _row(self, line: Span) -> Span:
        """Return a line without the spaces around it, and without marks of quotations."""
        margin = self._margin.match(self._content, *line)
        begin = margin.end() if margin else line.start
        return Span(begin, max(begin, line.start + len(self._content[slice(*line)].rstrip())))

    def _bars(self, row: Span) -> list[int]:
        found = (match.start() for match in self._bar.finditer(self._content, *row) if match["bar"])
        return [place for place in found if covering(self._code, place) is None]

    def _inner(self, row: Span) -> list[int]:
        """Return the bars between two cells of a row."""
        bars = self._bars(row)
        if self._has_border:
            bars = bars[bars[:1] == [row.start] :]
            bars = bars[: -1 if bars[-1:] == [row.end - 1] else None]
        return bars
