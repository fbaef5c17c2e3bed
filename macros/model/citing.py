"""The values of a citation: the key that is cited, and the call that cites it."""

from __future__ import annotations

from dataclasses import dataclass

from ..text import Span


@dataclass(frozen=True, slots=True)
class Citation:
    """One key in one macro call: one marker for the reader."""

    key: str
    span: Span
    """The key's characters in the file, without the quotation marks."""


@dataclass(frozen=True, slots=True)
class Call:
    """One `cite()` or `quote()` in a page, with the citations it makes."""

    span: Span
    """From `{{` to `}}`."""
    citations: tuple[Citation, ...]
    locator: str = ""
    """The place in the source: `art. 3`."""
    quotation: str = ""
    """The quoted words; empty for `cite()`."""
    hidden_in: str = ""
    """What hides it from the reader: `an HTML comment`; empty when the text shows nothing."""
