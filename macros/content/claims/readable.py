"""Readable text: the prose of a page with the words and names that calls show, and `]` for what is not shown.

The filler is a bracket because a sentence can end after one, as in `May]]]].`, but not after a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...core.model import JOINER, Call, Page
from ...core.text import replaced

# A backslash of an escape, and brackets, except those of an omission: […].
_DRESS = re.compile(r"\\(?=[^\w\s])|\[(?!…\]|\.\.\.\])|(?<!\[…)(?<!\[\.\.\.)\]")
# Names end in a full stop too, as in `et al.`, and readers see the number between the two.
_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")
_GAP = re.compile(r"\s+(?=[.,;:!?)]+(?:\s|$))|(?<=[(“])\s+")


def readable(page: Page) -> str:
    """Return the readable text of a page, at the same offsets as in the file."""
    prose = page.prose.text.replace(JOINER, "]")
    calls = [call for call in page.calls if not call.hidden_in]
    words = [said(call)[: _width(call)].ljust(_width(call), "]") for call in calls]
    return replaced(prose, zip((call.span for call in calls), words, strict=True))


def said(call: Call) -> str:
    """Return the words of a `quote()`, or the names of a `textcite()`, as readers see them."""
    return f"“{' '.join(call.quotation.split())}”" if call.quotation else call.names


def whole(prose: str, start: int, calls: Iterable[Call]) -> str:
    """Return a part of the readable text, from `start` on, with names that are longer than their calls."""
    within = (call for call in calls if len(said(call)) > _width(call))
    places = ((call.span.shifted(-start), said(call)) for call in within)
    return replaced(prose, ((place, words) for place, words in places if 0 <= place.start < len(prose)))


def _width(call: Call) -> int:
    return call.span.end - call.span.start


def shown(prose: str) -> str:
    """Return a part of the readable text on one line, as readers see it."""
    return _TWO_STOPS.sub(".", _GAP.sub("", " ".join(_DRESS.sub("", prose).split())))
