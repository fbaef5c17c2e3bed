"""One line for each finding: for lists, searches and the problem matchers of editors."""

from __future__ import annotations

from ...core.findings import Finding
from ...core.shown import inert, one_line, shown
from ..site import CheckResult
from .medium import PLAIN, Medium, Texts


def concise(result: CheckResult, _texts: Texts, _medium: Medium = PLAIN, /) -> str:
    """Return one line for each finding, and nothing when there is none."""
    return inert("\n".join(_line(finding) for finding in result.findings))


def _line(finding: Finding) -> str:
    return f"{shown(str(finding.location))}: {finding.severity}[{finding.rule}] {one_line(finding.message)}"
