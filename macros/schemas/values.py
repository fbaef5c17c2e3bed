"""The shape of a value to its schema."""

from __future__ import annotations

from collections.abc import Mapping

from .. import house, page_fields, shapes
from ..records import Also, Fields, Record, Records
from ..shapes import Check, ListOf, OneOf, OrEmpty
from . import patterns
from .wording import WORDING

Schema = dict[str, object]

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def _string(pattern: str, message: str) -> Schema:
    """Return the schema of a text of one form; VS Code shows the message in the place of the form."""
    return {"type": "string", "pattern": pattern, "patternErrorMessage": message}


_TEXT = _string(patterns.TEXT, "write a text here, or delete the field")
_EMPTY: Schema = {"anyOf": [{"enum": [None, []]}, {"type": "string", "pattern": patterns.BLANK}]}
_YEARS: tuple[Schema, ...] = (
    {"type": "integer", "minimum": 1000, "maximum": 9999},
    {"type": "integer", "minimum": -9999, "maximum": -1000},
)

_PLAIN: Mapping[Check, Schema] = {
    shapes.text: _TEXT,
    shapes.texts: {"type": "array", "items": _TEXT},
    shapes.different_keys: {"type": "array", "items": _TEXT, "uniqueItems": True},
    shapes.different_texts: {"type": "array", "items": _TEXT, "uniqueItems": True},
    shapes.day: _string(patterns.DAY, "write a day of the calendar: 2024-03-05"),
    shapes.any_date: {"anyOf": [_string(patterns.ANY_DATE, "write 2024, 2024-03 or 2024-03-05"), *_YEARS]},
    shapes.address: _string(patterns.ADDRESS, "write an address: https://…"),
    shapes.whole_number: {"type": "integer", "minimum": 0},
    shapes.true_or_false: {"type": "boolean"},
    house.scale: {"type": "object", "minProperties": 2, "additionalProperties": _TEXT},
    page_fields.search: {"type": "object"},
    page_fields.refused: {"not": {}},
}


def value(check: Check, path: str) -> Schema:
    """Return the schema of a field's value; the path, as in `corrections.date`, finds its description."""
    return {"description": WORDING[path], **_shape(check, path)}


def properties(fields: Fields, path: str = "") -> dict[str, Schema]:
    """Return the schemas of the fields of a mapping that stands at a path."""
    return {name: value(check, f"{path}{name}") for name, check in fields.items()}


def _shape(check: Check, path: str) -> Schema:
    match check:
        case OneOf():
            return {"enum": list(check.names)}
        case OrEmpty():
            return {"anyOf": [_shape(check.check, path), _EMPTY]}
        case ListOf(check=each) | Records(each=each):
            return {"type": "array", "items": _shape(each, path)}
        case Record():
            return _record(check, path)
        case Also():
            return _shape(check.shape, path)
        case _:
            return _PLAIN[check]


def _record(record: Record, path: str) -> Schema:
    fields = {**record.required, **record.optional}
    pairs = {name: [other for other in record.together if other != name] for name in record.together}
    return {
        "type": "object",
        "properties": properties(fields, f"{path}."),
        "required": list(record.required),
        **({"dependentRequired": pairs} if pairs else {}),
        "additionalProperties": False,
    }
