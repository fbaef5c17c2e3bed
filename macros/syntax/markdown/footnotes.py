"""Footnotes of a Markdown page: where each is defined, what refers to it, in which order they are read.

Follows Python-Markdown with its extension for footnotes: a label is the same only in the same case, of two
definitions of a label the last is shown, and lines that are indented continue a footnote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ...core.patterns import Upcoming
from ...core.text import Span

_OPENING, _LABEL_END = re.compile(r"\[\^"), re.compile(r"[\]\n]")
# What may be before a definition in its line: quotes, and the marks of list items and definitions.
_BEFORE = re.compile(r"(?:[ \t>]|(?:[*+:-]|\d++[.])[ ]++)*+")
_QUOTE = re.compile(r"(?:[ ]{0,3}>[ ]?)+")
_ITEM = re.compile(r"(?:[*+:-]|\d+[.])[ ]+")
# A heading, a quotation, a rule or another footnote begins a block of its own.
_OTHER_BLOCK = re.compile(
    r"\#|[ ]{0,3}>|[ ]{0,3}(?:(?:-[ ]*){3,}|(?:_[ ]*){3,}|(?:\*[ ]*){3,})$|[ ]*\[\^[^\]]+\]:"
)
_TAB = 4


class Definition(NamedTuple):
    """One footnote, as it is defined."""

    label: str
    mark: Span
    """`[^label]` at its beginning."""
    span: Span
    """The mark and all of the text."""


class FootnoteReference(NamedTuple):
    """A place that refers to a footnote, if there is one with this label."""

    label: str
    span: Span


def footnotes(
    content: str, prose: str, start: int
) -> tuple[tuple[Definition, ...], tuple[FootnoteReference, ...]]:
    """Find definitions and references from `start` on, in file order.

    `prose` is the content with something else in place of all that is not prose, such as code.
    """
    defining, references = list[tuple[Span, str]](), list[FootnoteReference]()
    line = start
    for mark in marks(prose, start):
        if prose.startswith("\\", mark.start - 1):
            continue
        line = max(content.rfind("\n", line, mark.start) + 1, line)
        before = _BEFORE.fullmatch(content, line, mark.start) if prose.startswith(":", mark.end) else None
        if before:
            defining.append((mark, before[0]))
            continue
        references.append(FootnoteReference(prose[mark.start + 2 : mark.end - 1], mark))
    following = [*(mark.start for mark, _ in defining), len(content)][1:]
    definitions = tuple(
        Definition(
            prose[mark.start + 2 : mark.end - 1],
            mark,
            Span(mark.start, _end(content, before, mark.end + 1, limit)),
        )
        for (mark, before), limit in zip(defining, following, strict=True)
    )
    return definitions, tuple(references)


def marks(prose: str, start: int = 0) -> Iterator[Span]:
    """Yield the places of `[^label]`, in definitions too, escaped ones included."""
    closings, position = Upcoming(_LABEL_END, prose), start
    while opening := _OPENING.search(prose, position):
        end, position = closings.at(opening.end()), opening.end()
        if end > position and prose.startswith("]", end):
            yield Span(opening.start(), end + 1)
            position = end + 1


def _end(content: str, before: str, position: int, limit: int) -> int:
    """Return where a footnote ends whose mark ends at `position`; `before` is its line up to the mark.

    It ends before the next one, which begins at the limit.
    """
    is_quoted, needed = ">" in before, _needed(before)
    end = position = _line_end(content, position)
    is_after_blank = False
    while position < limit:
        start, position = position + 1, _line_end(content, position + 1)
        line = content[start:position]
        line = (_QUOTE.sub("", line, count=1) if is_quoted else line).expandtabs(_TAB)
        if not line.strip():
            is_after_blank = True
        elif _OTHER_BLOCK.match(line) or (is_after_blank and _indent(line) < needed):
            break
        else:
            end, is_after_blank = position, False
    return min(end, limit)


def _needed(before: str) -> int:
    """Return how far a block must be indented to continue a footnote; `before` is in front of its mark."""
    inner = _QUOTE.sub("", before, count=1).expandtabs(_TAB)
    return _indent(inner) // _TAB * _TAB + _TAB * (len(_ITEM.findall(inner)) + 1)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _line_end(content: str, position: int) -> int:
    end = content.find("\n", position)
    return end if end >= 0 else len(content)


def reading_order(text: Iterable[str], notes: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the labels of the footnotes that readers of a text come to, in the order in which they do.

    `text` are the labels that the text refers to, and `notes` those that each footnote refers to.
    """
    found = dict.fromkeys(label for label in text if label in notes)
    waiting = list(found)
    for label in waiting:
        new = [other for other in dict.fromkeys(notes[label]) if other in notes and other not in found]
        found.update(dict.fromkeys(new))
        waiting += new
    return tuple(found)
