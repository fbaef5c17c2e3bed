"""Readable text: the prose of a page with the words that `quote()` shows, and `]` for what is not shown.

The filler is a bracket because a sentence can end after one, as in `May]]]].`, but not after a space.
"""

from __future__ import annotations

import re

from ...core.model import JOINER, Call, Page
from ...core.text import replaced

# A backslash of an escape, and brackets, except those of an omission: […].
_DRESS = re.compile(r"\\(?=[^\w\s])|\[(?!…\]|\.\.\.\])|(?<!\[…)(?<!\[\.\.\.)\]")
_GAP = re.compile(r"\s+(?=[.,;:!?)]+(?:\s|$))|(?<=[(“])\s+")


def readable(page: Page) -> str:
    """Return the readable text of a page, at the same offsets as in the file."""
    prose = page.prose.text.replace(JOINER, "]")
    calls = [call for call in page.calls if not call.hidden_in]
    words = [quoted(call).ljust(call.span.end - call.span.start, "]") for call in calls]
    return replaced(prose, zip((call.span for call in calls), words, strict=True))


def quoted(call: Call) -> str:
    """Return the words of a `quote()` as readers see them; empty for a `cite()`."""
    return f"“{' '.join(call.quotation.split())}”" if call.quotation else ""


def shown(prose: str) -> str:
    """Return a part of the readable text on one line, as readers see it."""
    return _GAP.sub("", " ".join(_DRESS.sub("", prose).split()))
