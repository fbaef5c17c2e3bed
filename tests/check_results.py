"""Builders of check results, for the tests of reports."""

from __future__ import annotations

from macros.check.site import CheckResult
from macros.core.findings import Finding, Severity
from macros.core.text import Location

HOSTILE = (
    "<script>alert(1)</script>",
    "<b>b</b> &lt; &amp;",
    "![x](https://example.org/x.png)",
    "[x](javascript:alert(1))",
    "`code` ``more`` ```",
    "`",
    "**bold** _it_ ~~no~~ | a | b |",
    "@octocat #1 octocat/repo#2 www.example.org https://example.org a@example.org :smile: $x$",
    "# heading",
    "- item",
    "</code></details><img src=x onerror=alert(1)>",
    "a\\`b\\",
    "{{ cite('a') }} ${{ secrets.X }}",
    "%0A::error::x",
    "##[error]x",
    "::error::x",
    "\u202egnirts\u202c",
)


def check_result(*findings: Finding, accepted: int = 0, pages: int = 9, sources: int = 74) -> CheckResult:
    return CheckResult(findings, accepted, pages, sources)


def finding(  # noqa: PLR0913  each is one thing that a test may say of a finding
    message: str = "this is wrong",
    hint: str = "",
    *,
    path: str = "docs/index.md",
    line: int = 3,
    column: int = 1,
    length: int = 1,
    rule: str = "undefined-citation",
    severity: Severity = Severity.ERROR,
) -> Finding:
    return Finding(rule, Location(path, line, column), message, hint, length, severity=severity)
