"""Suppressions: comments that accept one finding in place, with a reason."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from ..core.findings import MOST, Finding, at, limited, meant
from ..core.patterns import Upcoming
from ..core.text import Span, Text

RULE = "invalid-acceptance"
_ALLOW = re.compile(
    r"\b(?i:ibidem):[ \t]*allow[ \t]+(?P<rule>[\w-]*)[ \t]*(?P<colon>:?)[ \t]*(?P<reason>[^\n]*)"
)
_SPACE = re.compile(r"\s*+")
# The beginning of a block below a comment, and where the block ends.
_BLOCK, _BLANK_LINE = re.compile(r"[^\S\n]*+\n\s*+(?=\S)"), re.compile(r"\n[ \t]*+\n")
_COMMENT_END = re.compile(r"(?:--|#)[}>]\s*$|#\}\s*$")
_USAGE = 'write "ibidem: allow RULE: reason" on the line of the finding or alone above it, or delete it'


class Suppression(NamedTuple):
    """One comment that suppresses a finding of a rule on some lines."""

    rule: str
    reason: str
    text: Text
    span: Span
    first_line: int
    last_line: int


def suppressions(text: Text, comments: Iterable[Span]) -> Iterator[Suppression]:
    """Read the suppressions in the comments of one text.

    A comment after something else covers its own line. A comment that stands alone covers the block that
    follows: the lines up to the next blank line.
    """
    blanks = Upcoming(_BLANK_LINE, text.content)
    for comment in sorted(comments):
        for match in _ALLOW.finditer(text.content, comment.start, comment.end):
            reason = _COMMENT_END.sub("", match["reason"]).strip() if match["colon"] else ""
            first = text.location(match.start()).line
            last = _last_line(text, comment, blanks)
            yield Suppression(match["rule"], reason, text, Span(*match.span()), first, last)


def _last_line(text: Text, comment: Span, blanks: Upcoming) -> int:
    line = text.line_span(text.location(comment.start).line)
    is_first = _SPACE.fullmatch(text.content, line.start, comment.start)
    block = _BLOCK.match(text.content, comment.end) if is_first else None
    end = min(blanks.at(block.end()), len(text.content)) if block else comment.end
    return text.location(end).line


class Divided(NamedTuple):
    """Findings, divided by what the writers suppressed."""

    standing: tuple[Finding, ...]
    accepted: tuple[Finding, ...]


def applied(
    findings: Sequence[Finding],
    made: Iterable[Suppression],
    rules: Collection[str],
    undecided: Collection[str],
) -> Divided:
    """Take out one finding for each suppression, and report suppressions that are wrong or useless.

    `undecided` are the rules that did not run, since they are off or lack what they need.
    """
    accepted, faults, near = dict[int, Finding](), list[Finding](), _ByPlace(findings)
    counts = Counter[str]()
    for suppression in made:
        rule = suppression.rule
        message, hint = "", _USAGE
        covered = near.covered(suppression, accepted)
        if counts[suppression.text.path] > MOST:
            continue
        if rule not in rules:
            message = f'no rule is called "{rule}"'
            hint = meant(rule, rules, is_abbreviated=True) or _USAGE
        elif not suppression.reason:
            message = "this comment gives no reason"
        elif covered is not None:
            accepted[covered] = findings[covered]
        elif rule not in undecided:
            message = f"there is no {rule} to accept here"
        if message:
            counts[suppression.text.path] += 1
            faults.append(at(RULE, suppression.text, suppression.span, message, hint))
    standing = (finding for number, finding in enumerate(findings) if number not in accepted)
    return Divided((*standing, *limited(faults)), tuple(accepted.values()))


class _ByPlace:
    """The numbers of findings by file, rule and line."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        found = dict[tuple[str, str], list[tuple[int, int]]]()
        for number, finding in enumerate(findings):
            place = finding.location
            found.setdefault((place.path, finding.rule), []).append((place.line, number))
        self._found = {key: sorted(lines) for key, lines in found.items()}

    def covered(self, suppression: Suppression, taken: Container[int]) -> int | None:
        """Return the number of the first finding that a comment suppresses, and that none has taken yet."""
        near = self._found.get((suppression.text.path, suppression.rule), [])
        place = bisect_left(near, (suppression.first_line, -1))
        while place < len(near) and near[place][0] <= suppression.last_line:
            if near[place][1] not in taken:
                return near[place][1]
            place += 1
        return None
