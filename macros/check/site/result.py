"""The result of a check, as values."""

from __future__ import annotations

from typing import NamedTuple

from ...core.findings import Finding, Severity
from ...core.text import counted, enumerated

_COUNTED = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
"""What a report counts, the worst first."""


class CheckResult(NamedTuple):
    """The findings of a check, sorted by place, and how many were suppressed."""

    findings: tuple[Finding, ...]
    suppressed: int
    pages: int
    sources: int
    left_out: int = 0
    """How many pages a report on some files does not cover."""
    elsewhere: int = 0
    """How many findings such a report leaves out."""
    drafts: int = 0
    by_record: int = 0
    """How many quotations were verified against copies that are not here."""

    @property
    def counts(self) -> list[str]:
        """How many findings of each severity there are, in words: `2 errors`, `1 note`."""
        counts = ((self.count(level), level) for level in _COUNTED)
        return [counted(count, level) for count, level in counts if count]

    @property
    def summary(self) -> str:
        """The closing line of a report: `2 errors in 9 pages and 74 sources`.

        A report on some pages says how many pages it covers, and how many findings it leaves out:
        `1 error in 2 of 9 pages and 74 sources; 3 findings elsewhere`.
        """
        findings = ", ".join(self.counts) or "no findings"
        accepted = f", {self.suppressed} accepted" if self.suppressed else ""
        some = f"{self.pages - self.left_out} of " if self.left_out else ""
        pages = f"{some}{counted(self.pages, 'page')}"
        drafts = [counted(self.drafts, "draft")] if self.drafts else []
        extent = enumerated([pages, *drafts, counted(self.sources, "source")])
        rest = f"; {counted(self.elsewhere, 'finding')} elsewhere" if self.elsewhere else ""
        alone = f"; {counted(self.by_record, 'quotation')} by the record alone" if self.by_record else ""
        return f"{findings}{accepted} in {extent}{rest}{alone}"

    def count(self, severity: Severity) -> int:
        """Return how many findings have a severity."""
        return sum(finding.severity == severity for finding in self.findings)

    def fails(self, *, strict: bool) -> bool:
        """Return whether this result fails a build or a check."""
        return bool(self.count(Severity.ERROR) or (strict and self.count(Severity.WARNING)))
