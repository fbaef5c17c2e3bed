"""The schema of a page's front matter."""

from __future__ import annotations

from collections.abc import Collection

from ..model import PAGE_TYPES
from ..page_fields import FIELDS, needed
from ..validators.base import DRAFT, Schema
from ..validators.records import properties


def front_matter() -> Schema:
    """Return the schema; fields that it does not name are left to the host, as the check leaves them."""
    return {
        "$schema": DRAFT,
        "title": "The front matter of a page",
        "description": "What a page says of itself, between two lines of three hyphens.",
        "type": "object",
        "properties": properties(FIELDS),
        "additionalProperties": True,
        "allOf": [_needs(kind, needed(kind)) for kind in PAGE_TYPES],
    }


def _needs(kind: str, names: Collection[str]) -> Schema:
    """Return what a page of one type needs; a list that it needs is not empty."""
    values = properties({name: FIELDS[name] for name in names})
    lists = {name: {"minItems": 1} for name, value in values.items() if value.get("type") == "array"}
    return {
        "if": {"properties": {"type": {"const": kind}}, "required": ["type"]},
        "then": {"required": list(names), "properties": lists},
    }
