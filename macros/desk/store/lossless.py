"""Prove that a change of the store loses nothing: both versions hold the same entries and remarks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from ...core.findings import Fault
from ...core.text import EMPTY, Text, blanked
from ...syntax import bibtex
from ...syntax.bibtex import BibtexFile, Entry
from .entry_form import braced
from .loading import Store

Fields = Mapping[str, str]
"""New fields of an entry, by name; their values are without braces."""
_SYNTAX = str.maketrans("", "", "@{}(),= \t\n")


def lost(
    before: Store, after: Store, entry: str = "", into: int = 0, *, fields: Mapping[str, Fields] = EMPTY
) -> Iterator[Fault]:
    """Report files that do not hold what they held before; the one of a number must hold a new `entry`.

    Entries must hold the new `fields`, by the key of the entry.
    """
    hint = "report this with the file: it is a mistake of this program"
    added = contents(bibtex.read(Text("", entry)))
    for number, (old, new) in enumerate(zip(before.readings, after.readings, strict=True)):
        if contents(old, fields) + (added if number == into else Counter()) != contents(new):
            yield Fault("this change would lose something, and is not made", hint, old.text.path)
    known = Counter(finding.message for finding in before.doubled)
    for finding in (*after.faults, *after.doubled):
        known[finding.message] -= 1
        if known[finding.message] < 0:
            message = f"this change would bring a fault, and is not made: {finding.message}"
            yield Fault(message, hint, finding.location)


def contents(reading: BibtexFile, added: Mapping[str, Fields] = EMPTY) -> Counter[tuple[str, ...]]:
    """Return each entry with its fields as typed except for braces, and each line between entries.

    Fields that are added to an entry stand in for empty ones of the same name.
    """
    held = Counter(_entry(entry, added.get(entry.key, EMPTY)) for entry in reading.entries)
    # Text before and after an entry of one line comes to stand on two.
    rest = blanked(reading.text.content, [entry.whole for entry in reading.entries], "\n")
    held.update((line.strip(),) for line in rest.split("\n") if line.strip())
    return held


def _entry(entry: Entry, added: Fields) -> tuple[str, ...]:
    """Return the key of an entry, the text outside of its fields, its fields, and its comments."""
    start, content = entry.whole.start, entry.text.content
    comments = sorted(content[span.start : span.end].rstrip() for span in entry.comments)
    spans = [(field.span, field.value.span) for field in entry.fields]
    taken = [
        span.shifted(-start)
        for span in (entry.span, *(span for pair in spans for span in pair), *entry.comments)
    ]
    outside = blanked(content[start : entry.whole.end], taken)
    return (entry.key, outside.translate(_SYNTAX), *sorted(_fields(entry, added)), *comments)


def _fields(entry: Entry, added: Fields) -> Iterator[str]:
    content, values = entry.text.content, dict(entry.values)
    for field in entry.fields:
        name, value = field.span, field.value.span
        is_filled = field.name in added and not values[field.name]
        typed = f"{{{added[field.name]}}}" if is_filled else braced(content[value.start : value.end])
        yield f"{content[name.start : name.end]} = {typed}"
    yield from (f"{name} = {{{value}}}" for name, value in added.items() if name not in values)
