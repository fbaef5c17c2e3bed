"""Addresses in pointed brackets, of which Python-Markdown makes links: `<https://example.org>`."""

from __future__ import annotations

from collections.abc import Iterator

from ....core.patterns import later
from ....core.text import Span
from .destinations import Destination

_AUTOMATIC = later(r"<([A-Za-z][A-Za-z0-9+.-]*+://[^<>]*+)>")
_LINK_WITHIN = "]("
"""A link in such an address is made first, and leaves no bracket there."""


def automatic(prose: str, start: int) -> Iterator[Destination]:
    """Yield where automatic links lead; in the text U+0000 stands for what is read before them."""
    if "://" in prose:
        for match in _AUTOMATIC().finditer(prose, start):
            if _LINK_WITHIN not in match[1]:
                yield Destination(match[1], Span(*match.span(1)))
