"""The report: a verdict to text, one function per format."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

from .findings import Finding, Severity
from .site import Verdict
from .text import Text

Texts = Mapping[str, Text]

# Characters of a line that a terminal shows without a break.
_EXCERPT = 100
# GitHub shows no more than this of each level per step.
_ANNOTATIONS = 10


def full(verdict: Verdict, texts: Texts) -> str:
    """Return each finding with its line of source, and the count."""
    return "\n\n".join([*(_full(f, texts) for f in verdict.findings), summary(verdict)])


def _full(finding: Finding, texts: Texts) -> str:
    lines = [_headline(finding)]
    text = texts.get(finding.location.path)
    if text and (source := text.line(finding.location.line)).strip():
        number = f"{finding.location.line:>5}"
        before, span, after = _excerpt(source, finding.location.column - 1, finding.length)
        lines.append(f"{number} │ {before}{span}{after}")
        lines.append(f"{' ' * len(number)} │ {_blank(before)}{'^' * max(1, _width(span))}")
    if finding.hint:
        lines.append(f"  help: {finding.hint}")
    return "\n".join(lines)


def _excerpt(source: str, start: int, length: int) -> tuple[str, str, str]:
    """Cut a line into what stands before a span, the span, and what follows; long ends become `…`."""
    before, span, after = source[:start], source[start : start + length], source[start + length :]
    room = max(_EXCERPT - len(span), 0)
    if len(source) > _EXCERPT and len(before) > room // 2:
        before = "…" + before[max(len(before) - max(room // 2, room - len(after)), 0) :]
    if after and len(before) + len(span) + len(after) > _EXCERPT + 1:
        after = after[: max(_EXCERPT - len(before) - len(span), 0)] + "…"
    return before, span, after


def _blank(text: str) -> str:
    """Return as much space as a text takes; tabs stay tabs."""
    return "".join("\t" if character == "\t" else " " * _width(character) for character in text)


def _width(text: str) -> int:
    """Count the columns that a text takes in a terminal."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    combining = sum(unicodedata.category(c) in ("Mn", "Me", "Cf") for c in text)
    return len(text) + wide - combining


def _headline(finding: Finding) -> str:
    return f"{finding.location}: {finding.severity}[{finding.rule}] {finding.message}"


def concise(verdict: Verdict, _: Texts) -> str:
    """Return one line for each finding, and nothing when there is none."""
    return "\n".join(_headline(finding) for finding in verdict.findings)


def github(verdict: Verdict, _: Texts) -> str:
    """Return workflow commands, worst first and capped as GitHub caps them, and the count.

    See https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
    """
    shown = [
        finding
        for severity in (Severity.ERROR, Severity.WARNING)
        for finding in [f for f in verdict.findings if f.severity == severity][:_ANNOTATIONS]
    ]
    rest = len(verdict.findings) - len(shown)
    more = [f"and {rest} more: run the check with --format full"] if rest else []
    return "\n".join([*map(_annotation, shown), *more, summary(verdict)])


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
    return f"::{finding.severity} {listed}::{_message(message)}"


def _message(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _message(value).replace(":", "%3A").replace(",", "%2C")


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


FORMATS: Mapping[str, Callable[[Verdict, Texts], str]] = {
    "full": full,
    "concise": concise,
    "github": github,
}
