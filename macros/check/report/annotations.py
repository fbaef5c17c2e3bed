"""Annotations: workflow commands that GitHub shows on the lines of a pull request."""

from __future__ import annotations

from ...core.findings import Finding, Severity
from ..site import CheckResult
from .medium import PLAIN, Medium, Texts

# GitHub calls an annotation that fails nothing a notice.
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
# GitHub shows no more annotations than this of each level per step.
_ANNOTATIONS = 10


def github(result: CheckResult, _texts: Texts, _medium: Medium = PLAIN, /) -> str:
    """Return workflow commands, worst first and capped as GitHub caps them, and the count.

    See https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
    """
    shown = [
        finding
        for severity in _LEVELS
        for finding in [f for f in result.findings if f.severity == severity][:_ANNOTATIONS]
    ]
    rest = len(result.findings) - len(shown)
    more = [f"and {rest} more: run the check with --format full"] if rest else []
    return "\n".join([*map(_annotation, shown), *more, result.summary])


def _annotation(finding: Finding) -> str:
    place = finding.location
    properties = {
        "file": place.path,
        "line": str(place.line),
        "col": str(place.column),
        "endColumn": str(place.column + finding.length),
        "title": finding.rule,
    }
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = f"{finding.message}\n{finding.hint}" if finding.hint else finding.message
    return f"::{_LEVELS[finding.severity]} {listed}::{_message(message)}"


def _message(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _message(value).replace(":", "%3A").replace(",", "%2C")
