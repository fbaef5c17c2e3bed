"""The tables of biblatex: every fact about a field, a type of entry or a kind of source stands here once."""

from __future__ import annotations

from collections.abc import Iterator

from ...core.model import Source
from .entry_types import ENTRY_TYPES, PERIODICALS, SOURCE_KINDS
from .rows import EntryType, Form, Identifier, Kind, Refers
from .source_fields import EXPORTED, FIELDS, FORMATTED

__all__ = [
    "ENTRY_TYPES",
    "FIELDS",
    "FIELD_BY_NAME",
    "INHERITING",
    "KINDS",
    "NAMING",
    "PERIODICALS",
    "SOURCE_KINDS",
    "TYPES",
    "EntryType",
    "Form",
    "Kind",
    "entry_type",
    "export_rank",
    "format_rank",
    "identified",
    "of_form",
]

FIELD_BY_NAME = {field.name: field for field in FIELDS}
INHERITING = tuple(field.name for field in FIELDS if field.refers is Refers.PARENTS)
"""The fields that name what an entry inherits from, the nearest first."""
NAMING = tuple(field.name for field in FIELDS if field.refers is not Refers.NOWHERE)
"""The fields that name other entries."""
KINDS = tuple(kind.name for kind in SOURCE_KINDS)
TYPES = frozenset(row.name for row in ENTRY_TYPES if row.is_of_biblatex)

_TYPE_BY_NAME = {row.name: row for row in ENTRY_TYPES}
_IDENTIFIED = tuple(field for field in FIELDS if field.identifier and not field.fills)


def entry_type(name: str) -> EntryType:
    """Return the row of a type; one that is not known is like any other document."""
    return _TYPE_BY_NAME.get(name) or EntryType(name)


def of_form(form: Form) -> tuple[str, ...]:
    """Return the names of the fields of a form."""
    return tuple(field.name for field in FIELDS if field.form is form)


def export_rank(name: str) -> tuple[int, str]:
    """Return what the fields of an exported entry are sorted by."""
    return (EXPORTED.index(name), "") if name in EXPORTED else (len(EXPORTED), name)


def format_rank(name: str) -> int:
    """Return what `format` sorts the fields of an entry by; those of one rank stay as they are found."""
    return FORMATTED.index(name) if name in FORMATTED else len(FORMATTED)


def identified(source: Source) -> Iterator[tuple[Identifier, str]]:
    """Yield the names that registries gave a source, but for its DOI; one that is none, as it is typed."""
    typed = dict(source.fields)
    for field in _IDENTIFIED:
        value = typed.get(field.name)
        if value and field.identifier:
            yield from ((field.identifier, name) for name in field.identifier.names(value) or (value,))
