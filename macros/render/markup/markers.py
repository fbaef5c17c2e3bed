"""Markers: their numbers in reading order, and the ranges that they make.

Numbers are given in the tree phase, when footnotes have moved to their place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.toc import remove_fnrefs, render_inner_html, strip_tags
from markdown.treeprocessors import Treeprocessor

from ...core.model import Source
from ...syntax.html.elements import HEADINGS
from ...syntax.tokens import decode
from .. import rendering
from ..numbering import number
from ..rendering import Mention
from . import links, ranges
from .end_matter import EndMatter
from .ranges import PlacedMarker

TOKEN = "token"  # noqa: S105  an attribute's name


class MarkerProcessor(Treeprocessor):
    """Fills the markers of a page, and hands the mentions that they are on to its end."""

    def __init__(self, md: Markdown, sources: Mapping[str, Source], end_matter: EndMatter) -> None:
        super().__init__(md)
        self.sources = sources
        self.end_matter = end_matter

    def run(self, root: Element) -> None:
        """Give markers their numbers in reading order, and the page its lists."""
        links.lift(root, TOKEN)
        places = tuple(self._places(root))
        keys = [key for place in places for key in place.token.keys if key in self.sources]
        numbers = number(keys)
        mentions = {self.sources[key].key: list[Mention]() for key in numbers}
        for row in ranges.rows(root, places):
            inside = ranges.insides([place.plain(numbers) for place in row])
            for place, is_inside in zip(row, inside, strict=True):
                self._fill(place, is_inside, numbers, mentions)
        for ordinal, place in enumerate(places, 1):
            if place.is_in_heading:
                # Python-Markdown and MkDocs leave such elements out of anchors and titles.
                place.element.set("id", f"fnref-{ordinal}")
        self.end_matter.append(root, mentions)

    def _places(self, root: Element) -> Iterator[PlacedMarker]:
        section, heading, inside = "", None, frozenset[Element]()
        for order, element in enumerate(root.iter()):
            if element.tag in HEADINGS:
                heading, inside = element, frozenset(element.iter())
            elif element.tag == "div" and element.get("class") == "footnote":
                section, heading = "Footnotes", None
            elif element.tag == "sup" and (token := decode(element.get(TOKEN, ""))):
                if heading is not None:
                    section, heading = self._heading(heading), None
                del element.attrib[TOKEN]
                yield PlacedMarker(element, token, order, section, element in inside)

    def _heading(self, element: Element) -> str:
        """Return a heading's text as the table of contents has it."""
        return unescape(strip_tags(render_inner_html(remove_fnrefs(_unmarked(element)), self.md)))

    def _fill(
        self,
        place: PlacedMarker,
        inside: Sequence[bool],
        numbers: Mapping[str, int],
        mentions: Mapping[str, list[Mention]],
    ) -> None:
        parts = list[str]()
        for key, is_inside in zip(place.token.keys, inside, strict=True):
            if key not in numbers:
                parts.append(rendering.missing_marker(key))
                continue
            ordinal = len(mentions[key]) + 1
            mention = Mention(key, place.token.locator, numbers[key], ordinal, place.section)
            mentions[key].append(mention)
            parts.append(rendering.marker(mention, is_inside=is_inside))
        place.element.set("data-call", str(place.token.call))
        place.element.text = self.md.htmlStash.store("".join(parts))


def _unmarked(element: Element) -> Element:
    """Return a heading whose markers all look like footnote references, which are left out."""
    for marker in element.iter("sup"):
        if TOKEN in marker.attrib:
            marker.set("id", "fnref-")
    return element
