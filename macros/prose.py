"""Which parts of a Markdown page are code, and which are comments.

Follows Python-Markdown with the extensions of Material: fences (also nested and in lists), indented
code, code spans, HTML comments. Where it errs, the rendered page disagrees and the build says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .text import Span

_FENCE = re.compile(r"(?P<indent>(?:[ \t]|>[ ]?)*)(?P<mark>`{3,}|~{3,})(?P<rest>[^\n]*)")
_CONTAINER = re.compile(
    r"""
    (?P<indent>[ ]*)
    (?: [*+-][ ]+ | \d+[.)][ ]+            # a list item
      | (?: !!! | \?\?\?\+? | ===[+!]* )[ ] # an admonition, a collapsible or a tab
      | \[\^[^\]]+\]: | :[ ]+               # a footnote, a definition
      | ///                                 # a block of pymdownx
    )
    """,
    re.VERBOSE,
)
# Markdown.block_level_elements, without the empty one.
_BLOCK_TAGS = (
    "address|article|aside|blockquote|body|canvas|center|colgroup|dd|details|div|dl|dt|fieldset"
    "|figcaption|figure|footer|form|group|h[1-6]|header|hgroup|html|iframe|legend|li|main|map|math|menu"
    "|nav|noscript|object|ol|option|output|p|pre|progress|script|section|style|summary|table|tbody|td"
    "|textarea|tfoot|th|thead|tr|ul|video"
)
_PARAGRAPH = r"(?: (?!\n[ \t]*\n). )"
_INLINE = re.compile(
    rf"""
    (?P<comment> <!--.*?--> )
    | (?<![\\`]) (?P<mark>`+)(?!`) {_PARAGRAPH}+? (?<!`)(?P=mark)(?!`)
    | (?P<alt> !\[ {_PARAGRAPH}*? \](?=[(\[]) )
    | ^[ ]{{0,3}} (?P<raw> <(?P<block>{_BLOCK_TAGS})\b (?! [^>]*\bmarkdown\b ) [^>]*> )
    | (?P<tag> <[A-Za-z][\w-]*\s+ (?: "[^"]*" | '[^']*' | (?!\n[ \t]*\n)[^<>"'] )* > )
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_TAB = 4


@dataclass(frozen=True, slots=True)
class Hidden:
    """A span whose content no reader sees as prose, and what it is."""

    span: Span
    what: str


@dataclass(frozen=True, slots=True)
class Regions:
    """Spans that are not prose, each kind in file order."""

    code: tuple[Span, ...]
    comments: tuple[Span, ...]
    hidden: tuple[Hidden, ...]
    """Comments, raw HTML blocks, tags with their attributes, and alternative texts of images."""


def regions(content: str, start: int = 0) -> Regions:
    """Find what is not prose from `start` on."""
    blocks = tuple(_code_blocks(content, start))
    code, hidden = list(blocks), list[Hidden]()
    for gap in _between(blocks, start, len(content)):
        position = gap.start
        while match := _INLINE.search(content, position, gap.end):
            span = Span(match.start(), match.end())
            if match["mark"]:
                code.append(span)
            elif match["raw"]:
                span = Span(span.start, _end_of_element(content, match, gap.end))
                hidden.append(Hidden(span, "a block of raw HTML"))
            else:
                hidden.append(Hidden(span, _what(match)))
            position = span.end
    comments = tuple(h.span for h in hidden if h.what == _COMMENT)
    return Regions(tuple(sorted(code)), comments, tuple(hidden))


_COMMENT = "an HTML comment"


def _what(match: re.Match[str]) -> str:
    if match["comment"]:
        return _COMMENT
    return "the alternative text of an image" if match["alt"] else "an HTML tag"


def _end_of_element(content: str, opening: re.Match[str], limit: int) -> int:
    """Return where the element ends that this tag opens, counting elements of its name inside."""
    depth = 1
    for tag in re.compile(rf"<(/?){opening['block']}\b[^>]*>").finditer(content, opening.end(), limit):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return limit


def _between(spans: tuple[Span, ...], start: int, end: int) -> Iterator[Span]:
    for span in spans:
        yield Span(start, span.start)
        start = span.end
    yield Span(start, end)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    content: str

    @property
    def end(self) -> int:
        return self.start + len(self.content)

    @property
    def is_blank(self) -> bool:
        return not self.content.strip()

    @property
    def indent(self) -> int:
        expanded = self.content.expandtabs(_TAB)
        return len(expanded) - len(expanded.lstrip(" "))


def _lines(content: str, start: int) -> list[_Line]:
    lines = list[_Line]()
    for line in content[start:].split("\n"):
        lines.append(_Line(start, line))
        start += len(line) + 1
    return lines


def _code_blocks(content: str, start: int) -> Iterator[Span]:
    lines = _lines(content, start)
    levels = list[int]()  # the indents that the content of each open container needs
    number, follows_blank = 0, True
    while number < len(lines):
        line = lines[number]
        closing = _closing_fence(lines, number)
        if closing:
            yield Span(line.start, lines[closing].end)
            number, follows_blank = closing + 1, True
            continue
        if not line.is_blank:
            _leave(levels, line.indent)
            if follows_blank and line.indent >= (levels[-1] if levels else 0) + _TAB:
                last = _end_of_indented(lines, number, line.indent)
                yield Span(line.start, lines[last].end)
                number = last + 1
                continue
            _enter(levels, line)
        follows_blank = line.is_blank
        number += 1


def _closing_fence(lines: list[_Line], number: int) -> int | None:
    """Return the number of the line that closes a fence opened on this one, if both are fences."""
    opening = _FENCE.match(lines[number].content)
    if not opening or (opening["mark"][0] == "`" and "`" in opening["rest"]):
        return None
    for following in range(number + 1, len(lines)):
        match = _FENCE.fullmatch(lines[following].content.rstrip())
        if match and match["mark"] == opening["mark"] and match["indent"] == opening["indent"]:
            return following
    return None


def _leave(levels: list[int], indent: int) -> None:
    while levels and indent < levels[-1]:
        levels.pop()


def _enter(levels: list[int], line: _Line) -> None:
    if match := _CONTAINER.match(line.content.expandtabs(_TAB)):
        levels.append(len(match["indent"]) // _TAB * _TAB + _TAB)


def _end_of_indented(lines: list[_Line], number: int, indent: int) -> int:
    """Return the last line of an indented block; blank lines inside belong to it."""
    last = number
    for following in range(number + 1, len(lines)):
        if lines[following].is_blank:
            continue
        if lines[following].indent < indent - indent % _TAB:
            break
        last = following
    return last
