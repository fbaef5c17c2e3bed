"""The values of BibTeX's syntax: the blocks of a file, and the entries in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from ...core.findings import Finding
from ...core.text import Span, Text

RULE = "invalid-bibtex"
UNCLOSED = "unclosed"
"""The reason of a block whose braces do not close; the other reasons are in bibtexparser's words."""


class RawEntry(NamedTuple):
    """An entry whose braces close, as bibtexparser split it."""

    span: Span
    type: str
    key: Span
    fields: tuple[tuple[Span, Span], ...]
    """The places of the name and of the value of each field."""
    comments: tuple[Span, ...] = ()


class RawString(NamedTuple):
    """An `@string` definition."""

    span: Span
    name: Span
    value: Span


class Failure(NamedTuple):
    """A block that cannot be read, and the reason."""

    span: Span
    reason: str
    open_mark: Span | None = None
    """The mark that opens a value which does not close, where there is one."""


class Remark(NamedTuple):
    """Text between the blocks."""

    span: Span


class Aside(NamedTuple):
    """An `@comment` or `@preamble`."""

    span: Span


Block = RawEntry | RawString | Failure | Remark | Aside


class Value(NamedTuple):
    """A field's value with strings resolved and braces or quotation marks taken off."""

    text: str
    span: Span
    """The value in the file, braces included."""


class EntryField(NamedTuple):
    """One field of an entry; the name is in lower case."""

    name: str
    span: Span
    value: Value


@dataclass(frozen=True)
class Entry:
    """One entry as written: all fields in file order, duplicates included."""

    type: str
    key: str
    span: Span
    """The characters of the key; the text before it when the key is empty."""
    whole: Span
    """From the `@` to the closing brace."""
    text: Text
    values: tuple[tuple[str, str], ...]
    """The name and the text of each field, without the space around it."""
    comments: tuple[Span, ...]
    """The comments between its fields, each from its `%` to the end of the line."""
    locate: Callable[[], tuple[EntryField, ...]] = field(repr=False, compare=False)
    """Finds the places of the fields, which are needed for few entries."""

    @cached_property
    def fields(self) -> tuple[EntryField, ...]:
        """The fields with their places, in the order of `values`."""
        return self.locate()

    def field(self, name: str) -> EntryField | None:
        """Return the first field of that name."""
        names = [known for known, _ in self.values]
        return self.fields[names.index(name)] if name in names else None


class BibtexFile(NamedTuple):
    """One BibTeX file, read."""

    text: Text
    entries: tuple[Entry, ...]
    broken: tuple[str, ...]
    """The keys of entries that could be read only in part: fields that they lack may be lost."""
    remarks: tuple[Span, ...]
    """Texts between the entries."""
    asides: tuple[Span, ...]
    """Each `@string`, `@preamble` and `@comment`."""
    strings: Mapping[str, str]
    """The values of `@string`, by name in lower case, from this file and the files before it."""
    findings: tuple[Finding, ...]
