"""Where a page shows what is at a place of its file: at a marker, or in the block with the same words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from operator import itemgetter

from ...core.model import Page
from ...core.text import Location, Span, covering, replaced
from .shown_blocks import WORD, BlockReader, ShownBlock, SourcePlace, Word

# A single word in common can be chance, and so can a few words when they are out of order.
_FEWEST_WORDS, _FEWEST_MOVED = 2, 4
_Shown = tuple[int, ShownBlock]
"""A word of the file, by its offset, and the block that shows it."""


def find(page: Page, html: str, locations: Iterable[Location]) -> tuple[SourcePlace, ...]:
    """Return the place of each location in the rendered content of its page."""
    reader = BlockReader(html)
    shown = sorted(_shown(page, reader.words), key=itemgetter(0))
    return tuple(_place(page, reader, shown, location) for location in locations)


def with_marks(html: str, marks: Iterable[tuple[int, str]]) -> str:
    """Return a page's content with elements at offsets; of those at one offset, the first comes first."""
    ordered = sorted(marks, key=itemgetter(0))
    return replaced(html, ((Span(offset, offset), mark) for offset, mark in ordered))


def _place(page: Page, reader: BlockReader, shown: Sequence[_Shown], location: Location) -> SourcePlace:
    offset = page.text.offset(location)
    for number, call in enumerate(page.calls):
        if call.span.contains(offset) and number in reader.markers:
            return SourcePlace(reader.markers[number])
    if block := _block(shown, page.text.content, offset):
        return SourcePlace(block.offset)
    before = shown[: bisect_left(shown, offset, key=itemgetter(0))]
    return next((block.place() for _, block in reversed(before) if block.anchor), SourcePlace())


def _block(shown: Sequence[_Shown], content: str, offset: int) -> ShownBlock | None:
    """Return the block of the next word of the line that is shown, or of the last one before."""
    start, end = content.rfind("\n", 0, offset) + 1, (content + "\n").index("\n", offset)
    line = [(place, block) for place, block in shown if start <= place < end]
    # The word that an offset is in begins before it.
    following = (block for place, block in line if _end_of_word(content, place) > offset)
    return next(following, line[-1][1] if line else None)


def _end_of_word(content: str, start: int) -> int:
    match = WORD.match(content, start)
    return match.end() if match else start


def _shown(page: Page, words: Sequence[Word]) -> Iterator[_Shown]:
    """Yield the offset of each word of a file that is shown, with its block.

    Words that are left after a comparison in order have been moved, as footnotes are, and are compared again.
    """
    written = tuple(_written(page))
    for fewest in (_FEWEST_WORDS, _FEWEST_MOVED):
        pairs = _pairs([word for word, _ in written], [word for word, _ in words], fewest)
        yield from ((written[here][1], words[there][1]) for here, there in pairs.items())
        found = set(pairs.values())
        written = tuple(item for number, item in enumerate(written) if number not in pairs)
        words = tuple(item for number, item in enumerate(words) if number not in found)


def _written(page: Page) -> Iterator[tuple[str, int]]:
    """Yield the words of a file with their offsets, without those of citations that become numbers."""
    citations = [call.span for call in page.calls if not call.quotation and not call.hidden_in]
    for match in WORD.finditer(page.text.content):
        if covering(citations, match.start()) is None:
            yield match[0], match.start()


def _pairs(written: Sequence[str], words: Sequence[str], fewest: int) -> dict[int, int]:
    """Pair the indexes of words that both have in the same order, in runs of at least `fewest` words."""
    return {
        match.a + number: match.b + number
        for match in SequenceMatcher(None, written, words).get_matching_blocks()
        if match.size >= fewest
        for number in range(match.size)
    }
