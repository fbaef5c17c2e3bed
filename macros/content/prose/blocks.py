"""Blocks: the headings, paragraphs, list items and cells of a Markdown text, found line by line.

Follows Python-Markdown with the extensions of Material as far as prose goes: headings, paragraphs,
lists, definitions, footnotes, admonitions, quotations and tables with a bar at the left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...core.model import BlockKind
from ...core.text import Span

_HEADING = re.compile(r"(?P<level>#{1,6})(?!#)[ \t]*")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:(?P<first>=+)|-+)[ \t]*")
# A rule, the line below the head of a table, the title of an admonition or of a tab.
_NO_PROSE = re.compile(
    r"""
    [ \t]*+
    (?: (?: [-*_] [ \t]*+ ){3,}+
      | \|? [ \t]*+ :?+-++:?+ [ \t]*+ (?: \| [ \t]*+ :?+-*+:?+ [ \t]*+ )++
      | (?: !!! | \?\?\?\+? | ===[!+]? ) [ \t] .*
    )?
    """,
    re.VERBOSE,
)
_QUOTE = re.compile(r"[ \t]*(?:>[ ]?)+")
_MARK = re.compile(r"[ \t]*(?:(?P<item>[*+-]|\d+[.)])[ \t]+|:[ \t]+|\[\^[^\]\n]+\]:)")
_CELL = re.compile(r"(?:\\.|[^|\\]++)+")
_SPACE = " \t"


class Part(NamedTuple):
    """A heading, with its level, or a block of prose, with its kind."""

    span: Span
    level: int = 0
    kind: BlockKind = BlockKind.PARAGRAPH


def parts(shown: str, start: int = 0) -> Iterator[Part]:
    """Yield headings and blocks in file order; everything but prose is spaces in `shown`."""
    current: Part | None = None
    end = start  # the end of the current block so far, of which `current` has only the first line
    for line in shown[start:].split("\n"):
        place, start = start, start + len(line) + 1
        if current and end == current.span.end and (underline := _UNDERLINE.fullmatch(line)):
            yield current._replace(level=1 if underline["first"] else 2)
            current = None
        elif current and line and _continues(line, current.kind):
            end = start - 1
        else:
            if current:
                yield _ended(current, end)
            *whole, current = _begun(line, Span(place, start - 1)) if line else (None,)
            yield from filter(None, whole)
            end = start - 1
    if current:
        yield _ended(current, end)


def _ended(current: Part, end: int) -> Part:
    return current if end == current.span.end else Part(Span(current.span.start, end), kind=current.kind)


def _continues(line: str, kind: BlockKind) -> bool:
    """Return whether a line continues the block of this kind before it."""
    if _is_text(line):
        return kind is not BlockKind.QUOTE
    quoted = _QUOTE.match(line)
    rest = line[quoted.end() :] if quoted else line
    ends = _NO_PROSE.fullmatch(rest) or _HEADING.match(line) or _MARK.match(rest) or _is_row(line)
    return not ends and bool(quoted) == (kind is BlockKind.QUOTE)


def _begun(line: str, place: Span) -> Sequence[Part | None]:
    """Return the whole parts in a line, and last the block that it begins, or None."""
    if _is_text(line):
        return (Part(place),)
    quoted = _QUOTE.match(line)
    if _NO_PROSE.fullmatch(line, quoted.end() if quoted else 0):
        return (None,)
    if heading := _HEADING.match(line):
        title = Span(heading.end(), max(heading.end(), len(_without_end(line))))
        return (Part(title.shifted(place.start), len(heading["level"])), None)
    if _is_row(line):
        cells = (Span(*cell.span()).shifted(place.start) for cell in _CELL.finditer(line))
        return (*(Part(cell, kind=BlockKind.CELL) for cell in cells), None)
    if quoted:
        return (Part(Span(place.start + quoted.end(), place.end), kind=BlockKind.QUOTE),)
    mark = _MARK.match(line)
    kind = BlockKind.ITEM if mark and mark["item"] else BlockKind.PARAGRAPH
    return (Part(Span(place.start + (mark.end() if mark else 0), place.end), kind=kind),)


def _without_end(heading: str) -> str:
    """Return a heading without the attributes, the number signs and the space at its end."""
    shown = heading.rstrip(_SPACE)
    if shown.endswith("}") and shown.find("}", begin := shown.rfind("{")) == len(shown) - 1 and begin >= 0:
        shown = shown[:begin]
    return shown.rstrip(_SPACE).rstrip("#").rstrip(_SPACE)


def _is_text(line: str) -> bool:
    """Return whether a line begins with a letter, so that it begins no other block than a paragraph."""
    return line[:1].isalpha()


def _is_row(line: str) -> bool:
    return line.lstrip().startswith("|")
