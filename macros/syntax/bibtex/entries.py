"""The values of BibTeX's syntax: the blocks that a file is cut into, and the entries that they hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ...core.findings import Finding
from ...core.text import Span, Text

RULE = "invalid-bibtex"


@dataclass(frozen=True, slots=True)
class RawEntry:
    """A block that is an entry, and whose braces close."""

    span: Span
    type: str
    key: str
    fields: tuple[tuple[str, str], ...]
    """The name and the value of each field, as bibtexparser cut them."""


@dataclass(frozen=True, slots=True)
class RawString:
    """An `@string` definition."""

    span: Span
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A block that bibtexparser gave up, and why, in its words."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Text between the blocks."""

    span: Span


@dataclass(frozen=True, slots=True)
class Aside:
    """An `@comment` or `@preamble`."""

    span: Span


Block = RawEntry | RawString | Failure | Remark | Aside


@dataclass(frozen=True, slots=True)
class Value:
    """A field's value with strings resolved and braces or quotation marks taken off."""

    text: str
    span: Span
    """The value as it stands in the file, braces included."""


@dataclass(frozen=True, slots=True)
class EntryField:
    """One field of an entry; the name is in lower case."""

    name: str
    span: Span
    value: Value


@dataclass(frozen=True)
class Entry:
    """One entry as written: duplicate fields are still there, in file order."""

    type: str
    key: str
    span: Span
    """The key's characters; what stands before it when the key is empty."""
    whole: Span
    """From the `@` to the closing brace."""
    text: Text
    values: tuple[tuple[str, str], ...]
    """The name and the text of each field, without the space around it."""
    locate: Callable[[], tuple[EntryField, ...]] = field(repr=False, compare=False)
    """Finds the places of the fields, which only a few entries need."""

    @cached_property
    def fields(self) -> tuple[EntryField, ...]:
        """The fields with their places, as many as there are values."""
        return self.locate()

    def field(self, name: str) -> EntryField | None:
        """Return the first field of that name."""
        names = [known for known, _ in self.values]
        return self.fields[names.index(name)] if name in names else None


@dataclass(frozen=True, slots=True)
class BibtexFile:
    """One file of the store."""

    text: Text
    entries: tuple[Entry, ...]
    broken: tuple[str, ...]
    """The keys of entries that are not read whole: what they lack may only be lost."""
    remarks: tuple[Span, ...]
    """What stands between the entries."""
    asides: tuple[Span, ...]
    """Each `@string`, `@preamble` and `@comment`."""
    strings: Mapping[str, str]
    """The values of `@string`, by name in lower case, of this file and those before it."""
    findings: tuple[Finding, ...]
