"""One generator per rule on sections and paragraphs, and on what they rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..findings import Finding, at
from ..model import Block, BlockKind, Page, Section
from ..text import Span
from . import prose
from .corpus import Corpus

# What these say is cited where the page says it in full.
_SUMMARIES = frozenset({"in brief", "summary", "bottom line"})
_NO_CLAIM = re.compile(r"\?\W*$|^\W*(?:see|read)\s", re.IGNORECASE)


def section_without_source(corpus: Corpus) -> Iterator[Finding]:
    """Find sections of two sentences or more that cite nothing."""
    for page, section, blocks in _sections(corpus):
        if not any(block.keys or block.attempts for block in blocks) and _length(blocks) >= 2:
            message = f'the section "{section.title}" cites no source'
            yield _at_heading("section-without-source", page, section, message, "cite what it rests on")


def section_on_one_source(corpus: Corpus) -> Iterator[Finding]:
    """Find sections of three sentences or more that rest on a single source."""
    for page, section, blocks in _sections(corpus):
        keys = frozenset().union(*(block.keys for block in blocks))
        if len(keys) == 1 and _length(blocks) >= 3:
            message = f'the section "{section.title}" rests on one source, "{next(iter(keys))}"'
            hint = "cite a second one that says the same or otherwise, or join it to another section"
            yield _at_heading("section-on-one-source", page, section, message, hint)


def _sections(corpus: Corpus) -> Iterator[tuple[Page, Section, Sequence[Block]]]:
    """Yield the sections of pages with a type, with their blocks of sentences; cells are none."""
    for page in prose.texts(corpus):
        for section in page.manuscript.sections:
            if page.matter.type and section.heading and section.title.casefold() not in _SUMMARIES:
                yield page, section, [block for block in section.blocks if block.kind is not BlockKind.CELL]


def _length(blocks: Sequence[Block]) -> int:
    """Count the sentences of some blocks."""
    return sum(len(block.sentences) for block in blocks)


def _at_heading(rule: str, page: Page, section: Section, message: str, hint: str) -> Finding:
    return at(rule, page.text, section.heading or Span(page.body, page.body), message, hint)


def uncited_paragraph_end(corpus: Corpus) -> Iterator[Finding]:
    """Find paragraphs that cite, and end on a sentence that does not."""
    for page in prose.texts(corpus):
        for section in page.manuscript.sections:
            for block in section.blocks:
                if page.matter.type and _ends_uncited(block):
                    message = "this paragraph cites sources, and its last sentence has none"
                    hint = "cite what it rests on, or say that it is your reading and of which sources"
                    yield at("uncited-paragraph-end", page.text, block.sentences[-1].span, message, hint)


def _ends_uncited(block: Block) -> bool:
    """Say so of a claim; a question, and words that lead to another place, are none."""
    is_prose = block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
    if not is_prose or not block.keys or block.ends_on_citation:
        return False
    last = block.sentences[-1]
    return not last.keys and not last.is_attempt and not _NO_CLAIM.search(last.text)
