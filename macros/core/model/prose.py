"""The values of a page's prose: what readers read, with the place of each sentence in the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from ..macro_table import CITE
from ..text import Span
from .citing import Call

JOINER = "\u2060"
"""A filler in the place of markup. Unlike a space it does not end a word: a full stop after a link stays
with its word."""
_WORD = re.compile(r"[^\W_]")


class BlockKind(StrEnum):
    """What a block of prose is."""

    PARAGRAPH = "paragraph"
    """A paragraph, a definition, or the text of an admonition or a footnote."""
    ITEM = "item"
    CELL = "cell"
    QUOTE = "quote"


@dataclass(frozen=True)
class Sentence:
    """One sentence, with the calls in it and directly after it."""

    span: Span
    """The place in the file, without the calls after the sentence."""
    text: str
    """The sentence, as long as the span: calls and line ends are spaces, markup and code are joiners."""
    calls: tuple[Call, ...] = ()
    is_attempt: bool = False
    """Whether the sentence has an unreadable call, which another finding reports."""

    @cached_property
    def keys(self) -> frozenset[str]:
        """The sources that are cited here; a rule asks for them at each of its matches."""
        return frozenset(citation.key for call in self.calls for citation in call.citations)


@dataclass(frozen=True)
class Block:
    """The sentences of one paragraph, list item, table cell or quotation; at least one."""

    kind: BlockKind
    span: Span
    """The place in the file."""
    prose: str = field(repr=False)
    """The prose of the whole page."""
    calls: tuple[Call, ...]
    attempts: tuple[int, ...]
    """The offsets of calls that cannot be read, and of citations by hand."""
    split: Callable[[Block], Iterable[Sentence]] = field(repr=False)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, split when a rule first asks for them: for most blocks, no rule does."""
        return tuple(self.split(self))

    @property
    def text(self) -> str:
        """The prose of the block, with spaces for line ends."""
        return self.prose[self.span.start : self.span.end].replace("\n", " ")

    @property
    def keys(self) -> frozenset[str]:
        """The sources that are cited here."""
        return frozenset(citation.key for call in self.calls for citation in call.citations)

    @property
    def ends_on_citation(self) -> bool:
        """Whether no word follows the last citation."""
        return bool(self.calls) and not _WORD.search(self.prose, self.calls[-1].span.end, self.span.end)


class Section(NamedTuple):
    """The blocks under one heading; the first section of a page has no heading."""

    heading: Span | None
    """The text of the heading in the file."""
    title: str
    level: int
    blocks: tuple[Block, ...]

    @property
    def sentences(self) -> Iterator[Sentence]:
        """All sentences, in file order."""
        return (sentence for block in self.blocks for sentence in block.sentences)


class ByHand(NamedTuple):
    """A citation in the notation of another program, shown as typed: `[3]`, `[@key, p. 3]`, `[^key]`."""

    span: Span
    keys: tuple[str, ...] = ()
    """The keys, which need not be in the store; none for a number."""
    locator: str = ""
    prefix: str = ""
    macro: str = CITE.name
    """The name of the macro that says the same."""


class Footnote(NamedTuple):
    """A footnote, as it is defined."""

    label: str
    mark: Span
    """`[^label]` at its beginning."""
    span: Span
    """The mark and the text."""
    is_read: bool = True
    """Whether the text, or a footnote that is read, refers to this one."""


class Prose(NamedTuple):
    """The prose of a page, section by section."""

    text: str = ""
    """The file's content at the same offsets; calls are spaces, everything else but prose is joiners."""
    sections: tuple[Section, ...] = ()
    mojibake: tuple[tuple[str, int], ...] = ()
    """Characters that only a wrong encoding leaves, each with its count, the most frequent first."""
    by_hand: tuple[ByHand, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    """In the order in which they are read; those that nobody reads come last."""

    @property
    def blocks(self) -> Iterator[Block]:
        """All blocks, in file order."""
        return (block for section in self.sections for block in section.blocks)
