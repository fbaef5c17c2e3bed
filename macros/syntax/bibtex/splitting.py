"""Split a part of a file with bibtexparser, and find the offsets of blocks, which it does not report."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

from bibtexparser import model
from bibtexparser.entrypoint import parse_string

from ...core.text import Span, Text
from .entries import Aside, Block, Failure, RawEntry, RawString, Remark

# bibtexparser logs what it also returns as failed blocks.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
logging.getLogger("bibtexparser").propagate = False

_FOUND_BLOCK = re.compile(r"found `?@")


def split(text: Text, place: Span) -> Iterator[Block]:
    """Yield the blocks of a part of a file, in file order."""
    end = place.start
    for block in parse_string(text.content[place.start : place.end], parse_stack=[]).blocks:
        raw = (block.raw or "").rstrip("\n")
        start = text.content.index(raw, end)
        end = start + len(raw)
        if isinstance(block, model.ParsingFailedBlock) and _FOUND_BLOCK.search(_reason(block)):
            # bibtexparser includes the mark that begins the next block.
            end = text.content.rindex("@", start, end)
        yield _block(_unwrapped(block), Span(start, end))


def _unwrapped(block: model.Block) -> model.Block:
    """Return the block itself where bibtexparser reports a duplicate, which is a mistake for a rule."""
    while isinstance(block, (model.DuplicateBlockKeyBlock, model.DuplicateFieldKeyBlock)):
        # bibtexparser always has the block for duplicates; only its types allow None.
        block = block.ignore_error_block or model.ImplicitComment("")
    return block


def _block(block: model.Block, span: Span) -> Block:
    match block:
        case model.Entry():
            fields = tuple((field.key, field.value) for field in block.fields)
            return RawEntry(span, block.entry_type.lower(), block.key, fields)
        case model.String():
            return RawString(span, block.key, block.value)
        case model.ParsingFailedBlock():
            return Failure(span, _reason(block))
        case model.ImplicitComment():
            return Remark(span)
    return Aside(span)


def _reason(block: model.ParsingFailedBlock) -> str:
    # str() of bibtexparser's own errors is empty.
    return getattr(block.error, "abort_reason", "") or str(block.error)
