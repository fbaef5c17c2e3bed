"""Fenced and indented code blocks, as Python-Markdown and pymdownx.superfences find them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ...core.text import Span, covering
from .unread_html import NAME_END, PARAGRAPHS

_TAB = 4
_DEEPEST = 1_000
"""More than any container is deep."""
_FENCE = re.compile(r"(?P<indent>(?:[ \t]|>[ ]?)*)(?P<mark>`{3,}|~{3,})(?P<rest>[^\n]*)")
# What may follow the marks that open a block: a language, and attributes or options.
INFO = re.compile(
    r"""(?: [ \t]*+ \.? [\w\#.+-]++ (?![^ \t\r]) )?+
        (?: [ \t]*+ \{.*\} | (?: [ \t]*+ [a-zA-Z]\w*+ (?: =(?:".*"|'.*') )?+ (?![^ \t\r]) )++ )?+ \s*""",
    re.VERBOSE,
)
# The options that a fence can have; with another one it is none.
_OPTIONS = re.compile(
    r"""(?: [ \t]*+ \.? [\w\#.+-]++ (?![^ \t\r]) )?+
        (?: [ \t]*+ (?: title(?:_mode)?+ (?: =(?:".*?"|'.*?') )?+ | hl_lines=(["'])\d[\d \t-]*+\1
          | linenums=(?:"\d.*?"|'\d.*?') ) (?![^ \t\r]) )*+ \s*""",
    re.VERBOSE,
)
_MARK = re.compile("```|~~~")
_QUOTE = re.compile(r"(?:[ ]{0,3}>[ ]?)+")
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
# An element in which blocks are read ends what is before it.
_ELEMENT = rf"""<(?!(?:{"|".join(sorted(PARAGRAPHS))}){NAME_END})[^>]*\bmarkdown\b(?!=["']?span\b).*"""
# A block begins behind its tag.
_OWN_TAG = re.compile(rf"[ ]{{0,3}}(?={_ELEMENT})<[^<>]*>(?=[^\n])", re.IGNORECASE)
# A heading, a rule, such an element: the next line begins a block.
_OWN_BLOCK = re.compile(rf"\#{{1,6}}.* | (?:[*_-][ ]*){{3,}} | {_ELEMENT}", re.VERBOSE | re.IGNORECASE)
# An abbreviation, the definition of a link: nothing is left of them.
_DEFINITION = re.compile(
    r"""\*\[[^\[\]]++\]:.* | [ ]{0,3}\[(?!\^)[^\[\]]++\]:[ ]*\S++[ ]*+(?:"[^"]*"|'[^']*'|\([^()]*\))?[ ]*$""",
    re.VERBOSE,
)
# It makes a heading of the first line of a block.
_UNDERLINE = re.compile("=+|-+")


# Behind the title of such a container a block begins, and behind a colon with nothing else that does.
_TITLED, _COLON = ("!!!", "???", "==="), ":"
# The text of a definition is code where it is that far behind its colon.
_DEEP_DEFINITION = re.compile(":[ ]{3}(?=[ ]{4})")


class _Line(NamedTuple):
    start: int
    content: str
    """The line without the marks of block quotes."""
    depth: int
    """The number of block quotes around the line."""

    @property
    def end(self) -> int:
        return self.start + len(self.content)

    @property
    def is_blank(self) -> bool:
        return not self.content.strip()

    @property
    def indent(self) -> int:
        return _depth(self.content) if self.content.startswith((" ", "\t")) else 0


def fenced(content: str, start: int, *, has_superfences: bool = False) -> Iterator[Span]:
    """Yield the fenced blocks from `start` on, fences included; an unclosed fence does not open a block.

    pymdownx.superfences reads no other fence until it has given up one that it cannot close.
    """
    fences = list(_fences(content, start))
    closers = _closers(fences)
    end, resumed = -1, start
    for number, opening in enumerate(fences):
        if number <= end or opening.start() < resumed or not _opens(opening["rest"]):
            continue
        same = closers.get((opening["indent"], opening["mark"]), [])
        following = bisect_right(same, number)
        if following < len(same) and _is_set_in(content, opening, fences[same[following]]):
            end = same[following]
            yield Span(opening.start(), fences[end].end())
        elif has_superfences:
            resumed = _given_up(content, opening)


def _opens(rest: str) -> bool:
    """Return whether a fence with this behind its marks opens a block."""
    return INFO.fullmatch(rest) is not None and ("{" in rest or _OPTIONS.fullmatch(rest) is not None)


def _given_up(content: str, opening: re.Match[str]) -> int:
    """Return where a line begins that cannot be in the block of a fence: it is less set in, or not quoted."""
    is_quoted, depth = ">" in opening["indent"], len(opening["indent"].expandtabs(_TAB))
    position = opening.end()
    while depth and position < len(content):
        end = content.find("\n", position + 1)
        end = end if end >= 0 else len(content)
        line = content[position + 1 : end]
        if not line.lstrip(" ").startswith(">") if is_quoted else line.strip() and _depth(line) < depth:
            return end
        position = end
    return len(content)


def _is_set_in(content: str, opening: re.Match[str], closing: re.Match[str]) -> bool:
    """Return whether each line between two fences is set in as far as they are: else they are none."""
    depth = len(opening["indent"].expandtabs(_TAB))
    if not depth or ">" in opening["indent"]:
        return True
    lines = content[opening.end() : closing.start()].split("\n")
    return all(_depth(line) >= depth for line in lines if line.strip())


def _depth(line: str) -> int:
    expanded = line.expandtabs(_TAB)
    return len(expanded) - len(expanded.lstrip(" "))


def _fences(content: str, start: int) -> Iterator[re.Match[str]]:
    """Yield the lines that can open or close a fence."""
    position = start
    while mark := _MARK.search(content, position):
        match = _FENCE.match(content, max(content.rfind("\n", start, mark.start()) + 1, start))
        if match and match.start("mark") == mark.start():
            yield match
        # A line opens or closes one fence at most.
        line_end = content.find("\n", mark.end())
        position = line_end if line_end >= 0 else len(content)


def _closers(fences: Sequence[re.Match[str]]) -> Mapping[tuple[str, str], list[int]]:
    """Return the numbers of the fences that can close a block, by indent and mark."""
    closers = dict[tuple[str, str], list[int]]()
    for number, fence in enumerate(fences):
        if not fence["rest"].strip():
            closers.setdefault((fence["indent"], fence["mark"]), []).append(number)
    return closers


def indented(content: str, start: int, taken: Sequence[Span]) -> Iterator[Span]:
    """Yield the indented blocks outside of the taken spans, which are sorted by place."""
    if not (_DEEP_FIRST.match(content, start) or _DEEP_LINE.search(content, start)):
        return
    reading = _Reading(taken)
    last: Span | None = None
    for line in _lines(content, start):
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


def _lines(content: str, start: int) -> Iterator[_Line]:
    for line in content[start:].split("\n"):
        quote = _QUOTE.match(line)
        begin, depth = (quote.end(), quote[0].count(">")) if quote else (0, 0)
        if tag := _OWN_TAG.match(line, begin):
            yield _Line(start + begin, tag[0], depth)
            begin = tag.end()
        if _DEEP_DEFINITION.match(line, begin):
            yield _Line(start + begin, ":   ", depth)
            yield _Line(start + begin, f" {line[begin + 1 :]}", depth)
        else:
            yield _Line(start + begin, line[begin:], depth)
        start += len(line) + 1


def _is_own(line: _Line) -> bool:
    """Return whether a line is a block of its own; no heading is set in."""
    typed = line.content.strip()
    is_text = typed.startswith("#") and line.indent % _TAB > 0
    return not is_text and _OWN_BLOCK.fullmatch(typed) is not None


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

    def is_apart(self, line: _Line) -> bool:
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

    def is_code(self, line: _Line, *, goes_on: bool) -> bool:
        """Return whether a line of text is code, which may go on from before."""
        if self.blanks > 1:
            # Two blank lines end a footnote, and no other container.
            self._keep(self.note)
        self.blanks, self.is_contained = 0, bool(self.levels)
        # In a list or a note, a line right below text goes on with its paragraph, however far it is set in.
        # A title in a block that is set in is in the list, however far it is set in itself.
        self.first = line.indent if self.begins_block else self.first
        is_outside = not self.levels or self.first < self.levels[-1] or line.content.lstrip().startswith("<")
        is_own = _CONTAINER.match(line.content) or (is_outside and _is_own(line))
        if self.begins_block or self.items[-1:] != [True] or is_own:
            self._leave(line.indent)
        return self._is_deep(line) and (self.begins_block or goes_on or self.opens_note)

    def enter(self, line: _Line) -> None:
        """Read a line that is no code: it may begin a container.

        In Python-Markdown a list cannot begin inside a paragraph, nor a definition without a term. Others
        can, where they are not deeper than the paragraph.
        """
        is_item = _LIST_ITEM.match(line.content) is not None
        can_begin = self.begins_block or self.is_contained if is_item else not self._is_deep(line)
        typed, is_first = line.content.strip(), self.begins_block
        self.opens_note = False
        is_underline = self.is_second and not is_first and _UNDERLINE.fullmatch(typed)
        self.begins_block, self.is_second = bool(is_underline or _is_own(line)), is_first
        is_term = self.has_text or not line.content.startswith(":")
        match = _CONTAINER.match(line.content.expandtabs(_TAB))
        if match and can_begin and not self.begins_block and is_term:
            is_note = line.content.startswith("[^", line.indent)
            self.opens_note = is_note and typed.endswith("]:")
            if is_note:
                self.note = min(self.note, len(self.levels))
            self.levels.append(len(match["indent"]) // _TAB * _TAB + _TAB)
            self.items.append(is_item or is_note)
            self.begins_block = typed.startswith(_TITLED) or (typed == _COLON and is_first)
        self.has_text = True

    def _is_deep(self, line: _Line) -> bool:
        return line.indent >= (self.levels[-1] if self.levels else 0) + _TAB

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
