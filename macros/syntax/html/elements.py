"""Reading the HTML of a page element by element: what is open, and what of it is not shown."""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser
from typing import NamedTuple

AS_TYPED = frozenset({"code", "pre", "kbd", "samp", "textarea"})
"""The elements whose text is what somebody types."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_UNSHOWN = frozenset({"script", "style", "template", "noscript"})
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)


class Element(NamedTuple):
    """A start tag, and whether its element is displayed."""

    tag: str
    attributes: Mapping[str, str]
    """An attribute without a value has an empty one."""
    is_unshown: bool
    """Whether the element, or one around it, is left out of what the reader sees."""
    classes: tuple[str, ...]


class ElementReader(HTMLParser):
    """Knows at each place which elements are open; a subclass says what it makes of them."""

    def __init__(self, *, convert_charrefs: bool = True) -> None:
        super().__init__(convert_charrefs=convert_charrefs)
        self.open: list[Element] = []

    @property
    def is_unshown(self) -> bool:
        """Whether what comes now is left out of what the reader sees."""
        return bool(self.open) and self.open[-1].is_unshown

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; one that cannot have content is over at once."""
        attributes = {name: value or "" for name, value in attrs}
        is_unshown = self.is_unshown or self.hides(tag, attributes)
        element = Element(tag, attributes, is_unshown, tuple(attributes.get("class", "").split()))
        self.opened(element)
        if tag in _VOID:
            self.closed(element)
        else:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element of this name and all in it; without one, nothing."""
        if not any(element.tag == tag for element in reversed(self.open)):
            return
        closed = ""
        while closed != tag:
            element = self.open.pop()
            self.closed(element)
            closed = element.tag

    def hides(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Say whether an element is left out of what the reader sees."""
        return tag in _UNSHOWN or "hidden" in attributes

    def opened(self, element: Element) -> None:
        """Take note of a start tag."""

    def closed(self, element: Element) -> None:
        """Take note of the end of an element, with or without an end tag of its own."""
