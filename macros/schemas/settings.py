"""The schema of our part of `mkdocs.yml`; what else the file holds is the host's."""

from __future__ import annotations

from ..findings import Severity
from ..house import SETTINGS
from ..rules import RULES
from .values import DRAFT, Schema, properties
from .wording import WORDING

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
        "description": WORDING["ibidem"],
        "type": ["object", "null"],
        "properties": {
            "bibliography": {
                "description": WORDING["bibliography"],
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
        "description": WORDING["rules"],
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
