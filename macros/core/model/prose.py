"""The values of a page's prose: what its readers read, with the place of each sentence in the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from ..text import Span
from .citing import Call

JOINER = "\u2060"
"""Stands for markup: unlike a space it ends no word, so that a full stop behind a link stays at its word."""
_WORD = re.compile(r"[^\W_]")


class BlockKind(StrEnum):
    """What a block of prose is."""

    PARAGRAPH = "paragraph"
    """A paragraph, a definition, an admonition's or a footnote's text."""
    ITEM = "item"
    CELL = "cell"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, with the calls in it and directly behind it."""

    span: Span
    """In the file, without the calls behind it."""
    text: str
    """As long as the span: calls and line ends are spaces, markup and code are joiners."""
    calls: tuple[Call, ...] = ()
    is_attempt: bool = False
    """Whether it holds what was meant to cite and cannot be read, of which another finding speaks."""

    @property
    def keys(self) -> frozenset[str]:
        """The sources that it cites."""
        return frozenset(citation.key for call in self.calls for citation in call.citations)


@dataclass(frozen=True)
class Block:
    """Sentences that stand together; there is always one."""

    kind: BlockKind
    span: Span
    """In the file."""
    prose: str = field(repr=False)
    """Of the whole page."""
    calls: tuple[Call, ...]
    attempts: tuple[int, ...]
    """Where something was meant to be cited, and cannot be read."""
    split: Callable[[Block], Iterable[Sentence]] = field(repr=False)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences, which are told apart when a rule first asks for them: of most blocks none does."""
        return tuple(self.split(self))

    @property
    def text(self) -> str:
        """Its prose, with spaces for line ends."""
        return self.prose[self.span.start : self.span.end].replace("\n", " ")

    @property
    def keys(self) -> frozenset[str]:
        """The sources that it cites."""
        return frozenset(citation.key for call in self.calls for citation in call.citations)

    @property
    def ends_on_citation(self) -> bool:
        """Whether no word follows its last citation."""
        return bool(self.calls) and not _WORD.search(self.prose, self.calls[-1].span.end, self.span.end)


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading; the first has none."""

    heading: Span | None
    """The text of the heading in the file."""
    title: str
    level: int
    blocks: tuple[Block, ...]

    @property
    def sentences(self) -> Iterator[Sentence]:
        """Its sentences in file order."""
        return (sentence for block in self.blocks for sentence in block.sentences)


@dataclass(frozen=True, slots=True)
class ByHand:
    """A citation as other programs have it, which readers see as typed: `[3]`, `[@key, p. 3]`, `[^key]`."""

    span: Span
    keys: tuple[str, ...] = ()
    """Of a number none; they need not be in the store."""
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """The prose of a page, section by section."""

    text: str = ""
    """The file's content at the same offsets; calls are spaces, what else is no prose word joiners."""
    sections: tuple[Section, ...] = ()
    mojibake: tuple[tuple[str, int], ...] = ()
    """Characters that only a wrong encoding leaves, with how often they occur, the most frequent first."""
    by_hand: tuple[ByHand, ...] = ()

    @property
    def blocks(self) -> Iterator[Block]:
        """Its blocks in file order."""
        return (block for section in self.sections for block in section.blocks)
