"""Reading the HTML of a page element by element: which elements are open, and which are not displayed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any, NamedTuple

from ...core.text import Span
from . import visibility

AS_TYPED = frozenset({"code", "pre", "kbd", "samp", "textarea"})
"""The elements whose text is shown as typed."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_NOT_IN_PARAGRAPHS = visibility.CLOSED | visibility.OUTSIDE_PARAGRAPHS
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_TYPED = re.compile(rf"<(?P<name>{'|'.join(sorted(AS_TYPED | {'script', 'style'}))})\b")


def as_typed(content: str) -> Iterator[Span]:
    """Yield elements in a text of Markdown whose text is shown as typed, or not at all."""
    if "</" in content:
        position = 0
        while opening := _TYPED.search(content, position):
            end = content.find(f"</{opening['name']}", opening.end())
            position = end if end >= 0 else len(content)
            yield Span(opening.start(), position)


_FOREIGN = frozenset({"svg", "math"})


class Element(NamedTuple):
    """A start tag, and whether the element is displayed."""

    tag: str
    attributes: Mapping[str, str]
    """By name; the value of an attribute without a value is empty."""
    is_unshown: bool
    """Whether the element, or one around it, is not displayed."""
    classes: tuple[str, ...]


class ElementReader(HTMLParser):
    """A parser that keeps the list of open elements, for subclasses to use."""

    def __init__(self, *, convert_charrefs: bool = True) -> None:
        super().__init__(convert_charrefs=convert_charrefs)
        self.open: list[Element] = []

    @property
    def is_unshown(self) -> bool:
        """Whether text at this place is not displayed."""
        return bool(self.open) and self.open[-1].is_unshown

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; a void element is closed at once."""
        # Of two attributes of one name, a browser takes the first.
        attributes = {name: value or "" for name, value in reversed(attrs)}
        is_unshown = self.is_unshown or self.hides(tag, attributes)
        element = Element(tag, attributes, is_unshown, tuple(attributes.get("class", "").split()))
        self.opened(element)
        if tag in _VOID:
            self.closed(element)
        else:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost open element of this name, and all in it; ignore a stray end tag."""
        barred = _NOT_IN_PARAGRAPHS if tag == "p" else visibility.CLOSED
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index].tag == tag:
                while len(self.open) > index:
                    self.closed(self.open.pop())
                return
            if self.open[index].tag in barred:
                return

    def set_cdata_mode(self, elem: str, **options: Any) -> None:  # noqa: ANN401  newer ones have one more
        """Read the content of a script or a style as text, unless a browser takes it for elements."""
        if not any(element.tag in _FOREIGN for element in self.open):
            super().set_cdata_mode(elem, **options)

    def hides(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Return whether an element is not displayed."""
        is_apart = tag in visibility.IN_DRAWINGS and any(element.tag == "svg" for element in self.open)
        return is_apart or visibility.hides(tag, attributes)

    def opened(self, element: Element) -> None:
        """Handle the start tag of an element; for subclasses."""

    def closed(self, element: Element) -> None:
        """Handle the end of an element, with or without an end tag; for subclasses."""
