"""Marks of a preview: each names a finding at its place in the text, and links to it in the bar."""

from __future__ import annotations

from ...core.findings import Finding
from .escaping import attribute, text


def place_anchor(number: int) -> str:
    """Return the id of the mark of a finding, by its place in the bar."""
    return f"ib-place-{number}"


def finding_anchor(number: int) -> str:
    """Return the id of a finding in the bar, by its place there."""
    return f"ib-finding-{number}"


def finding_mark(finding: Finding, number: int) -> str:
    """Return the linked name of what is wrong here: `error: undefined-citation`."""
    return (
        f'<a class="ib-mark ib-{attribute(finding.severity)}" id="{place_anchor(number)}"'
        f' href="#{finding_anchor(number)}">{text(f"{finding.severity}: {finding.rule}")}</a> '
    )
