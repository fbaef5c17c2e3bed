"""The words that a rendered page shows, each with the block that it is in, and the markers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from ...syntax.html.elements import HEADINGS, Element, ElementReader
from .. import seals

WORD = re.compile(r"\w+")
_BLOCKS = frozenset(
    (
        *("aside", "blockquote", "caption", "dd", "div", "dt", "figcaption", "figure", "header", "label"),
        *("li", "p", "pre", "section", "summary", "td", "th", *HEADINGS),
    )
)


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """Where a page shows something; when only the surroundings are known, the heading above."""

    offset: int = -1
    """The offset in the HTML for a mark: after a marker, or first in a block; -1 when not known."""
    anchor: str = ""
    """The id of the heading above; empty when there is none, or the place itself is known."""
    heading: str = ""
    """Its text."""

    @property
    def is_known(self) -> bool:
        """Whether there is an offset for a mark."""
        return self.offset >= 0


@dataclass(slots=True)
class ShownBlock:
    """An element that holds text, which is read bit by bit."""

    offset: int
    """After its start tag."""
    anchor: str
    """Its id, when it is a heading."""
    text: list[str] = field(default_factory=list)

    def place(self) -> SourcePlace:
        """Return the block as the heading above something."""
        return SourcePlace(anchor=self.anchor, heading=" ".join("".join(self.text).split()))


Word = tuple[str, ShownBlock]


class BlockReader(ElementReader):
    """Collects the words that are shown, each with its block, and the markers."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[Word] = []
        self.markers: dict[int, int] = {}
        """Where the first marker of each call ends, by the call's index in the scan."""
        self.blocks: list[tuple[Element, ShownBlock]] = []
        self.lines = (0, *accumulate(len(line) + 1 for line in html.split("\n")))
        self.feed(html)
        self.close()

    @property
    def tag_start(self) -> int:
        """The offset of the tag that is being read."""
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def hides(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Leave out permalink signs, which are not text of the page."""
        return "headerlink" in attributes.get("class", "").split() or super().hides(tag, attributes)

    def opened(self, element: Element) -> None:
        """Begin a block."""
        # A mark is a link, and a link cannot be in another.
        if element.tag in _BLOCKS and not any(around.tag == "a" for around in self.open):
            anchor = element.attributes.get("id", "") if element.tag in HEADINGS else ""
            offset = self.tag_start + len(self.get_starttag_text() or "")
            self.blocks.append((element, ShownBlock(offset, anchor)))

    def closed(self, element: Element) -> None:
        """End a block, or a marker."""
        if self.blocks and self.blocks[-1][0] is element:
            self.blocks.pop()
        if element.tag == "sup" and not element.is_unshown and (call := seals.call(element)) is not None:
            self.markers.setdefault(call, self.tag_start + len("</sup>"))

    def handle_data(self, data: str) -> None:
        """Collect the words; the number in a marker is not one."""
        is_marker = any("ib-cite" in element.classes for element in self.open)
        if self.blocks and not self.is_unshown and not is_marker:
            _, block = self.blocks[-1]
            block.text.append(data)
            self.words += [(word, block) for word in WORD.findall(data)]
