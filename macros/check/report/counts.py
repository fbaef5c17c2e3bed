"""The count that a report ends with."""

from __future__ import annotations

from ...core.text import counted
from ..site import CheckResult


def summary(verdict: CheckResult) -> str:
    """Return the closing line: `2 errors in 9 pages and 74 sources`.

    A report on some pages says of how many, and what it leaves out:
    `1 error in 2 of 9 pages and 74 sources; 3 findings elsewhere`.
    """
    findings = ", ".join(verdict.counts) or "no findings"
    accepted = f", {verdict.accepted} accepted" if verdict.accepted else ""
    some = f"{verdict.pages - verdict.left_out} of " if verdict.left_out else ""
    extent = f"{some}{counted(verdict.pages, 'page')} and {counted(verdict.sources, 'source')}"
    rest = f"; {counted(verdict.elsewhere, 'finding')} elsewhere" if verdict.elsewhere else ""
    return f"{findings}{accepted} in {extent}{rest}"
