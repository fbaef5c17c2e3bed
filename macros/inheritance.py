"""Inheritance between entries, as biblatex has it: `crossref` and `xdata`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .bibtex import Entry, Field
from .latex import decode
from .model import Reference
from .text import Span

# biblatex's inheritance rules, as far as they rename: https://ctan.org/pkg/biblatex, appendix B.
_RENAMED = {
    "article": {"title": "journaltitle", "subtitle": "journalsubtitle"},
    "inproceedings": {"title": "booktitle", "subtitle": "booksubtitle"},
    "incollection": {"title": "booktitle", "subtitle": "booksubtitle"},
    "inbook": {"title": "booktitle", "subtitle": "booksubtitle"},
    "inreference": {"title": "booktitle", "subtitle": "booksubtitle"},
}
_NOT_INHERITED = frozenset(
    {"crossref", "xref", "xdata", "entryset", "ids", "entrysubtype", "execute", "label", "options"}
    | {"presort", "related", "relatedtype", "relatedstring", "shorthand", "sortkey"}
)


@dataclass(frozen=True, slots=True)
class Fields:
    """An entry's fields with what it inherits; of two of one name, the first."""

    entry: Entry
    by_name: Mapping[str, Field]

    def raw(self, *names: str) -> str:
        """Return the first value there is, as typed."""
        found = (self.by_name[name].value.text.strip() for name in names if name in self.by_name)
        return next((value for value in found if value), "")

    def text(self, *names: str) -> str:
        """Return the first value there is, in Unicode."""
        return decode(self.raw(*names))


def with_inherited(entry: Entry, by_key: Mapping[str, Entry]) -> Fields:
    """Return an entry's fields and those of all that it inherits from; circles end by themselves."""
    return Fields(entry, _inherited(entry, by_key, frozenset()))


def parents(entry: Entry) -> tuple[Reference, ...]:
    """Return the keys that an entry inherits from, each located in the field that names it."""
    return tuple(_reference(entry, key, field) for key, field in _parents(entry))


def _parents(entry: Entry) -> Iterator[tuple[str, Field]]:
    """Yield the keys that an entry inherits from, nearest first: `xdata`, then `crossref`."""
    for name in ("xdata", "crossref"):
        if field := entry.field(name):
            yield from ((key.strip(), field) for key in field.value.text.split(",") if key.strip())


def _reference(entry: Entry, key: str, field: Field) -> Reference:
    """Locate a parent's key in the field that names it, or the whole value when it is computed."""
    start = entry.text.content.find(key, field.value.span.start, field.value.span.end)
    return Reference(key, Span(start, start + len(key)) if start >= 0 else field.value.span)


def _inherited(entry: Entry, by_key: Mapping[str, Entry], heirs: frozenset[str]) -> dict[str, Field]:
    fields = {field.name: field for field in reversed(entry.fields)}
    for key, field in _parents(entry):
        parent = by_key.get(key)
        if parent is None or key in heirs | {entry.key}:
            continue
        renamed = _RENAMED.get(entry.type, {}) if field.name == "crossref" else {}
        for name, value in _inherited(parent, by_key, heirs | {entry.key}).items():
            if name not in _NOT_INHERITED:
                fields.setdefault(renamed.get(name, name), value)
    return fields
