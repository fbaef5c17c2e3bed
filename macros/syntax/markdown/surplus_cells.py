"""Cells of a table behind its last column, which Markdown drops with all that is in them.

| Day | Vote |
| --- | --- |
| Monday | 14 | this is never shown |
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...core.macro_table import pattern
from ...core.patterns import later
from ...core.text import Span, covering

# The line below the head of a table, if it has a bar.
_RULE = later(r"\n(?P<rule>[ \t>]*+(?:\|[ \t]*+)?+:?-++[ \t:|-]*+)$", re.MULTILINE)
_MARGIN = re.compile(r"[ \t>]*")
# Behind these a table begins without a blank line.
_TITLE = re.compile(r"[ \t>]*(?:!!!|\?\?\?|===)")
# Characters that are escaped, and marks in which a bar divides nothing: those of Jinja, or our calls alone.
_BAR = re.compile(r"\\. | \{\{[^{}\n]*+\}\} | \{%[^%\n]*+%\} | (?P<bar>\|)", re.VERBOSE)
_TYPED_BAR = re.compile(
    rf"\\. | \{{\{{[-+]?[ ]*(?:{pattern()})[ ]*\([^{{}}\n]*+\}}\}} | (?P<bar>\|)", re.VERBOSE
)


def surplus_cells(
    content: str, start: int, code: Sequence[Span], *, is_templated: bool = True
) -> Iterator[Span]:
    """Yield what stands behind the last column in the rows of tables; `code` is sorted."""
    end, bar = start, _BAR if is_templated else _TYPED_BAR
    for match in _RULE().finditer(content, start):
        rule = Span(*match.span("rule"))
        if "|" in match[0] and match.start() >= end and covering(code, rule.start) is None:
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
        while self._columns and self.end < len(self._content):
            following = self._content.find("\n", self.end + 1)
            row = self._row(Span(self.end + 1, following if following >= 0 else len(self._content)))
            if row.start == row.end:
                return
            # Nearly all rows have no more bars than the head.
            if self._content.count("|", *row) > self._columns - 1 + self._bordering(row):
                inner = self._inner(row)
                if len(inner) >= self._columns:
                    yield Span(inner[self._columns - 1], row.end)
            self.end = following if following >= 0 else len(self._content)

    def _row(self, line: Span) -> Span:
        """Return a line without the spaces around it, and without marks of quotations."""
        margin = _MARGIN.match(self._content, *line)
        begin = margin.end() if margin else line.start
        return Span(begin, max(begin, line.start + len(self._content[slice(*line)].rstrip())))

    def _bordering(self, row: Span) -> int:
        """Return how many bars at the ends of a row may divide nothing."""
        ends = (self._content[row.start], self._content[row.end - 1])
        return ends.count("|") if self._has_border else 0

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
