"""JSON Schemas of front matter and settings, made from the definitions that the check uses."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping

from ..check.rules import RULES
from ..content.front_matter.fields import FIELDS, needed
from ..content.settings import PACKAGE
from ..content.settings.fields import SETTINGS
from ..content.validators.base import DRAFT, Schema
from ..content.validators.records import properties
from ..core.findings import Severity
from ..core.model import PAGE_TYPES

_OF_RULES = "The severity of a rule, where it is to differ: error, warning or off."
_FILE = {"type": "string", "minLength": 1}


def written(name: str) -> str:
    """Return one of SCHEMAS as a file of JSON."""
    return json.dumps(SCHEMAS[name](), indent=2, ensure_ascii=False) + "\n"


def front_matter() -> Schema:
    """Return the schema of front matter; it allows other fields, which are for MkDocs, as the check does."""
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
    """Return the fields that a page of one type needs; a list that it needs is not empty."""
    values = properties({name: FIELDS[name] for name in names})
    lists = {name: {"minItems": 1} for name, value in values.items() if value.get("type") == "array"}
    return {
        "if": {"properties": {"type": {"const": kind}}, "required": ["type"]},
        "then": {"required": list(names), "properties": lists},
    }


def settings() -> Schema:
    """Return a schema for all of `mkdocs.yml` that restricts our part, and the options of our plugin."""
    # MkDocs takes `enabled` of every plugin, in a list of plugins and in a mapping.
    plugin = {
        "properties": {
            PACKAGE: _own(
                {"enabled": {"description": "MkDocs': whether the plugin runs.", "type": "boolean"}}
            )
        }
    }
    return {
        "$schema": DRAFT,
        "title": "Ibidem's part of mkdocs.yml",
        "type": "object",
        "properties": {
            "extra": {"properties": {PACKAGE: _own({})}},
            "plugins": {**plugin, "items": plugin},
        },
        "$defs": {"rules": _rules()},
    }


def _own(more: Mapping[str, Schema]) -> Schema:
    return {
        "description": "What Ibidem needs to know of this site.",
        "type": ["object", "null"],
        "properties": {
            "bibliography": {
                "description": "The file of sources, or a list of them, beside mkdocs.yml.",
                "anyOf": [{"type": "null"}, _FILE, {"type": "array", "minItems": 1, "items": _FILE}],
            },
            "rules": {"description": _OF_RULES, "$ref": "#/$defs/rules"},
            **{name: _or_nothing(value) for name, value in properties(SETTINGS).items()},
            **more,
        },
        "additionalProperties": False,
    }


def _or_nothing(value: Schema) -> Schema:
    """Return the schema of a setting, which counts as missing without a value."""
    names = value.get("enum")
    if isinstance(names, list):
        return {**value, "enum": [*names, None]}
    return {**value, "type": [value["type"], "null"]}


def _rules() -> Schema:
    # YAML 1.1 reads a bare off as false.
    severities = [*(str(severity) for severity in Severity), False]
    return {
        "type": ["object", "null"],
        "properties": {
            rule.id: {"description": rule.summary, "default": str(rule.severity), "enum": severities}
            for rule in RULES
        },
        "additionalProperties": False,
    }


SCHEMAS: Mapping[str, Callable[[], Schema]] = {"front-matter": front_matter, "settings": settings}
