"""The schema of our part of `mkdocs.yml`; what else the file holds is the host's."""

from __future__ import annotations

from ..findings import Severity
from ..rules import RULES
from ..settings_fields import SETTINGS
from ..validators.base import DRAFT, Schema
from ..validators.records import properties

_FILE = {"type": ["string", "null"]}


def settings() -> Schema:
    """Return the schema of `mkdocs.yml` as a whole, which says something of `extra: ibidem:` alone."""
    return {
        "$schema": DRAFT,
        "title": "Ibidem's part of mkdocs.yml",
        "type": "object",
        "properties": {"extra": {"properties": {"ibidem": _own()}}},
    }


def _own() -> Schema:
    return {
        "description": "What Ibidem needs to know of this site.",
        "type": ["object", "null"],
        "properties": {
            "bibliography": {
                "description": "The file of sources, or a list of them, beside mkdocs.yml.",
                "anyOf": [_FILE, {"type": "array", "minItems": 1, "items": _FILE}],
            },
            "rules": _rules(),
            **{name: _or_none(value) for name, value in properties(SETTINGS).items()},
        },
        "additionalProperties": False,
    }


def _rules() -> Schema:
    # YAML 1.1 reads a bare off as false.
    severities = [*(str(severity) for severity in Severity), False]
    return {
        "description": "The severity of a rule, where it is to differ: error, warning or off.",
        "type": ["object", "null"],
        "properties": {
            rule.id: {"description": rule.summary, "default": str(rule.severity), "enum": severities}
            for rule in RULES
        },
        "additionalProperties": False,
    }


def _or_none(mapping: Schema) -> Schema:
    """Let a setting be there without a value, which counts as not there."""
    return {**mapping, "type": ["object", "null"]}
