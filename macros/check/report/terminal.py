"""The full report, for a terminal: each finding with its line of source."""

from __future__ import annotations

from collections.abc import Callable

from ...core.findings import Finding, Severity
from ...core.shown import inert, one_line, shown
from ..site import CheckResult
from .excerpts import excerpt
from .medium import PLAIN, Medium, Texts

Paint = Callable[[str, str], str]

# ECMA-48: 1 bold, 2 faint, 31 red, 33 yellow, 35 magenta, 36 cyan.
_PLACE, _FRAME, _HELP = "1", "2", "36"
_LEVELS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;35"}


def full(result: CheckResult, texts: Texts, medium: Medium = PLAIN, /) -> str:
    """Return each finding with its line of source, and the count."""
    paint = _painted if medium.is_colored else _plain
    return inert("\n\n".join([*(_full(f, texts, paint) for f in result.findings), result.summary]))


def failure(result: CheckResult, texts: Texts) -> str:
    """Return the report under a headline, for the log of a host."""
    return f"citation check failed\n\n{full(result, texts)}"


def _painted(text: str, color: str) -> str:
    return f"\x1b[{color}m{text}\x1b[0m" if text else ""


def _plain(text: str, _: str) -> str:
    return text


def _full(finding: Finding, texts: Texts, paint: Paint) -> str:
    level = _LEVELS[finding.severity]
    place = paint(shown(str(finding.location)), _PLACE)
    lines = [f"{place}: {paint(finding.severity, level)}[{finding.rule}] {one_line(finding.message)}"]
    if line := excerpt(finding, texts):
        number = f"{finding.location.line:>5}"
        frame, below = paint(f"{number} │", _FRAME), paint(f"{' ' * len(number)} │", _FRAME)
        lines.append(f"{frame} {line.before}{paint(line.span, level)}{line.after}")
        lines.append(f"{below} {line.margin}{paint(line.carets, level)}")
    if finding.hint:
        lines.append(f"  {paint('help:', _HELP)} {one_line(finding.hint)}")
    return "\n".join(lines)
