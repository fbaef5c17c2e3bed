"""The report in Markdown, for the summary of a step on GitHub.

Everything that comes from files is in code spans, where neither CommonMark nor GitHub renders anything:
no markup, no HTML, no mentions, no links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ...core.findings import Finding, Severity
from ...core.program import PROGRAM
from ...core.shown import one_line, shown
from ..site import CheckResult
from .medium import PLAIN, Medium, Texts

_PUNCTUATION = re.compile(r"([-\\`*_{}\[\]<>#+.!|~&$@:^])")
# GitHub makes links of these, also when they are escaped.
_LINKED = re.compile(r"(\\[@#])")
_ZERO_WIDTH_SPACE = "\u200b"
_WORST_FIRST = tuple(Severity)
# GitHub refuses a summary of more than 1 MiB; the last line and line ends need some of it.
RESERVE = 1024
ROOM = 1024 * 1024 - RESERVE


def markdown(result: CheckResult, _texts: Texts, medium: Medium = PLAIN, /, *, room: int = ROOM) -> str:
    """Return a list of findings for each file, worst first where not all fit into `room` bytes."""
    title = f"## Check: {result.summary}"
    fitting = _fitting(result.findings, medium, room - len(title))
    rest = len(result.findings) - len(fitting)
    more = [f"And {rest} more: run `{PROGRAM} check`."] if rest else []
    return "\n\n".join([title, *_files(fitting, medium), *more])


def _fitting(findings: Sequence[Finding], medium: Medium, room: int) -> tuple[Finding, ...]:
    """Return the findings that fit into `room` bytes, errors first and drafts last, sorted by place."""
    taken, paths = list[Finding](), set[str]()
    for finding in sorted(findings, key=lambda found: _WORST_FIRST.index(found.severity)):
        path = finding.location.path
        room -= len(f"{_item(finding, medium)}\n".encode())
        room -= 0 if path in paths else len(f"\n\n{_heading(path)}\n".encode())
        if room < 0:
            break
        taken.append(finding)
        paths.add(path)
    return tuple(sorted(taken, key=lambda found: found.order))


def _files(findings: Sequence[Finding], medium: Medium) -> Iterator[str]:
    for path, group in groupby(findings, key=lambda finding: finding.location.path):
        yield _heading(path)
        yield "\n".join(_item(finding, medium) for finding in group)


def _heading(path: str) -> str:
    return f"### {as_code(path)}"


def _item(finding: Finding, medium: Medium) -> str:
    place = f"{finding.location.line}:{finding.location.column}"
    link = medium.link(finding.location)
    where = f"[{place}]({link})" if link else place
    hint = f"\\\n  help: {as_code(finding.hint)}" if finding.hint else ""
    return f"- {where} **{finding.severity}** {as_code(finding.rule)} {as_code(finding.message)}{hint}"


def code_span(line: str) -> str:
    """Return one line as a code span, with a fence that is longer than any run of backticks in the line.

    The form is that of CommonMark 0.31.2, section 6.1.
    """
    fence = "`" * (1 + max(map(len, re.findall("`+", line)), default=0))
    pad = " " if line[:1] in ("`", "") or line.endswith("`") else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def escaped(value: str) -> str:
    """Keep a text from being Markdown, HTML, a mention or a link."""
    visible = shown(_PUNCTUATION.sub(r"\\\1", " ".join(value.split())))
    return _LINKED.sub(rf"\1{_ZERO_WIDTH_SPACE}", visible)


def as_code(text: str) -> str:
    """Return a text on one line, as a code span."""
    return code_span(one_line(text))
