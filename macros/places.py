"""Places: where the reader of a rendered page sees what stands at a place of its file.

A citation is at its marker. For all else the words of the file are held against the words that the
page shows, as a diff holds two versions of a text against each other; so nothing here knows Markdown.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import accumulate

from .html_reading import Element, ElementReader
from .model import Page
from .text import Location

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = frozenset(
    (
        *("aside", "blockquote", "caption", "dd", "div", "dt", "figcaption", "figure", "header", "label"),
        *("li", "p", "pre", "section", "summary", "td", "th", *_HEADINGS),
    )
)
_WORD = re.compile(r"\w+")
# One word that both have can be chance.
_FEWEST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is seen; where only its surroundings are known, the heading above."""

    offset: int = -1
    """In the HTML, where a mark can stand: behind a marker, or first in a block; -1 when not known."""
    anchor: str = ""
    """The id of the heading above; empty when there is none, or the place itself is known."""
    heading: str = ""
    """Its text."""

    @property
    def is_known(self) -> bool:
        """Whether a mark can stand there."""
        return self.offset >= 0


@dataclass(slots=True)
class _Block:
    """An element that holds text, which is read bit by bit."""

    offset: int
    """Behind its start tag."""
    anchor: str
    """Its id, when it is a heading."""
    text: list[str] = field(default_factory=list)

    def place(self) -> Place:
        return Place(anchor=self.anchor, heading=" ".join("".join(self.text).split()))


def find(page: Page, html: str, locations: Iterable[Location]) -> tuple[Place, ...]:
    """Return the place of each location in the rendered content of its page."""
    reader = _Reader(html)
    shown = tuple(_shown(page.text.content, reader.words))
    return tuple(_place(page, reader, shown, location) for location in locations)


def with_marks(html: str, marks: Iterable[tuple[int, str]]) -> str:
    """Return a page's content with elements at offsets; of those at one offset, the first comes first."""
    parts, position = list[str](), 0
    for offset, mark in sorted(marks, key=lambda item: item[0]):
        parts += [html[position:offset], mark]
        position = offset
    return "".join([*parts, html[position:]])


def _place(page: Page, reader: _Reader, shown: Sequence[tuple[int, _Block]], location: Location) -> Place:
    offset = page.text.offset(location)
    for number, call in enumerate(page.calls):
        if call.span.contains(offset) and number in reader.markers:
            return Place(reader.markers[number])
    if block := _block(shown, page.text.content, offset):
        return Place(block.offset)
    before = shown[: bisect_left(shown, offset, key=lambda item: item[0])]
    return next((block.place() for _, block in reversed(before) if block.anchor), Place())


def _block(shown: Sequence[tuple[int, _Block]], content: str, offset: int) -> _Block | None:
    """Return the block of the next word of the line that is shown, or of the last one before."""
    start, end = content.rfind("\n", 0, offset) + 1, (content + "\n").index("\n", offset)
    line = [(place, block) for place, block in shown if start <= place < end]
    # The word that an offset is in begins before it.
    following = (block for place, block in line if _end_of_word(content, place) > offset)
    return next(following, line[-1][1] if line else None)


def _end_of_word(content: str, start: int) -> int:
    match = _WORD.match(content, start)
    return match.end() if match else start


def _shown(content: str, words: Sequence[tuple[str, _Block]]) -> Iterator[tuple[int, _Block]]:
    """Yield the offset of each word of a file that is shown, with its block, in file order."""
    written = [(match[0], match.start()) for match in _WORD.finditer(content)]
    matcher = SequenceMatcher(None, [word for word, _ in written], [word for word, _ in words])
    for match in matcher.get_matching_blocks():
        if match.size >= _FEWEST_WORDS:
            for number in range(match.size):
                yield written[match.a + number][1], words[match.b + number][1]


class _Reader(ElementReader):
    """Collects the words that are shown, each with its block, and the markers."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[tuple[str, _Block]] = []
        self.markers: dict[int, int] = {}
        """Where the first marker of each call ends, by the call's place in the scan."""
        self.blocks: list[tuple[Element, _Block]] = []
        self.lines = (0, *accumulate(len(line) + 1 for line in html.split("\n")))
        self.feed(html)
        self.close()

    @property
    def tag_start(self) -> int:
        """Where the tag begins that is read now."""
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def hides(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Leave signs out, which are no text of the page."""
        return "headerlink" in attributes.get("class", "").split() or super().hides(tag, attributes)

    def opened(self, element: Element) -> None:
        # A mark is a link, and a link cannot be in another.
        if element.tag in _BLOCKS and not any(around.tag == "a" for around in self.open):
            anchor = element.attributes.get("id", "") if element.tag in _HEADINGS else ""
            offset = self.tag_start + len(self.get_starttag_text() or "")
            self.blocks.append((element, _Block(offset, anchor)))

    def closed(self, element: Element) -> None:
        if self.blocks and self.blocks[-1][0] is element:
            self.blocks.pop()
        call = element.attributes.get("data-call", "")
        if element.tag == "sup" and not element.is_unshown and call.isdecimal():
            self.markers.setdefault(int(call), self.tag_start + len("</sup>"))

    def handle_data(self, data: str) -> None:
        is_marker = any("ib-cite" in element.classes for element in self.open)
        if self.blocks and not self.is_unshown and not is_marker:
            _, block = self.blocks[-1]
            block.text.append(data)
            self.words += [(word, block) for word in _WORD.findall(data)]
