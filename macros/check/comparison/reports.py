"""The reports of a comparison: text for a terminal, and Markdown for the summary of a pull request."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.shown import inert, one_line
from ...core.text import Location
from ..report.markdown import as_code, escaped
from .differences import Comparison
from .kinds import Lines, ReportForm, written


def full(comparison: Comparison, base: str) -> str:
    """Return for a terminal what differs, the gravest first, and the counts."""
    sections, counts = written(comparison, base, _TERMINAL)
    return inert("\n\n".join([*sections, counts]))


def markdown(comparison: Comparison, base: str) -> str:
    """Return what differs as headings and lists, the gravest first."""
    sections, counts = written(comparison, base, _MARKDOWN)
    line = escaped(counts)
    return "\n\n".join(["## Sources and claims", line[:1].upper() + line[1:], *sections])


def _lines(heading: str, differences: Sequence[Lines]) -> str:
    return "\n".join([heading, *("  " + "\n    ".join(map(one_line, lines)) for lines in differences)])


def _list(heading: str, differences: Sequence[Lines]) -> str:
    items = ("- " + "\n  - ".join(lines) for lines in differences)
    return "\n".join([f"### {heading.capitalize()}", "", *items])


def _claim(place: Location, sentence: str, sources: str) -> Lines:
    return (f"{escaped(sentence)}<br>\n  {as_code(f'{place.path}:{place.line}')}: {sources}",)


_TERMINAL = ReportForm(
    name=str,
    value=lambda value: f'"{value}"',
    source=lambda key, title: f"{key}: {title}" if title else key,
    claim=lambda place, sentence, sources: (f"{place}: {sentence}", sources),
    section=_lines,
)
_MARKDOWN = ReportForm(
    name=as_code,
    value=as_code,
    source=lambda key, title: f"{as_code(key)} {escaped(title)}".rstrip(),
    claim=_claim,
    section=_list,
)
