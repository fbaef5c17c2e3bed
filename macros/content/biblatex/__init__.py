"""The tables of biblatex: the one place for facts about fields, types of entries and kinds of sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...core.model import Source
from ...syntax.latex import decode
from .entry_types import ENTRY_TYPES, PERIODICALS, SOURCE_KINDS
from .eprints import eprint
from .rows import EntryType, Form, Identifier, Kind, Refers
from .source_fields import EXPORTED, FIELDS, FORMATTED
from .type_fields import OFFERED, fields_of

__all__ = [
    "ENTRY_TYPES",
    "FIELDS",
    "FIELD_BY_NAME",
    "INHERITING",
    "KINDS",
    "NAMING",
    "OFFERED",
    "PERIODICALS",
    "SHOWN_TEXTS",
    "SOURCE_KINDS",
    "TYPES",
    "EntryType",
    "Form",
    "Kind",
    "entry_type",
    "export_rank",
    "fields_of",
    "filling",
    "format_rank",
    "identified",
    "issue",
    "of_form",
    "registered",
    "shown",
    "volume",
]

FIELD_BY_NAME = {field.name: field for field in FIELDS}
INHERITING = tuple(field.name for field in FIELDS if field.refers is Refers.PARENTS)
"""The fields whose keys are entries to inherit from, the nearest first."""
NAMING = tuple(field.name for field in FIELDS if field.refers is not Refers.NOWHERE)
"""The fields whose values are keys of other entries."""
KINDS = tuple(kind.name for kind in SOURCE_KINDS)
TYPES = frozenset(row.name for row in ENTRY_TYPES if row.is_of_biblatex)

_TYPE_BY_NAME = {row.name: row for row in ENTRY_TYPES}
_IDENTIFIED = tuple(field for field in FIELDS if field.identifier and not field.fills)


def entry_type(name: str) -> EntryType:
    """Return the row of a type; for an unknown type, a row for any document."""
    return _TYPE_BY_NAME.get(name) or EntryType(name)


SHOWN_TEXTS = frozenset(
    field.name
    for field in FIELDS
    if field.form in (Form.TEXT, Form.NAMES)
    and (field.csl or field.ris or field.fills not in ("", "date", "language", "parents"))
)
"""The fields whose LaTeX readers or exports get as text."""


def of_form(form: Form) -> tuple[str, ...]:
    """Return the names of the fields of a form."""
    return tuple(field.name for field in FIELDS if field.form is form)


def filling(part: str) -> tuple[str, ...]:
    """Return the names of the fields that fill a part of a source."""
    return tuple(field.name for field in FIELDS if field.fills == part)


def export_rank(name: str) -> tuple[int, str]:
    """Return the sort key of a field in an exported entry."""
    return (EXPORTED.index(name), "") if name in EXPORTED else (len(EXPORTED), name)


def format_rank(name: str) -> int:
    """Return the sort key of a field for `format`; fields with the same rank stay in their order."""
    return FORMATTED.index(name) if name in FORMATTED else len(FORMATTED)


def shown(name: str, value: str) -> str:
    """Return the value of a field as readers see it."""
    if not value:
        return ""
    field = FIELD_BY_NAME.get(name)
    return field.shown(value) if field else decode(value)


def issue(fields: Mapping[str, str]) -> str:
    """Return the number of an issue and its name, of which most journals have one: `4, Spring`."""
    return ", ".join(dict.fromkeys(filter(None, (fields.get("number"), fields.get("issue")))))


def volume(fields: Mapping[str, str]) -> str:
    """Return the number of a volume with that of its part, as biblatex counts them: `4.2`."""
    return ".".join(filter(None, (fields.get("volume"), fields.get("part"))))


def identified(source: Source) -> Iterator[tuple[Identifier, str]]:
    """Yield the identifiers of a source other than its DOI, each with its registry; invalid ones as typed."""
    return registered(dict(source.fields))


def registered(fields: Mapping[str, str]) -> Iterator[tuple[Identifier, str]]:
    """Yield the identifiers in the fields of an entry, each once, that of `eprint` included."""
    seen = set[tuple[str, str]]()
    for registry, name in _registered(fields):
        if (registry.label, name) not in seen:
            seen.add((registry.label, name))
            yield registry, name


def _registered(fields: Mapping[str, str]) -> Iterator[tuple[Identifier, str]]:
    for field in _IDENTIFIED:
        value = fields.get(field.name)
        if value and field.identifier:
            yield from ((field.identifier, name) for name in field.identifier.names(value) or (value,))
    if "eprint" in fields and (found := eprint(fields)):
        yield found
