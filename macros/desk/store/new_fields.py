"""Add fields to an entry: written as the field before it is, and nothing of the writer's is replaced."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...content.biblatex import export_rank, format_rank
from ...core.originals import Edit
from ...core.text import Span
from ...syntax.bibtex import Entry, EntryField


def with_fields(entry: Entry, wanted: Mapping[str, str]) -> Iterator[Edit]:
    """Yield the edits that give an entry fields, each in its canonical place; values are without braces.

    A field that the entry has keeps its value, unless that is empty. The names are in canonical order.
    """
    has = dict(entry.values)
    added = dict[EntryField | None, list[tuple[str, str]]]()
    for name, value in wanted.items():
        if name not in has:
            added.setdefault(_anchor(entry, name), []).append((name, f"{{{value}}}"))
        elif not has[name] and (field := entry.field(name)):
            yield Edit(field.value.span, f"{{{value}}}")
    for anchor, fields in added.items():
        yield from _behind(entry, anchor, fields) if anchor else _first(entry, fields)


def _anchor(entry: Entry, name: str) -> EntryField | None:
    """Return the last field of an entry that comes before a name, in the order that `format` would keep."""
    names = [field.name for field in entry.fields]
    is_exported = names == sorted(names, key=export_rank)
    before = [
        field
        for field in entry.fields
        if (
            export_rank(field.name) < export_rank(name)
            if is_exported
            else format_rank(field.name) < format_rank(name)
        )
    ]
    return before[-1] if before else None


def _first(entry: Entry, fields: list[tuple[str, str]]) -> Iterator[Edit]:
    """Write fields before all others, or behind the key of an entry that has none."""
    content = entry.text.content
    typed = "".join(f"\n  {_set(name, value)}," for name, value in fields)
    comma = content.find(",", entry.span.end, entry.whole.end)
    if entry.fields or comma >= 0:
        yield Edit(Span(comma + 1, comma + 1), typed)
    else:
        yield Edit(Span(entry.span.end, entry.span.end), f",{typed[:-1]}\n")


def _behind(entry: Entry, anchor: EntryField, fields: list[tuple[str, str]]) -> Iterator[Edit]:
    """Write fields behind another one, and behind the comment that ends its line."""
    content, end = entry.text.content, anchor.value.span.end
    between = content[anchor.span.end : anchor.value.span.start]
    pairs = [_like(anchor.name, between, name, value) for name, value in fields]
    comment = next((span for span in entry.comments if span.start >= end), None)
    line = content.find("\n", end, entry.whole.end)
    if comment is None or line < 0 or comment.start > line:
        lead = _lead(entry, anchor)
        yield Edit(Span(end, end), "".join(f"{lead}{pair}" for pair in pairs))
        return
    indent = _indent(content, anchor)
    comma = "," in content[end : comment.start]
    if not comma:
        yield Edit(Span(end, end), ",")
    typed = ",".join(f"\n{indent}{pair}" for pair in pairs)
    yield Edit(Span(line, line), f"{typed}," if comma else typed)


def _lead(entry: Entry, anchor: EntryField) -> str:
    """Return what is typed before a field: a comma and a line end, in the order of the writer."""
    content = entry.text.content
    number = entry.fields.index(anchor)
    before = entry.fields[number - 1].value.span.end if number else entry.span.end
    typed = content[before : anchor.span.start]
    return typed if typed.strip() == "," else f",\n{_indent(content, anchor)}"


def _indent(content: str, anchor: EntryField) -> str:
    begun = content.rfind("\n", 0, anchor.span.start) + 1
    typed = content[begun : anchor.span.start]
    return "  " if typed.strip() else typed


def _like(typed: str, between: str, name: str, value: str) -> str:
    """Write a field with the white space of another one: `url = {…}` and `url          = {…}` alike."""
    before, sign, behind = between.partition("=")
    if not sign or before.strip(" ") or behind.strip(" "):
        return _set(name, value)
    width = len(typed) + len(before) - 1
    return f"{name:<{width}} ={behind}{value}" if before else f"{name}={behind}{value}"


def _set(name: str, value: str) -> str:
    return f"{name:<12} = {value}"
