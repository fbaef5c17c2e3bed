"""The links of a page, and the anchors that others can lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...core.text import Span, blanked
from ...syntax.markdown.destinations import UNKNOWN, Destination, destinations
from ...syntax.templates import BLOCKS, MarkKind
from ..settings.linking import Linking
from . import anchors
from .body_reading import BodyReading

_ELSEWHERE = re.compile(r"https?://[^\[\]]*|mailto:.*", re.IGNORECASE | re.DOTALL)
_READ_FIRST = frozenset({"an HTML comment", "a block of raw HTML", "an HTML tag", "an abbreviation"})
_IN_HTML = re.compile(r"<[A-Za-z][^<>]*\smarkdown\b")
_BRACES = re.compile(r"\{[{%]")


@dataclass(frozen=True, slots=True)
class PageLinks:
    """What a page has to do with the links of a site."""

    links: tuple[Destination, ...] = ()
    """Where its links lead, those to other sites left out."""
    anchors: frozenset[str] = frozenset()
    """The ids that it may have."""
    is_whole: bool = False
    """Whether it has no other ids for certain."""


def read(reading: BodyReading, linking: Linking, own: frozenset[str]) -> PageLinks:
    """Read the links and anchors of a page; `own` are the ids that our lists have on it."""
    content = reading.text.content
    has_links = "](" in content or "]:" in content
    wants_anchors = linking.warns("links", "anchors")
    if not has_links and not wants_anchors:
        return PageLinks()
    prose = blanked(content, _read_first(reading), UNKNOWN)
    links = tuple(_inner(prose, reading.start, linking)) if has_links else ()
    if not wants_anchors:
        return PageLinks(links)
    ids, is_whole = anchors.read(reading, linking)
    return PageLinks(links, ids | own, is_whole)


def _read_first(reading: BodyReading) -> Iterator[Span]:
    """Yield what is no Markdown when links are read."""
    yield from reading.regions.code
    for region in reading.regions.hidden:
        # An address in pointed brackets may look like a tag.
        if region.what in _READ_FIRST and not reading.text.content.endswith("](", 0, region.span.start):
            yield region.span
    yield from (mark.span for mark in reading.marks if mark.kind is not MarkKind.RAW)
    yield from (call.span for call in reading.calls)
    blocks = [mark.span for mark in reading.marks if mark.name.removeprefix("end") in BLOCKS]
    if blocks:
        # Readers may see none of it.
        yield Span(blocks[0].start, blocks[-1].end)


def _inner(prose: str, start: int, linking: Linking) -> Iterator[Destination]:
    """Yield where links may lead on the site itself."""
    if not linking.in_html and _IN_HTML.search(prose, start):
        # All of it may be raw HTML.
        return
    for found in destinations(prose, start):
        address = found.address
        if not _ELSEWHERE.fullmatch(address) and UNKNOWN not in address and not _BRACES.search(address):
            yield found
