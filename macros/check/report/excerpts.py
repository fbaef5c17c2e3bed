"""Excerpts: the line that a finding is in, cut to a width that terminals show."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from ...core.findings import Finding
from ...core.shown import printable
from ...core.text import Span
from .medium import Texts

# Characters of a line that a terminal shows without a break.
LENGTH = 100
# Of a longer finding the beginning is shown: a thousand of them may be the same line of a whole book.
_LONGEST = 6_000
_SHOWN = re.compile(r"\S")
_NARROW = re.compile("[ -~…]*+")


class Excerpt(NamedTuple):
    """A line of source in three parts: before, in and after the span of a finding."""

    before: str
    span: str
    after: str

    @property
    def margin(self) -> str:
        """Space as wide as the text before the span; tabs stay tabs."""
        if _NARROW.fullmatch(self.before):
            return " " * len(self.before)
        return "".join("\t" if character == "\t" else " " * _width(character) for character in self.before)

    @property
    def carets(self) -> str:
        """Carets as wide as the span, and at least one."""
        return "^" * max(1, _width(self.span))


def excerpt(finding: Finding, texts: Texts) -> Excerpt | None:
    """Return the line of a finding, with long ends cut off; None when the line is blank or unknown."""
    text = texts.get(finding.location.path)
    if text is None:
        return None
    line = text.line_span(finding.location.line)
    if not _SHOWN.search(text.content, line.start, line.end):
        return None
    return _cut(text.content, line, line.start + finding.location.column - 1, finding.length)


def _cut(content: str, line: Span, start: int, length: int) -> Excerpt:
    """Cut a line around a part of it, without a look at the rest: the line may be as long as a file."""
    start = min(start, line.end)
    end = min(start + min(length, _LONGEST), line.end)
    # One character more on each side than is shown says whether there is more.
    begin, behind = max(line.start, start - LENGTH - 1), min(line.end, end + LENGTH + 2)
    before, span, after = (content[slice(*part)] for part in ((begin, start), (start, end), (end, behind)))
    room = max(LENGTH - len(span), 0)
    if line.end - line.start > LENGTH and len(before) > room // 2:
        before = "…" + before[max(len(before) - max(room // 2, room - len(after)), 0) :]
    if after and len(before) + len(span) + len(after) > LENGTH + 1:
        after = after[: max(LENGTH - len(before) - len(span), 0)] + "…"
    return Excerpt(*map(printable, (before, span, after)))


def _width(text: str) -> int:
    """Count the columns that a text takes in a terminal."""
    if _NARROW.fullmatch(text):
        return len(text)
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    combining = sum(unicodedata.category(c) in ("Mn", "Me", "Cf") for c in text)
    return len(text) + wide - combining


def end_column(finding: Finding, texts: Texts) -> int:
    """Return the column after the last character of a finding, at most the end of its line."""
    start, text = finding.location.column, texts.get(finding.location.path)
    end = start + finding.length
    return max(start, min(end, len(text.line(finding.location.line)) + 1)) if text else end
