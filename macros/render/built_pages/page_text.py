"""The text of a built page: HTML to passages as the reader meets them, with citations and anchors."""

from __future__ import annotations

from collections.abc import Mapping

from ...syntax.html.elements import AS_TYPED, HEADINGS, Element, ElementReader
from ...syntax.tokens import has_signs
from .. import seals
from .passages import OpenPassage, Passage

_ROWS = frozenset({"tr", "dl"})
_CELLS = frozenset({"td", "th", "dt", "dd"})
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "details", "dialog", "div"),
        *("fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "label", "legend"),
        *("li", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "tbody"),
        *("tfoot", "thead", "ul", *HEADINGS, *_ROWS, *_CELLS),
    )
)
# Numbers and signs, which are not words of the text.
_SIGNS = frozenset({seals.DRAWN, "ib-cite", "ib-ref", "headerlink", "footnote-ref", "footnote-backref"})
# What a cell is to its row.
_NAMES, _IS_NAMED = "names it", "is named by it"


class PageReader(ElementReader):
    """Collects anchors, calls and passages in document order, without our lists and hidden text."""

    def __init__(self, page: str | None = None, *, is_suspect: bool = False) -> None:
        super().__init__()
        self.page = page
        """The path of the page, for which its markers are sealed; None on a finished site."""
        self.is_suspect, self.is_forged = is_suspect, False
        """Whether the page has characters of tokens, and whether some of them are forged, outside of code."""
        self.calls: list[int] = []
        self.imitations: list[str] = []
        self.statements: list[str] = []
        self.claimed: list[tuple[str, str]] = []
        self.own_anchors = set[str]()
        self.missing: list[str] = []
        self.marker: Element | None = None
        """The marker that is open."""
        self.own_list: Element | None = None
        """The list of ours that is open."""
        self.anchors = set[str]()
        self.passages: list[Passage] = []
        self.draft = OpenPassage()
        self.section = ""
        self.is_heading = False
        self.signs = 0
        # What names each open row, None before its first cell; cells outside of rows share one.
        self.rows: list[str | None] = [None]
        self.cells = [""]

    def hides(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Leave out our lists too, which are not part of the text."""
        return seals.is_list(tag, attributes, self.page) or super().hides(tag, attributes)

    def opened(self, element: Element) -> None:
        """Begin a block, a sign or a marker."""
        if anchor := element.attributes.get("id"):
            self.anchors.add(anchor)
        if element.tag == "a" and (name := element.attributes.get("name")):
            self.anchors.add(name)
        if self.is_suspect:
            self._look_for_signs(*element.attributes.values())
        if self.own_list is None and element.attributes:
            self._mark(element)
        if element.tag in _BLOCKS:
            self.end_passage()
            self._open_block(element)
        elif element.tag == "br":
            self.handle_data(" ")
        if _is_unbroken(element):
            self.draft.begin_unbroken()
        self.signs += _is_sign(element)
        if "ib-ref" in element.classes and self._is_ours(element) and anchor and anchor.startswith("cite-"):
            self.draft.mark(anchor)

    def closed(self, element: Element) -> None:
        """End a block or a sign."""
        self.signs -= _is_sign(element)
        if element is self.marker:
            self.marker = None
        elif element is self.own_list:
            self.own_list = None
        if _is_unbroken(element):
            self.draft.end_unbroken()
        if element.tag in _BLOCKS:
            self.end_passage()
            self._close_block(element)

    def handle_data(self, data: str) -> None:
        """Continue the passage."""
        if self.is_suspect and not any(element.tag in AS_TYPED for element in self.open):
            self._look_for_signs(data)
        if not self.signs and not self.is_unshown:
            self.draft.add(data)
        if self.open and seals.MISSING in self.open[-1].classes:
            self.missing.append(data)

    def end_passage(self) -> None:
        """Begin a new passage at the edge of a block."""
        draft, self.draft = self.draft, OpenPassage(depth=self.draft.depth)
        text, name = draft.text, self.rows[-1] or ""
        if text and self.is_heading:
            self.section, self.is_heading = text, False
        if text and self.cells[-1] == _NAMES:
            self.rows[-1] = f"{name} {text}".strip()
        if text or draft.markers:
            named = name if self.cells[-1] == _IS_NAMED else ""
            is_figure = bool(named) and any(seals.FIGURES in element.classes for element in self.open)
            self.passages.append(draft.passage(named, self.section, needs_name=is_figure))

    def _mark(self, element: Element) -> None:
        """Take down a marker, the beginning of a list, or what imitates one, whether it is shown or not."""
        if self.marker is not None:
            self.own_anchors.update(seals.anchors(element))
        elif seals.is_marker(element, self.page):
            self.marker = element
            number = seals.call(element)
            if not element.is_unshown:
                self.calls.append(-1 if number is None else number)
        elif seals.is_list(element.tag, element.attributes, self.page):
            self.own_list = element
        elif tag := seals.imitated(element):
            self.imitations.append(tag)
        elif tag := seals.stated(element, self.page):
            self.statements.append(tag)
        else:
            anchor, tag = seals.claimed(element)
            if anchor:
                self.claimed.append((anchor, tag))

    def _look_for_signs(self, *texts: str) -> None:
        """Notice characters of tokens that stand for no citation of this build."""
        self.is_forged = self.is_forged or any(map(has_signs, texts))

    def _is_ours(self, element: Element) -> bool:
        """Return whether a link may be one of our markers."""
        return not element.is_unshown and (self.marker is not None or self.page is None)

    def _open_block(self, element: Element) -> None:
        if element.tag in _ROWS:
            self.rows.append(None)
        elif element.tag in _CELLS:
            self.cells.append(self._part(element.tag))
        elif element.tag in HEADINGS and not element.is_unshown:
            self.section, self.is_heading = "", True
        elif element.tag == "div" and "footnote" in element.classes:
            # The name that backlinks use for footnotes.
            self.section = "Footnotes"

    def _close_block(self, element: Element) -> None:
        if element.tag in _ROWS:
            self.rows.pop()
        elif element.tag in _CELLS:
            self.cells.pop()
        elif element.tag in HEADINGS:
            self.is_heading = False

    def _part(self, tag: str) -> str:
        """Return whether a cell names its row or is named by it; a first cell or a term begins the name."""
        is_first = self.rows[-1] is None
        if tag == "dt" or (is_first and tag != "dd"):
            self.rows[-1] = ""
            return _NAMES
        return "" if tag == "th" else _IS_NAMED


def _is_sign(element: Element) -> bool:
    return bool(element.classes) and not _SIGNS.isdisjoint(element.classes)


def _is_unbroken(element: Element) -> bool:
    return element.tag in AS_TYPED or "ib-quotation" in element.classes
