"""What Jinja leaves of a text for Markdown: it takes remarks and statements out, and spaces beside a dash.

    {% if x -%}
        <p>It began in May.</p>

Here the element begins a line, and no line is set in as far as code is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice, takewhile
from typing import NamedTuple

from ...core.macro_table import pattern
from ...core.text import Span, covering, merged, replaced
from ..templates import Mark, MarkKind, Marks

# A file that is included leaves what is in it, which may be nothing where it need not be there.
_INCLUDED = re.compile(r"\{%[-+]?\s*+include\b(?![^%]*\bignore\s++missing\b)")
# A token takes the place of a citation with its dashes.
_OURS = re.compile(rf"\{{\{{[-+]?\s*+(?:{pattern()})\s*+\(")
# Few texts have more than expressions in one line.
_TELLING = re.compile(r"\{(?:[%\#]|\{(?:-|[^{}\n]*+(?:\n|-\})))")
_VALUE = re.compile("=")
_OPENING, _CLOSING = "{%", "%}"


class Left(NamedTuple):
    """What is left of a text, and what was cut out."""

    content: str
    cuts: Sequence[Span]
    """What was cut out, in order."""
    starts: Sequence[int]
    """Where the rest behind each of them begins in what is left."""
    citations: frozenset[Span]
    """The cuts in citations over several lines, each of which is one token for Markdown."""

    def placed(self, span: Span) -> Span:
        """Return where a span of what is left stands in the text."""
        return Span(self._place(span.start), self._place(span.end - 1) + 1)

    def pieces(self, span: Span) -> Iterator[Span]:
        """Yield the pieces of that place in the text, without what was cut out within the place."""
        start, end = self.placed(span)
        for cut in self.within(span):
            yield Span(start, cut.start)
            start = cut.end
        yield Span(start, end)

    def within(self, span: Span) -> Iterator[Span]:
        """Yield what was cut out within a span of what is left."""
        first, end = bisect_right(self.starts, span.start), self.placed(span).end
        yield from takewhile(lambda cut: cut.start < end, islice(self.cuts, first, None))

    def _place(self, offset: int) -> int:
        number = bisect_right(self.starts, offset)
        return offset - self.starts[number - 1] + self.cuts[number - 1].end if number else offset


def left(content: str, start: int, code: Sequence[Span]) -> Left | None:
    """Return what Jinja leaves of a text from `start` on; None if that is all of it.

    Marks in code, whose places are sorted, are kept from Jinja.
    """
    if not _TELLING.search(content, start):
        return None
    cuts = merged(cut for cut in _cuts(content, start, code) if cut.start < cut.end)
    lengths = accumulate(cut.end - cut.start for cut in cuts)
    starts = [cut.end - length for cut, length in zip(cuts, lengths, strict=True)]
    citations = frozenset(cut for cut in cuts if _OURS.match(content, cut.start))
    return Left(replaced(content, ((cut, "") for cut in cuts)), cuts, starts, citations) if cuts else None


def _cuts(content: str, start: int, code: Sequence[Span]) -> Iterator[Span]:
    """Yield what Jinja takes out."""
    marks, position, opened = Marks(content), start, list[Mark]()
    while mark := marks.next(position):
        is_code = covering(code, mark.span.start) is not None
        position = mark.span.start + len(_OPENING) if is_code else mark.span.end
        if not is_code:
            yield from _around(content, start, mark)
            if mark.name == "macro" or (mark.name == "set" and _VALUE.search(content, *mark.span) is None):
                opened.append(mark)
            elif opened and mark.name == f"end{opened[-1].name}":
                # What a name stands for is not where it is written.
                yield Span(opened.pop().span.start, mark.span.end)


def _around(content: str, start: int, mark: Mark) -> Iterator[Span]:
    """Yield what Jinja takes out at a mark: itself, where it leaves nothing, and spaces beside its dashes."""
    begin, end = mark.span
    match mark.kind:
        case MarkKind.UNCLOSED:
            pass
        case MarkKind.RAW:
            yield _with_spaces(content, start, Span(begin, content.index(_CLOSING, begin) + len(_CLOSING)))
            yield _with_spaces(content, start, Span(content.rindex(_OPENING, begin, end), end))
        case _ if _OURS.match(content, begin):
            if content.find("\n", begin, end) >= 0:
                # Its last brace stands for it.
                yield Span(begin, end - 1)
        case _:
            around = _with_spaces(content, start, mark.span)
            is_kept = mark.kind is MarkKind.EXPRESSION or _INCLUDED.match(content, begin)
            yield from (Span(around.start, begin), Span(end, around.end)) if is_kept else (around,)


def _with_spaces(content: str, start: int, mark: Span) -> Span:
    """Return a mark with the spaces that its dashes take out."""
    begin, end = mark
    if content.startswith("-", begin + len(_OPENING)):
        while begin > start and content[begin - 1].isspace():
            begin -= 1
    if content.startswith("-", end - len("-" + _CLOSING)):
        while end < len(content) and content[end].isspace():
            end += 1
    return Span(begin, end)
