"""The Python-Markdown extension: tokens to markers, and the lists at the end of a page.

Tokens become elements in the inline phase, after code has been taken out. Numbers are given in the
tree phase, when footnotes have moved to their place, so that they follow the reading order.
The only importer of markdown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import count
from re import Match
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import remove_fnrefs, render_inner_html, strip_tags
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from . import links, rendering
from .model import Source
from .numbering import number
from .rendering import Mention
from .tokens import PATTERN, Token, decode

# After code spans (190), before links (160), so that a link's text can hold a citation.
_INLINE_PRIORITY = 185
# After footnotes have been ordered (19) and headings have their own ids (8), before the table of
# contents (5), and again behind it.
_TREE_PRIORITY = 7
_CLEANING_PRIORITY = 4
_RESERVED = "ib-reserved"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TOKEN = "token"  # noqa: S105  an attribute's name


class CitationExtension(Extension):
    """Markers and lists for one build; `further_reading` is set anew before each page."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        super().__init__()
        self.sources = sources
        self.further_reading: Sequence[str] = ()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        """Register both phases; Python-Markdown calls this for each page."""
        md.inlinePatterns.register(_TokenProcessor(PATTERN, md), "ibidem", _INLINE_PRIORITY)
        md.treeprocessors.register(_MarkerProcessor(md, self), "ibidem", _TREE_PRIORITY)
        md.treeprocessors.register(_CleaningProcessor(md), "ibidem-cleaning", _CLEANING_PRIORITY)


class _TokenProcessor(InlineProcessor):
    """Puts an empty marker in a token's place, behind the quoted words if there are any."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: Match[str], _data: str
    ) -> tuple[Element | None, int | None, int | None]:
        token = decode(m[0])
        if token is None:
            return None, None, None
        if not token.quotation:
            return _marker(m[0]), m.start(0), m.end(0)
        element = Element("span", {"class": "ib-quotation"})
        element.text = self.md.htmlStash.store(rendering.quotation(token.quotation))
        element.append(_marker(m[0]))
        return element, m.start(0), m.end(0)


def _marker(token: str) -> Element:
    return Element("sup", {"class": "ib-cite", "data-search-exclude": "", _TOKEN: token})


@dataclass(frozen=True, slots=True)
class _Place:
    """An unnumbered marker, and where it stands."""

    element: Element
    token: Token
    number: int
    """Which marker of the page it is, from 1."""
    section: str
    is_in_heading: bool


class _MarkerProcessor(Treeprocessor):
    def __init__(self, md: Markdown, extension: CitationExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        """Give markers their numbers in reading order, and the page its lists."""
        links.lift(root, _TOKEN)
        places = tuple(self._places(root))
        keys = [key for place in places for key in place.token.keys if key in self.extension.sources]
        numbers = number(keys)
        mentions = {key: list[Mention]() for key in numbers}
        for place in places:
            self._fill(place, numbers, mentions)
        self._append_lists(root, mentions)

    def _places(self, root: Element) -> Iterator[_Place]:
        section, heading, numbers = "", set[Element](), count(1)
        for element in root.iter():
            if element.tag in _HEADINGS:
                section, heading = self._heading(element), set(element.iter())
            elif element.tag == "div" and element.get("class") == "footnote":
                section = "Footnotes"
            if token := decode(element.attrib.pop(_TOKEN, "")):
                yield _Place(element, token, next(numbers), section, element in heading)

    def _heading(self, element: Element) -> str:
        """Return a heading's text as the table of contents has it."""
        return unescape(strip_tags(render_inner_html(remove_fnrefs(_unmarked(element)), self.md)))

    def _fill(self, place: _Place, numbers: Mapping[str, int], mentions: Mapping[str, list[Mention]]) -> None:
        parts = list[str]()
        for key in place.token.keys:
            if key not in numbers:
                parts.append(rendering.missing_marker(key))
                continue
            ordinal = len(mentions[key]) + 1
            mention = Mention(key, place.token.locator, numbers[key], ordinal, place.section)
            mentions[key].append(mention)
            parts.append(rendering.marker(mention))
        if place.is_in_heading:
            # Python-Markdown and MkDocs leave such elements out of anchors and titles.
            place.element.set("id", f"fnref-{place.number}")
        place.element.set("data-call", str(place.token.call))
        place.element.text = self.md.htmlStash.store("".join(parts))

    def _append_lists(self, root: Element, mentions: Mapping[str, Sequence[Mention]]) -> None:
        sources = self.extension.sources
        listed = dict.fromkeys(self.extension.further_reading)
        further = [sources[key] for key in listed if key in sources and key not in mentions]
        if further:
            self._append_list(root, "further-reading", "Further reading", rendering.reading_list(further))
        if mentions:
            markup = rendering.source_list((sources[key], mentions[key]) for key in mentions)
            section = self._append_list(root, "sources", "Sources", markup)
            section.set("role", "doc-bibliography")
        anchors = [rendering.source_anchor(source.key) for source in further]
        anchors += [rendering.source_anchor(key) for key in mentions]
        anchors += [mention.anchor for found in mentions.values() for mention in found]
        for anchor in anchors:
            SubElement(root, _RESERVED, {"id": anchor})

    def _append_list(self, root: Element, name: str, title: str, markup: str) -> Element:
        taken = {element.get("id") for element in root.iter()}
        anchor = next(anchor for anchor in _numbered(name) if anchor not in taken)
        section = SubElement(root, "section", {"class": f"ib-{name}", "aria-labelledby": anchor})
        heading = SubElement(section, "h2", {"id": anchor})
        heading.text = title
        heading.tail = self.md.htmlStash.store(markup)
        return section


class _CleaningProcessor(Treeprocessor):
    """Takes out what kept the anchors of headings from being those of markers and sources."""

    def run(self, root: Element) -> None:
        for reserved in root.findall(_RESERVED):
            root.remove(reserved)


def _numbered(name: str) -> Iterator[str]:
    """Yield `name`, `name-2`, `name-3`, without end."""
    yield name
    yield from (f"{name}-{number}" for number in count(2))


def _unmarked(element: Element) -> Element:
    """Return a heading whose markers all look like footnote references, which are left out."""
    for marker in element.iter("sup"):
        if _TOKEN in marker.attrib:
            marker.set("id", "fnref-")
    return element
