"""Texts within a page that are converted apart, as mkdocstrings converts docstrings, and calls in them.

Such a text comes into the page as HTML that Python-Markdown has set aside. Its tokens stay in the HTML
until the page is whole, so that all markers of a page are numbered together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from functools import partial
from itertools import count
from re import Match
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import HTML_PLACEHOLDER_RE

from ...content.citations.plain_calls import PLAIN, meaning
from ...core.macro_table import Meaning
from ...syntax.tokens import ELSEWHERE, PATTERN, Token, decode
from .. import rendering
from .ranges import PlacedMarker

# A phase that mkdocstrings adds to its own conversions.
_INNER = "mkdocstrings_ids"
_CLASS = "mkdocstrings"
_TOKEN = re.compile(PATTERN)
_APART = 10
Mark = Callable[[str], str | Element | None]
"""Makes an element of a token, or leaves the token where the text is converted apart."""


def is_inner(md: Markdown) -> bool:
    """Return whether a conversion is that of a text within a page."""
    return _INNER in md.treeprocessors


class CallProcessor(InlineProcessor):
    """Makes tokens of calls in texts that a page shows, which nobody has prepared."""

    def __init__(self, md: Markdown, said: Callable[[], Container[Meaning]], mark: Mark) -> None:
        super().__init__(PLAIN.pattern, md)
        self.compiled_re = PLAIN
        self.said = said
        self.mark = mark

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: Match[str], _data: str
    ) -> tuple[str | Element | None, int | None, int | None]:
        """Return a token where the text is converted apart, or else what becomes a marker."""
        typed = meaning(m)
        token = str(Token(*typed, call=ELSEWHERE if typed in self.said() else -1))
        return self.mark(token), m.start(0), m.end(0)


class InnerTexts:
    """The texts of one page that were converted apart."""

    def __init__(self, md: Markdown, precede: Callable[[Token], tuple[str, str]]) -> None:
        self.blocks: list[Any] = md.htmlStash.rawHtmlBlocks
        self.precede = precede
        self.found = list[tuple[int, list[PlacedMarker]]]()
        self.orders = count(-_APART, -_APART)
        """Places of markers that have no marker beside them."""

    def markers(self, element: Element, section: str) -> Iterator[PlacedMarker]:
        """Yield the markers in an element, when it stands for such a text."""
        if element.get("class") != _CLASS:
            return
        for place in HTML_PLACEHOLDER_RE.finditer(element.text or ""):
            number = int(place[1])
            tokens = filter(None, map(decode, _TOKEN.findall(self.blocks[number])))
            made = [PlacedMarker(Element("sup"), one, next(self.orders), section, False) for one in tokens]  # noqa: FBT003
            self.found.append((number, made))
            yield from made

    def fill(self) -> None:
        """Put the markers, which have their numbers, in the place of their tokens."""
        for number, made in self.found:
            following = iter(made)
            fill = partial(self._filled, following)
            self.blocks[number] = _TOKEN.sub(fill, self.blocks[number])

    def _filled(self, following: Iterator[PlacedMarker], match: Match[str]) -> str:
        if decode(match[0]) is None:
            return match[0]
        marker = next(following)
        place = HTML_PLACEHOLDER_RE.match(marker.element.text or "")
        links = self.blocks[int(place[1])] if place else ""
        return rendering.standing_marker(links, marker.token, self.precede(marker.token))
