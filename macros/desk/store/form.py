"""The canonical form of a file of the store."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...content.biblatex import export_rank, format_rank
from ...publish.exports.bibtex import closable, holds
from ...syntax.bibtex import BibtexFile, Entry
from .layout import Layout, Piece, laid_out, order

_TYPE = re.compile(r"@\w*")
_BLANK_LINES = re.compile(r"\A(?:[ \t]*\n)+")


def formatted(reading: BibtexFile) -> str:
    """Write a file that has no faults in the canonical form; words and remarks stay as typed.

    Values in quotation marks, and numbers, are put into braces.
    An entry whose fields are in the order of an export keeps that order.
    Entries keep their order when a text between two of them belongs to neither.
    """
    layout = laid_out(reading)
    is_bound = any(layout.loose())
    pieces = layout.pieces if is_bound else sorted(layout.pieces, key=order)
    parts = [_block(layout.typed(layout.pieces[0].loose))] if pieces else []
    for piece in pieces:
        parts += [_block(layout.typed(piece.loose))] if is_bound and piece is not pieces[0] else []
        parts.append(_piece(layout, piece))
    parts.append(_block(layout.typed(layout.tail)))
    return "\n\n".join(filter(None, parts)) + "\n" if any(parts) else ""


def _block(typed: str) -> str:
    """Remove the blank lines around a text."""
    return _BLANK_LINES.sub("", typed).rstrip(" \t\n")


def _piece(layout: Layout, piece: Piece) -> str:
    above = _block(layout.typed(piece.above))
    behind = layout.typed(piece.behind).rstrip(" \t\n")
    return "\n".join(filter(None, (above, _entry(piece.entry) + behind)))


def _entry(entry: Entry) -> str:
    content = entry.text.content
    head = _TYPE.match(content, entry.whole.start)
    spans = [(field.name, field.span, field.value.span) for field in entry.fields]
    ordered = sorted(spans, key=lambda field: export_rank(field[0]))
    if ordered != spans:
        ordered = sorted(spans, key=lambda field: format_rank(field[0]))
    fields = [(content[n.start : n.end], braced(content[v.start : v.end])) for _, n, v in ordered]
    return written(head[0] if head else f"@{entry.type}", closable(entry.key), fields)


def written(kind: str, key: str, fields: Iterable[tuple[str, str]]) -> str:
    """Write an entry, without a line end; fields keep their order, and values have their braces already."""
    lines = [f"  {name:<12} = {value}" for name, value in fields]
    return "\n".join((f"{kind}{{{key},", *filter(None, [",\n".join(lines)]), "}"))


def braced(value: str) -> str:
    """Return a value in braces; a string's name, parts joined by "#" and what braces cannot hold stay."""
    if value.isdecimal():
        return f"{{{value}}}"
    text = value[1:-1]
    return f"{{{text}}}" if _is_one_string(value) and holds("note", f"{{{text}}}", text.strip()) else value


def _is_one_string(value: str) -> bool:
    """Return whether a value is one text in quotation marks: its first mark is closed by its last."""
    depth = 0
    for index, character in enumerate(value[1:], start=1):
        depth += (character == "{") - (character == "}")
        if character == '"' and not depth:
            return value[0] == '"' and index == len(value) - 1
    return False
