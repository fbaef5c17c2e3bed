"""Elements of HTML in which Python-Markdown reads no Markdown, and what they need for that.

With md_in_html it reads elements that have the attribute `markdown`, as have all block elements around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ...core.text import Span

# Elements whose text is one paragraph, as markdown.extensions.md_in_html has them.
OF_LINES = frozenset(
    {"address", "dd", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6"}
    | {"legend", "li", "p", "summary", "td", "th"}
)
_OF_BLOCKS = frozenset(
    {"article", "aside", "blockquote", "center", "details", "div", "dl", "fieldset", "footer", "form"}
    | {"header", "hgroup", "main", "nav", "ol", "section", "table", "tbody", "tfoot", "thead", "tr", "ul"}
)
_OTHERS = frozenset(
    {"canvas", "colgroup", "iframe", "map", "math", "menu", "noscript", "object", "option", "output", "pre"}
    | {"progress", "script", "select", "style", "svg", "template", "textarea", "video", "audio"}
)
"""Elements in which nothing helps."""
_BLOCKS = OF_LINES | _OF_BLOCKS | _OTHERS
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)\b(?P<rest>[^<>]*)>")
_READ = re.compile(r"""(?<![\w-])markdown(?:[\s/]|$|=["']?(?:1|block|span)\b)""")


@dataclass(slots=True)
class _Open:
    """The elements that are open at a place, the outermost first, each with whether it is read."""

    elements: list[tuple[str, bool]] = field(default_factory=list)

    def take(self, tag: re.Match[str]) -> None:
        name = tag["name"].lower()
        if name not in _BLOCKS:
            return
        if not tag["end"]:
            self.elements.append((name, bool(_READ.search(tag["rest"]))))
            return
        opened = [one for one, _ in self.elements[: -_DEEPEST - 1 : -1]]
        closed = opened.index(name) + 1 if name in opened else 0
        del self.elements[len(self.elements) - closed :]

    def needed(self) -> tuple[str, ...]:
        """Return the tags that are to be typed; empty where nothing helps."""
        unread = [name for name, is_read in self.elements if not is_read]
        if not unread or any(name in _OTHERS for name, _ in self.elements[:_DEEPEST]):
            return ()
        return tuple(dict.fromkeys(map(_marked, unread[:_DEEPEST])))


# More elements around a place are a mistake, or an attack.
_DEEPEST = 20


def _marked(name: str) -> str:
    return f'<{name} markdown="{"span" if name in OF_LINES else "1"}">'


def needed_tags(content: str, blocks: Iterable[Span], places: Iterable[int]) -> Mapping[int, tuple[str, ...]]:
    """Return the tags that let Markdown be read at each of these places in blocks of raw HTML.

    Places and blocks are sorted. A place in an element in which nothing helps has none.
    """
    found, pending = dict[int, tuple[str, ...]](), iter(places)
    place = next(pending, None)
    for block in blocks:
        while place is not None and place < block.start:
            place = next(pending, None)
        if place is None:
            break
        if place >= block.end:
            continue
        around = _Open()
        for tag in (*_TAG.finditer(content, block.start, block.end), None):
            while place is not None and place < (tag.start() if tag else block.end):
                found[place] = around.needed()
                place = next(pending, None)
            if tag:
                around.take(tag)
    return found


def is_indented_alone(content: str, block: Span) -> bool:
    """Return whether a block of HTML begins after spaces, and in no other element: such a one is not read."""
    around = _Open()
    for tag in _TAG.finditer(content, 0, block.start) if content[block.start] == " " else ():
        around.take(tag)
    return content[block.start] == " " and not around.elements
