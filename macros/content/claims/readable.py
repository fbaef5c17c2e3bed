"""Readable text: a page's prose with the words that `quote()` shows, and brackets for what nobody sees.

A sentence can end behind a bracket, as in `May]]]].`, and not behind the space of a call.
"""

from __future__ import annotations

import re

from ...core.model import JOINER, Call, Page
from ...core.text import replaced

# An escape, and brackets but those of an omission.
_DRESS = re.compile(r"\\(?=[^\w\s])|\[(?!…\]|\.\.\.\])|(?<!\[…)(?<!\[\.\.\.)\]")
_GAP = re.compile(r"\s+(?=[.,;:!?)]+(?:\s|$))|(?<=[(“])\s+")


def readable(page: Page) -> str:
    """Return the prose of a page where it stands."""
    prose = page.prose.text.replace(JOINER, "]")
    calls = [call for call in page.calls if not call.hidden_in]
    words = [quoted(call).ljust(call.span.end - call.span.start, "]") for call in calls]
    return replaced(prose, zip((call.span for call in calls), words, strict=True))


def quoted(call: Call) -> str:
    """Return the words of a `quote()` as the reader sees them; nothing for a `cite()`."""
    return f"“{' '.join(call.quotation.split())}”" if call.quotation else ""


def shown(prose: str) -> str:
    """Return a part of such a text in one line, as the reader sees it."""
    return _GAP.sub("", " ".join(_DRESS.sub("", prose).split()))
