"""The count that a report ends with."""

from __future__ import annotations

from ..findings import Severity
from ..site import Verdict


def summary(verdict: Verdict) -> str:
    """Return the closing line: `2 errors in 9 pages and 74 sources`."""
    levels = ((Severity.ERROR, "error"), (Severity.WARNING, "warning"))
    counts = [_counted(verdict.count(level), name) for level, name in levels if verdict.count(level)]
    findings = ", ".join(counts) or "no findings"
    accepted = f", {verdict.accepted} accepted" if verdict.accepted else ""
    extent = f"{_counted(verdict.pages, 'page')} and {_counted(verdict.sources, 'source')}"
    return f"{findings}{accepted} in {extent}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
