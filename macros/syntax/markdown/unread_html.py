"""Elements of HTML in which Python-Markdown reads no Markdown, and what they need for that.

With md_in_html it reads elements that have the attribute `markdown`, as have all block elements around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ...core.text import Span

NAME_END = r"(?=[\s/>])"
"""What follows the name of a tag, as a part of a pattern: `<p&gt;>` has another name than `<p>`."""
# Markdown.block_level_elements, without the empty one.
BLOCK_TAGS = (
    "(?:address|article|aside|blockquote|body|canvas|center|colgroup|dd|details|div|dl|dt|fieldset"
    "|figcaption|figure|footer|form|group|h[1-6]|header|hgroup|html|iframe|legend|li|main|map|math|menu"
    "|nav|noscript|object|ol|option|output|p|pre|progress|script|section|style|summary|table|tbody|td"
    f"|textarea|tfoot|th|thead|tr|ul|video){NAME_END}"
)
"""The elements that begin a block, as a part of a pattern."""
PARAGRAPHS = frozenset(
    {"address", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "legend", "li", "p", "summary", "td", "th"}
)
"""Elements whose text is one paragraph, as markdown.extensions.md_in_html has them."""
# These hold a line or a picture as well.
_OF_LINES = PARAGRAPHS | {"figcaption", "figure"}
_OF_BLOCKS = frozenset(
    {"article", "aside", "blockquote", "center", "details", "div", "dl", "fieldset", "footer", "form"}
    | {"header", "hgroup", "main", "nav", "ol", "section", "table", "tbody", "tfoot", "thead", "tr", "ul"}
)
_OTHERS = frozenset(
    {"canvas", "colgroup", "iframe", "map", "math", "menu", "noscript", "object", "option", "output", "pre"}
    | {"progress", "script", "select", "style", "svg", "template", "textarea", "video", "audio"}
)
"""Elements in which nothing helps."""
_BLOCKS = _OF_LINES | _OF_BLOCKS | _OTHERS
# A tag that nothing closes goes on to the next ">", with other tags in it; so does a declaration.
_TAG = re.compile(r"<(?:(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*+)(?P<rest>[^>]*+)|[!?][^>]*+)>")
_COMMENT, _COMMENT_END = "<!--", "-->"


def tags(content: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the tags of a part of a text, as Python-Markdown reads them; in comments there are none.

    A comment that is never closed goes on to the next ">", as a declaration does.
    """
    last, position = content.rfind(_COMMENT_END, start, end), start
    while tag := _TAG.search(content, position, end):
        position = tag.end()
        if tag["name"]:
            yield tag
        elif content.startswith(_COMMENT, tag.start()) and tag.start() + len(_COMMENT) <= last:
            position = content.index(_COMMENT_END, tag.start() + len(_COMMENT)) + len(_COMMENT_END)


def marked_as(values: str) -> str:
    """Return a pattern of the attribute with which md_in_html reads an element, for some of its values."""
    return rf"""markdown(?:(?=[\s/>]|\Z)|=(?:"(?:{values})"|'(?:{values})'|(?:{values})(?=[\s/>]|\Z)))"""


_TAB = 4
_INDENT = re.compile(r"(?:^|\n)[ ]{1,3}\Z")
_BEGINNING = re.compile(r"(?:(?:^|\n)[ ]{0,3}|>)\Z")
_BLOCK = re.compile(rf"<{BLOCK_TAGS}", re.IGNORECASE)
_READ = re.compile(rf"(?<![\w-]){marked_as('1|block|span|markdown')}")
_READ_AS = {how: re.compile(rf"""(?<![\w-])markdown=["']?{how}\b""") for how in ("block", "span")}


# The slash of `<a href=b/>` is a part of its value.
_WITH_VALUE = re.compile(r"""=\s*+[^\s"'=>]*+>\Z""")


def is_empty(tag: str) -> bool:
    """Return whether a tag ends its element itself, as `<p/>` does for Python-Markdown."""
    return tag.endswith("/>") and _WITH_VALUE.search(tag) is None


@dataclass(slots=True)
class _Open:
    """The elements that are open at a place, the outermost first, each with whether it is read."""

    elements: list[tuple[str, bool]] = field(default_factory=list)

    def take(self, tag: re.Match[str]) -> None:
        name = tag["name"].lower()
        if name not in _BLOCKS or is_empty(tag[0]):
            return
        if not tag["end"]:
            self.elements.append((name, is_read(tag) and not (self.is_outside and _is_indented(tag))))
            return
        opened = [one for one, _ in self.elements[: -_DEEPEST - 1 : -1]]
        closed = opened.index(name) + 1 if name in opened else 0
        del self.elements[len(self.elements) - closed :]

    @property
    def is_outside(self) -> bool:
        """Whether no element is open."""
        return not self.elements

    def needed(self) -> tuple[str, ...]:
        """Return the tags that are to be typed; empty where nothing helps."""
        unread = [name for name, is_read in self.elements if not is_read]
        if not unread or any(name in _OTHERS for name, _ in self.elements[:_DEEPEST]):
            return ()
        return tuple(dict.fromkeys(map(_marked, unread[:_DEEPEST])))


# More elements around a place are a mistake, or an attack.
_DEEPEST = 20


def _marked(name: str) -> str:
    return f'<{name} markdown="{"span" if name in _OF_LINES else "1"}">'


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
        for tag in (*tags(content, block.start, block.end), None):
            while place is not None and place < (tag.start() if tag else block.end):
                found[place] = around.needed()
                place = next(pending, None)
            if tag:
                around.take(tag)
    return found


def indented_alone(content: str, start: int = 0) -> Iterator[re.Match[str]]:
    """Yield the tags of block elements that begin after spaces, outside of others: such are not read."""
    around = _Open()
    for tag in tags(content, start, len(content)):
        if around.is_outside:
            if not _begins_block(tag):
                continue
            if _is_indented(tag):
                yield tag
        around.take(tag)


def paragraphs(content: str, start: int = 0) -> Iterator[re.Match[str]]:
    """Yield the tags that begin an element whose text is read as one paragraph, in which no line is code."""
    for tag in tags(content, start, len(content)):
        if not tag["end"] and is_read(tag) and _begins_block(tag):
            is_block, is_line = _READ_AS["block"].search(tag["rest"]), _READ_AS["span"].search(tag["rest"])
            if is_line or (tag["name"].lower() in PARAGRAPHS and not is_block):
                yield tag


def is_read(tag: re.Match[str]) -> bool:
    """Return whether a tag has the attribute that lets Markdown be read."""
    return _READ.search(tag["rest"]) is not None


def _begins_block(tag: re.Match[str]) -> bool:
    """Return whether a tag outside of others begins a block: one within a line of text is a part of it."""
    if not _BLOCK.match(tag.string, tag.start()) or is_empty(tag[0]):
        return False
    return _BEGINNING.search(tag.string, max(tag.start() - _TAB, 0), tag.start()) is not None


def _is_indented(tag: re.Match[str]) -> bool:
    return _INDENT.search(tag.string, max(tag.start() - _TAB, 0), tag.start()) is not None
