"""Indented code blocks, as Python-Markdown finds them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ....core.text import Span, covering
from .lines import TAB, Line, is_own, lines

_DEEPEST = 1_000
"""More than any container is deep."""
# A page without such a line has no indented code.
_DEEP = r"(?:[ ]{0,3}>[ ]?)*+(?:[ ]{4}|[ ]{0,3}\t|<[^<>\n]*>[ ]{4}|:[ ]{7})"
_DEEP_FIRST, _DEEP_LINE = re.compile(_DEEP), re.compile(rf"\n{_DEEP}")
_CONTAINER = re.compile(
    r"""
    (?P<indent>[ ]*)
    (?: [*+-][ ]+ | \d+[.][ ]+              # a list item
        # An admonition, a collapsible or a tab, with nothing behind its title.
      | (?: !!! | \?\?\?\+? ) [ ]? [\w-]++(?:[ ]++[\w-]++)*+ (?: [ ]+"[^\n]*" )? [ ]*$
      | \?\?\?\+? [ ]* "[^\n]*" [ ]*$
      | ===[+!]{0,2}[ ]+"[^\n]*"[ ]*$
      | \[\^[^\]]+\]: | :[ ]+               # a footnote, a definition
      | ///                                 # a block of pymdownx
      | </details>[ ]*$                     # pymdownx.details goes on with it as with its own
    )
    """,
    re.VERBOSE,
)
_LIST_ITEM = re.compile(r"[ ]*(?:[*+-]|\d+\.)[ ]")
# An abbreviation, the definition of a link: nothing is left of them.
_DEFINITION = re.compile(
    r"""\*\[[^\[\]]++\]:.* | [ ]{0,3}\[(?!\^)[^\[\]]++\]:[ ]*\S++[ ]*+(?:"[^"]*"|'[^']*'|\([^()]*\))?[ ]*$""",
    re.VERBOSE,
)
# It makes a heading of the first line of a block.
_UNDERLINE = re.compile("=+|-+")
# Behind the title of such a container a block begins, and behind a colon with nothing else that does.
_TITLED, _COLON = ("!!!", "???", "==="), ":"


def indented(content: str, start: int, taken: Sequence[Span]) -> Iterator[Span]:
    """Yield the indented blocks outside of the taken spans, which are sorted by place."""
    if not (_DEEP_FIRST.match(content, start) or _DEEP_LINE.search(content, start)):
        return
    reading = _Reading(taken)
    last: Span | None = None
    for line in lines(content, start):
        if reading.is_apart(line):
            if last and not line.is_blank:
                yield last
                last = None
            continue
        if reading.is_code(line, goes_on=last is not None):
            last = Span(last.start if last else line.start, line.end)
            continue
        if last:
            yield last
            last = None
        reading.enter(line)
    if last:
        yield last


@dataclass(slots=True)
class _Reading:
    """What is known of the lines before one: the lists, footnotes and other blocks around it."""

    taken: Sequence[Span]
    levels: list[int] = field(default_factory=list)
    """The indent that the content of each open container needs."""
    note: int = _DEEPEST
    """How many of them are around the outermost footnote."""
    depth: int = 0
    items: list[bool] = field(default_factory=list)
    """Whether each of them is a list item, or a footnote."""
    begins_block: bool = True
    first: int = 0
    """How far the first line of the block is set in."""
    is_second: bool = False
    """Whether the line before was the first of its block."""
    opens_note: bool = False
    """Whether the line before begins a footnote, with nothing behind its label."""
    is_contained: bool = False
    has_text: bool = False
    blanks: int = 0
    block: int = -1

    def is_apart(self, line: Line) -> bool:
        """Return whether a line is blank, or in a span that is taken."""
        block = covering(self.taken, line.start)
        if block is not None:
            if block != self.block and not line.is_blank:
                self._leave(line.indent)
                self.block = block
            self.begins_block, self.blanks = True, 0
            return True
        if line.depth != self.depth:
            self._keep(0)
            self.begins_block = self.begins_block or line.depth > self.depth
            self.depth = line.depth
        if line.is_blank:
            self.begins_block, self.blanks = True, self.blanks + 1
        elif _DEFINITION.match(line.content):
            self.begins_block = True
            return True
        return line.is_blank

    def is_code(self, line: Line, *, goes_on: bool) -> bool:
        """Return whether a line of text is code, which may go on from before."""
        if self.blanks > 1:
            # Two blank lines end a footnote, and no other container.
            self._keep(self.note)
        self.blanks, self.is_contained = 0, bool(self.levels)
        # In a list or a note, a line right below text goes on with its paragraph, however far it is set in.
        # A title in a block that is set in is in the list, however far it is set in itself.
        self.first = line.indent if self.begins_block else self.first
        is_outside = not self.levels or self.first < self.levels[-1] or line.content.lstrip().startswith("<")
        begins = _CONTAINER.match(line.content) or (is_outside and is_own(line))
        if self.begins_block or self.items[-1:] != [True] or begins:
            self._leave(line.indent)
        return self._is_deep(line) and (self.begins_block or goes_on or self.opens_note)

    def enter(self, line: Line) -> None:
        """Read a line that is no code: it may begin a container.

        In Python-Markdown a list cannot begin inside a paragraph, nor a definition without a term. Others
        can, where they are not deeper than the paragraph.
        """
        is_item = _LIST_ITEM.match(line.content) is not None
        can_begin = self.begins_block or self.is_contained if is_item else not self._is_deep(line)
        typed, is_first = line.content.strip(), self.begins_block
        self.opens_note = False
        is_underline = self.is_second and not is_first and _UNDERLINE.fullmatch(typed)
        self.begins_block, self.is_second = bool(is_underline or is_own(line)), is_first
        is_term = self.has_text or not line.content.startswith(":")
        match = _CONTAINER.match(line.content.expandtabs(TAB))
        if match and can_begin and not self.begins_block and is_term:
            is_note = line.content.startswith("[^", line.indent)
            self.opens_note = is_note and typed.endswith("]:")
            if is_note:
                self.note = min(self.note, len(self.levels))
            self.levels.append(len(match["indent"]) // TAB * TAB + TAB)
            self.items.append(is_item or is_note)
            self.begins_block = typed.startswith(_TITLED) or (typed == _COLON and is_first)
        self.has_text = True

    def _is_deep(self, line: Line) -> bool:
        return line.indent >= (self.levels[-1] if self.levels else 0) + TAB

    def _leave(self, indent: int) -> None:
        number = len(self.levels)
        while number and indent < self.levels[number - 1]:
            number -= 1
        self._keep(number)

    def _keep(self, number: int) -> None:
        """Keep so many of the containers."""
        del self.levels[number:], self.items[number:]
        if len(self.levels) <= self.note:
            self.note = _DEEPEST
