"""The report for code scanning: SARIF 2.1.0.

See https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ...core.findings import Finding, Severity
from ...core.shown import inert_json
from ..rules import RULES, reference
from ..rules.rule import Rule
from ..site import CheckResult
from .excerpts import end_column
from .medium import PLAIN, Medium, Texts, address

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# Not "primaryLocationLineHash": GitHub's upload computes that itself, and warns where it differs.
_FINGERPRINT = "ruleAndLine/v1"
_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "note",
    Severity.OFF: "none",
}

Object = Mapping[str, object]


def sarif(result: CheckResult, texts: Texts, _medium: Medium = PLAIN, /) -> str:
    """Return one run with all rules and all findings, in ASCII."""
    run = {
        "tool": {"driver": {"name": "Ibidem", "rules": [_rule(rule) for rule in RULES]}},
        "columnKind": "unicodeCodePoints",
        "results": list(_results(result.findings, texts)),
    }
    import json  # noqa: PLC0415  for this format alone

    return inert_json(json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2))


def _rule(rule: Rule) -> Object:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": f"{rule.summary}\n{rule.reason}"},
        "help": {"text": reference.explained(rule), "markdown": reference.section(rule)},
        "defaultConfiguration": {
            "enabled": rule.severity is not Severity.OFF,
            "level": _LEVELS[rule.severity],
        },
    }


def _results(findings: Sequence[Finding], texts: Texts) -> Iterator[Object]:
    indexes = {rule.id: index for index, rule in enumerate(RULES)}
    seen = Counter[str]()
    for finding in findings:
        fingerprint = _fingerprint(finding, texts)
        seen[fingerprint] += 1
        yield {
            "ruleId": finding.rule,
            "ruleIndex": indexes[finding.rule],
            "level": _LEVELS[finding.severity],
            "message": {"text": _message(finding)},
            "locations": [{"physicalLocation": _location(finding, texts)}],
            "partialFingerprints": {_FINGERPRINT: f"{fingerprint}:{seen[fingerprint]}"},
        }


def _message(finding: Finding) -> str:
    """Return the message and the hint, with nothing in them that SARIF takes for a link (3.11.6).

    Braces stay as they are typed, although 3.11.5 doubles them: a writer copies `{{ cite("key") }}`
    from viewers that show the text as it is.
    """
    return "\n".join(filter(None, (finding.message, finding.hint))).replace("](", "] (")


def _location(finding: Finding, texts: Texts) -> Object:
    return {
        "artifactLocation": {"uri": address(finding.location.path), "uriBaseId": "%SRCROOT%"},
        "region": {
            "startLine": finding.location.line,
            "startColumn": finding.location.column,
            "endColumn": end_column(finding, texts),
        },
    }


def _fingerprint(finding: Finding, texts: Texts) -> str:
    """Hash what stays the same when lines move: the rule, the file and the text of the line."""
    path = finding.location.path
    line = texts[path].line(finding.location.line).strip() if path in texts else ""
    from hashlib import sha256  # noqa: PLC0415  for this format alone

    return sha256(os.fsencode(f"{finding.rule}\0{path}\0{line}")).hexdigest()
