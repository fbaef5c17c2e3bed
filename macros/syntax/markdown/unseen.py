"""Parts of a page that a browser does not show: HTML elements within the text, and lists of attributes.

    <span hidden>It began in May.</span>
    <dialog>It began in May.</dialog>
    It began in May.
    {: style="display:none" }

Blocks of raw HTML, which Markdown leaves as they are, are found elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape

from ...core.text import Span, covering
from ..html import visibility
from .unread_html import BLOCK_TAGS

# A quotation mark without another is one as any other, and a brace where no template begins with it.
_ATTRIBUTES = r"""(?: [^<>"'{}] | "[^"<>]*+" | '[^'<>]*+' | ["'] | \{(?![{%#]) | (?<![}%#])\}(?!\}) )*+"""
_NAME = r"[a-z] (?: [^\s/<>{}] | \{(?![{%#]) )*+"
_TAG = re.compile(
    rf"< (?P<end>/?) (?P<name>{_NAME}) (?P<attributes>{_ATTRIBUTES}) >", re.IGNORECASE | re.VERBOSE
)
# As of attr_list; a template has two braces, or a percent sign. A longer list is none that anybody types.
_LIST = re.compile(r"(?<!\{)\{(?![{%#]):?[ ]*+(?P<attributes>(?:[^{}\n]|\{(?![{%#])){1,500}+)\}(?!\})")
_ATTRIBUTE = re.compile(
    r"""(?<![.#\w-])(?P<name>[\w:-]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'<>]++)))?+"""
)
_BLANK = re.compile(r"\n[ \t]*(?=\n)|\Z")
_WIDE = visibility.CLOSED | visibility.OUTSIDE_PARAGRAPHS
_LINE_END = re.compile(rf"[ \t]*(?:\n|\Z|</{BLOCK_TAGS})", re.IGNORECASE)
# Citations may stand behind the list of a heading or a term.
_HEAD_END = re.compile(r"(?:[ \t]|\{\{[^{}\n]*+\}\})*+(?:\n|\Z)")
_DEFINED = re.compile(r"(?<=\n)(?: (?:[ \t]*\n)?[ ]{0,3}:[ ] | (?:=++|-++)[ ]*(?:\n|\Z) )", re.VERBOSE)
# What ends the block whose last line is a list of attributes: a blank line, or what begins another block.
_BLOCK_END = re.compile(
    rf"""
    [ \t]* (?: \Z | </{BLOCK_TAGS} | \n[ \t]* (?:
        \n | \Z | </?{BLOCK_TAGS} | <!-- | \# | > | !!! | \?\?\? | ===[+! ] | (?:[*_-][ ]*){{3,}}$
      | \*?\[[^\[\]\n]+\]: | \{{[%\#][^\n]*[%\#]\}}[ \t]*$
    ))
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
_MARKER = r"[ \t>]*(?:[*+-]|\d+\.)[ ]"
_ITEM, _NEXT_ITEM = re.compile(_MARKER), re.compile(rf"[ \t]*\n{_MARKER}")
_CELL_END = re.compile(r"(?:[ \t]|\{\{[^{}\n]*+\}\})*+\|")
_CLOSING = "*_~^=`)]}"
"""What ends the words before a list of attributes."""
_OPENING = {")": "[", "]": "[", "}": "{{"}
"""What begins them, where that is not what ends them."""
_REACH = 2000
"""How far before a list its words may begin."""


def unseen(content: str, start: int, apart: Sequence[Span]) -> Iterator[Span]:
    """Yield the parts that are not shown, in order, without overlaps; `apart` is code, and blocks of HTML."""
    position = start
    for span in sorted((*_elements(content, start, apart), *_listed(content, start, apart))):
        if span.end > position:
            yield Span(max(span.start, position), span.end)
            position = span.end


def _elements(content: str, start: int, apart: Sequence[Span]) -> Iterator[Span]:
    """Yield the elements that are hidden, the outermost each; inside, only tags of its name matter."""
    opening, depth = None, 0
    is_drawing = False
    end = start
    for tag in _TAG.finditer(content, start):
        name = tag["name"].lower()
        if covering(apart, tag.start()) is not None:
            continue
        if opening and tag.start() >= end:
            yield Span(opening.start(), end)
            opening = None
        if opening is None:
            is_drawing = (name == "svg" and not tag["end"]) or (is_drawing and name != "svg")
            is_apart = is_drawing and name in visibility.IN_DRAWINGS
            if not tag["end"] and (is_apart or visibility.hides(name, attributes(tag["attributes"]))):
                opening, depth = tag, 1
                end = len(content) if name in _WIDE else _end_of_block(content, tag.end())
        elif name == opening["name"].lower():
            depth += -1 if tag["end"] else 1
            if not depth:
                yield Span(opening.start(), tag.end())
                opening = None
    if opening:
        yield Span(opening.start(), end)


def _listed(content: str, start: int, apart: Sequence[Span]) -> Iterator[Span]:
    """Yield what lists of attributes hide: the block that one ends, its heading, or the words before it."""
    for match in _LIST.finditer(content, start):
        if covering(apart, match.start()) is None and visibility.hides("p", attributes(match["attributes"])):
            begin, end = _head(content, start, match) or (_beginning(content, start, match), match.end())
            if begin < match.start():
                yield Span(begin, end)
                # A block does not go on behind the list that is its last line.
                is_block = content[begin : match.start()].rstrip(" \t").endswith("\n")
                start = match.end() if is_block else start


def _head(content: str, start: int, match: re.Match[str]) -> Span | None:
    """Return the heading, the term or the cell that a list of attributes ends but for citations."""
    behind = _HEAD_END.match(content, match.end())
    line = max(content.rfind("\n", start, match.start()) + 1, start)
    before = content[line : match.start()].lstrip()
    if behind and (before.startswith("#") or (before and _DEFINED.match(content, behind.end()))):
        return Span(line, behind.end())
    cell = _CELL_END.match(content, match.end()) if "|" in before else None
    return Span(content.rindex("|", line, match.start()) + 1, cell.end() - 1) if cell else None


def _beginning(content: str, start: int, match: re.Match[str]) -> int:
    """Return where the text begins that a list of attributes is about; the list itself without such text."""
    line = max(content.rfind("\n", start, match.start()) + 1, start)
    before = content[line : match.start()]
    is_last = _LINE_END.match(content, match.end()) is not None
    if not before.strip():
        return _block(content, start, line, match) if is_last else match.start()
    return _words(content, max(start, match.start() - _REACH), match.start())


def _block(content: str, start: int, line: int, match: re.Match[str]) -> int:
    """Return where the paragraph or the list item begins that a list of attributes ends, if it does."""
    is_ending = _BLOCK_END.match(content, match.end()) is not None
    if not is_ending and not _NEXT_ITEM.match(content, match.end()):
        return match.start()
    begin = line
    while begin > start and not _ITEM.match(content, begin):
        before = max(content.rfind("\n", start, begin - 1) + 1, start)
        if not content[before:begin].strip() or content.startswith("#", before):
            break
        begin = before
    # In a paragraph no list begins.
    return begin if is_ending or _ITEM.match(content, begin) else match.start()


def _words(content: str, start: int, end: int) -> int:
    """Return where the emphasis, the link or the code begins that ends at an offset."""
    last = content[end - 1]
    if last not in _CLOSING:
        return end
    mark = _OPENING.get(last, last)
    run = 1
    while mark == last and content[end - run - 1] == mark and end - run - 1 > start:
        run += 1
    found = content.rfind(mark * run, start, end - run)
    return found if found >= 0 else end


def _end_of_block(content: str, offset: int) -> int:
    match = _BLANK.search(content, offset)
    return match.start() if match else len(content)


def attributes(typed: str) -> Mapping[str, str]:
    """Return the attributes of a tag, or of a list: by their names in lower case, with their values."""
    return {
        match["name"].lower(): unescape(match[2] or match[3] or match[4] or "")
        for match in _ATTRIBUTE.finditer(typed)
    }
