"""The comparison as text for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.findings import one_line
from .differences import Comparison
from .kinds import Lines, ReportForm, written


def full(comparison: Comparison, base: str) -> str:
    """Return what differs, the gravest first, and the count."""
    sections, counts = written(comparison, base, _FORM)
    return "\n\n".join([*sections, counts])


def _section(heading: str, differences: Sequence[Lines]) -> str:
    return "\n".join([heading, *("  " + "\n    ".join(map(one_line, lines)) for lines in differences)])


_FORM = ReportForm(
    name=str,
    value=lambda value: f'"{value}"',
    source=lambda key, title: f"{key}: {title}" if title else key,
    claim=lambda place, sentence, sources: (f"{place}: {sentence}", sources),
    section=_section,
)
