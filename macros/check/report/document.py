"""The report as one JSON document, and the schema that describes it."""

from __future__ import annotations

from collections.abc import Mapping

from ...core.findings import Finding, Severity
from ...core.shown import inert_json
from ..site import CheckResult
from .excerpts import end_column
from .medium import PLAIN, Medium, Texts

# To be raised with a change that breaks programs which read the present form.
VERSION = 1


def json_document(result: CheckResult, texts: Texts, _medium: Medium = PLAIN, /) -> str:
    """Return the counts and all findings, sorted by place, in ASCII."""
    notes = result.count(Severity.NOTE)
    document = {
        "version": VERSION,
        "counts": {
            "error": result.count(Severity.ERROR),
            "warning": result.count(Severity.WARNING),
            "accepted": result.suppressed,
            **({"note": notes} if notes else {}),
        },
        "pages": result.pages,
        **({"drafts": result.drafts} if result.drafts else {}),
        "sources": result.sources,
        "findings": [_finding(finding, texts) for finding in result.findings],
    }
    import json  # noqa: PLC0415  for this format alone

    return inert_json(json.dumps(document, indent=2))


def _finding(finding: Finding, texts: Texts) -> dict[str, str | int]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "path": finding.location.path,
        "line": finding.location.line,
        "column": finding.location.column,
        "endColumn": end_column(finding, texts),
        "message": finding.message,
        "hint": finding.hint,
    }


_COUNT = {"type": "integer", "minimum": 0}
_PLACE = {"type": "integer", "minimum": 1}
# A site without drafts has neither.
_OPTIONAL = frozenset({"note", "drafts"})


def _object(properties: Mapping[str, object]) -> dict[str, object]:
    """Return the schema of an object that has all of these properties but for _OPTIONAL, and no other."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [name for name in properties if name not in _OPTIONAL],
        "properties": properties,
    }


_COUNTS = {
    "error": _COUNT,
    "warning": _COUNT,
    "accepted": {**_COUNT, "description": "Findings accepted in place, which are not listed."},
    "note": {**_COUNT, "description": "Findings that fail nothing, such as those in drafts."},
}
_FINDING = {
    "rule": {"type": "string", "pattern": "^[a-z]+(-[a-z]+)*$"},
    "severity": {"enum": ["error", "warning", "note"]},
    "path": {"type": "string", "description": "From the folder of mkdocs.yml, with forward slashes."},
    "line": {**_PLACE, "description": "Counted from 1."},
    "column": {**_PLACE, "description": "In Unicode characters, counted from 1."},
    "endColumn": {**_PLACE, "description": "The column after the last character of the finding."},
    "message": {"type": "string", "minLength": 1},
    "hint": {"type": "string", "description": "What to type next; may be empty."},
}
_DOCUMENT = {
    "version": {"const": VERSION, "description": "The version of this form."},
    "counts": _object(_COUNTS),
    "pages": {**_COUNT, "description": "Pages that were checked."},
    "drafts": {**_COUNT, "description": "Drafts that were checked, which are no pages of the built site."},
    "sources": {**_COUNT, "description": "Sources in the bibliography."},
    "findings": {
        "type": "array",
        "description": "Sorted by path, line, column, rule and message.",
        "items": _object(_FINDING),
    },
}

SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Report of ibidem check --format json",
    **_object(_DOCUMENT),
}
