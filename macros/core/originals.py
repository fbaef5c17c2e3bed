"""Originals: files with their marks and line ends, so that an edit changes no other byte of a file."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from .text import Span, Text, normalized, replaced

_MARK = "\ufeff"


class Edit(NamedTuple):
    """A span of a text, and what to put in its place."""

    span: Span
    replacement: str


class Original(NamedTuple):
    """A file's decoded content with its byte order mark and its line ends."""

    path: str
    raw: str

    @property
    def text(self) -> Text:
        """The normalized text, in which the spans of edits count."""
        return normalized(self.path, self.raw)

    def edited(self, edits: Iterable[Edit]) -> Original:
        """Apply edits that do not overlap, repeated ones once; no other character changes."""
        mark = self.raw.startswith(_MARK)
        lines = self.raw[mark:].split("\r\n")
        shortened = list(accumulate(len(line) + 1 for line in lines[:-1]))

        def place(span: Span) -> Span:
            # A line end of two characters is one in the text.
            ends = (offset + mark + bisect_left(shortened, offset + 1) for offset in (span.start, span.end))
            return Span(*ends)

        found = ((place(edit.span), self._ended(edit.replacement)) for edit in sorted(set(edits)))
        return self._replace(raw=replaced(self.raw, found))

    def rewritten(self, content: str) -> Original:
        """Replace the whole content, keeping the byte order mark and the most frequent line end."""
        return self._replace(raw=_MARK * self.raw.startswith(_MARK) + self._ended(content))

    def _ended(self, content: str) -> str:
        windows = self.raw.count("\r\n")
        counts = {"\n": self.raw.count("\n") - windows, "\r\n": windows, "\r": self.raw.count("\r") - windows}
        return content.replace("\n", max(counts, key=lambda end: counts[end]))
