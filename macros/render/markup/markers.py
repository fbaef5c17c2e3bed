"""Markers: their numbers in reading order, and the ranges that they make.

Numbers are given in the tree phase, when footnotes have been moved to where readers meet them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
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
from ..seals import CALL, SEAL
from . import links, ranges
from .end_matter import EndMatter
from .inner_texts import InnerTexts, is_inner
from .overviews import figures
from .overviews.figures import PlacedFigure
from .preceding import preceding
from .ranges import TOKEN, PlacedMarker


class MarkerProcessor(Treeprocessor):
    """Fills the markers of a page, and passes their mentions to the end matter."""

    def __init__(
        self,
        md: Markdown,
        sources: Mapping[str, Source],
        end_matter: EndMatter,
        take_figures: Callable[[], Sequence[PlacedFigure]],
    ) -> None:
        super().__init__(md)
        self.sources = sources
        self.end_matter = end_matter
        self.take_figures = take_figures

    def run(self, root: Element) -> None:
        """Give markers their numbers in reading order, and the page its lists."""
        if is_inner(self.md):
            return
        links.lift(root, TOKEN)
        words = self.end_matter.words
        if given := self.take_figures():
            figures.insert(root, given, self.md, words, self.end_matter.language)
        inner = InnerTexts(self.md, lambda token: preceding(token, self.sources, words))
        markers = tuple(self._markers(root, inner))
        keys = [key for marker in markers for key in marker.token.keys if key in self.sources]
        numbers = number(keys)
        mentions = {self.sources[key].key: list[Mention]() for key in numbers}
        for row in ranges.rows(root, markers):
            inside = ranges.insides([marker.plain(numbers) for marker in row])
            for marker, is_inside in zip(row, inside, strict=True):
                self._fill(marker, is_inside, numbers, mentions)
        for ordinal, marker in enumerate(markers, 1):
            if marker.is_in_heading:
                # Python-Markdown and MkDocs leave such elements out of anchors and titles.
                marker.element.set("id", f"fnref-{ordinal}")
        inner.fill()
        self.end_matter.append(root, mentions)

    def _markers(self, root: Element, inner: InnerTexts) -> Iterator[PlacedMarker]:
        section, heading, inside = "", None, frozenset[Element]()
        boxed = figures.within(root)
        for order, element in enumerate(root.iter()):
            if element.tag in HEADINGS:
                heading, inside = element, frozenset(element.iter())
            elif element.tag == "div" and element.get("class") == "footnote":
                section, heading = self.end_matter.words("footnotes"), None
            elif element.tag == "sup" and (token := decode(element.get(TOKEN, ""))):
                if heading is not None:
                    section, heading = self._heading(heading), None
                del element.attrib[TOKEN]
                named = self.end_matter.words("key-figures") if element in boxed else section
                yield PlacedMarker(element, token, order, named, element in inside)
            else:
                yield from inner.markers(element, section)

    def _heading(self, element: Element) -> str:
        """Return a heading's text as the table of contents has it."""
        return unescape(strip_tags(render_inner_html(remove_fnrefs(_unmarked(element)), self.md)))

    def _fill(
        self,
        marker: PlacedMarker,
        inside: Sequence[bool],
        numbers: Mapping[str, int],
        mentions: Mapping[str, list[Mention]],
    ) -> None:
        parts = list[str]()
        for key, is_inside in zip(marker.ordered(numbers), inside, strict=True):
            if key not in numbers:
                parts.append(rendering.missing_marker(key))
                continue
            ordinal = len(mentions[key]) + 1
            mention = Mention(
                key,
                marker.token.locator,
                numbers[key],
                ordinal,
                marker.section,
                marker.token.prefix,
                marker.token.quotation,
                rendering.is_retracted(self.end_matter.evidence, key),
            )
            mentions[key].append(mention)
            parts.append(rendering.marker(mention, self.end_matter.words, is_inside=is_inside))
        marker.element.set(CALL, str(marker.token.call))
        marker.element.set(SEAL, marker.token.seal)
        # Within the marker, so that what leaves markers out, such as search, leaves the space out too.
        space = "\u00a0" * (marker.token.has_names and any(key in numbers for key in marker.token.keys))
        marker.element.text = self.md.htmlStash.store(space + "".join(parts))


def _unmarked(element: Element) -> Element:
    """Return a heading whose markers all look like footnote references, which are left out."""
    for marker in element.iter("sup"):
        if TOKEN in marker.attrib:
            marker.set("id", "fnref-")
    return element
