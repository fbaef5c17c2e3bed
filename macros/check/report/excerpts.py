"""Excerpts: the line that a finding is in, cut to a width that terminals show."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from ...core.findings import Finding
from ...core.shown import printable
from .medium import Texts

# Characters of a line that a terminal shows without a break.
LENGTH = 100


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line of source in three parts: before, in and after the span of a finding."""

    before: str
    span: str
    after: str

    @property
    def margin(self) -> str:
        """Space as wide as the text before the span; tabs stay tabs."""
        return "".join("\t" if character == "\t" else " " * _width(character) for character in self.before)

    @property
    def carets(self) -> str:
        """Carets as wide as the span, and at least one."""
        return "^" * max(1, _width(self.span))


def excerpt(finding: Finding, texts: Texts) -> Excerpt | None:
    """Return the line of a finding, with long ends cut off; None when the line is blank or unknown."""
    text = texts.get(finding.location.path)
    source = text.line(finding.location.line) if text else ""
    return _cut(source, finding.location.column - 1, finding.length) if source.strip() else None


def _cut(source: str, start: int, length: int) -> Excerpt:
    before, span, after = source[:start], source[start : start + length], source[start + length :]
    room = max(LENGTH - len(span), 0)
    if len(source) > LENGTH and len(before) > room // 2:
        before = "…" + before[max(len(before) - max(room // 2, room - len(after)), 0) :]
    if after and len(before) + len(span) + len(after) > LENGTH + 1:
        after = after[: max(LENGTH - len(before) - len(span), 0)] + "…"
    return Excerpt(*map(printable, (before, span, after)))


def _width(text: str) -> int:
    """Count the columns that a text takes in a terminal."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    combining = sum(unicodedata.category(c) in ("Mn", "Me", "Cf") for c in text)
    return len(text) + wide - combining


def end_column(finding: Finding, texts: Texts) -> int:
    """Return the column after the last character of a finding, at most the end of its line."""
    start, text = finding.location.column, texts.get(finding.location.path)
    end = start + finding.length
    return max(start, min(end, len(text.line(finding.location.line)) + 1)) if text else end
