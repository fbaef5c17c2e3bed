"""Suppressions: comments that accept one finding in place, with a reason."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..core.findings import Finding, at, meant
from ..core.text import Span, Text

RULE = "invalid-acceptance"
_ALLOW = re.compile(
    r"\b(?i:ibidem):[ \t]*allow[ \t]+(?P<rule>[\w-]*)[ \t]*(?P<colon>:?)[ \t]*(?P<reason>[^\n]*)"
)
_COMMENT_END = re.compile(r"(?:--|#)[}>]\s*$|#\}\s*$")


@dataclass(frozen=True, slots=True)
class Suppression:
    """One accepted rule, with the lines where its finding may stand."""

    rule: str
    reason: str
    text: Text
    span: Span
    first_line: int
    last_line: int

    def covers(self, finding: Finding) -> bool:
        """Say whether this is a finding that the comment accepts."""
        place = finding.location
        is_near = self.first_line <= place.line <= self.last_line
        return finding.rule == self.rule and place.path == self.text.path and is_near


def suppressions(text: Text, comments: Iterable[Span]) -> Iterator[Suppression]:
    """Read the acceptances in the comments of one text.

    A comment behind something covers its own line. One that stands alone covers the block that
    follows: the lines up to the next blank one.
    """
    for comment in comments:
        for match in _ALLOW.finditer(text.content, comment.start, comment.end):
            reason = _COMMENT_END.sub("", match["reason"]).strip() if match["colon"] else ""
            first = text.location(match.start()).line
            last = _last_line(text, comment)
            yield Suppression(match["rule"], reason, text, Span(match.start(), match.end()), first, last)


def _last_line(text: Text, comment: Span) -> int:
    content = text.content
    before = content[content.rfind("\n", 0, comment.start) + 1 : comment.start]
    after = content[comment.end : (content + "\n").index("\n", comment.end)]
    if before.strip() or after.strip():
        return text.location(comment.end).line
    block = re.compile(r"\s*\n[ \t]*\S.*?(?=\n[ \t]*\n|\Z)", re.DOTALL).match(content, comment.end)
    return text.location(block.end() if block else comment.end).line


@dataclass(frozen=True, slots=True)
class Accepted:
    """Findings divided by what the writers accepted."""

    standing: tuple[Finding, ...]
    accepted: tuple[Finding, ...]


def applied(
    findings: Sequence[Finding],
    allowed: Sequence[Suppression],
    rules: Collection[str],
    undecided: Collection[str],
) -> Accepted:
    """Take out one finding for each acceptance, and report acceptances that are none.

    `undecided` are the rules that have not spoken: they are off, or lack what they need.
    """
    standing, accepted, faults = list(findings), list[Finding](), list[Finding]()
    for allow in allowed:
        covered = next((f for f in standing if allow.covers(f)), None)
        if allow.rule not in rules:
            faults.append(
                _fault(
                    allow, f'no rule is called "{allow.rule}"', meant(allow.rule, rules, is_abbreviated=True)
                )
            )
        elif not allow.reason:
            faults.append(_fault(allow, "this acceptance gives no reason"))
        elif covered:
            standing.remove(covered)
            accepted.append(covered)
        elif allow.rule not in undecided:
            faults.append(_fault(allow, f"there is no {allow.rule} to accept here"))
    return Accepted((*standing, *faults), tuple(accepted))


def _fault(allow: Suppression, message: str, nearest: str = "") -> Finding:
    hint = (
        nearest
        or 'write "ibidem: allow RULE: reason" on the line of the finding or alone above it, or delete it'
    )
    return at(RULE, allow.text, allow.span, message, hint)
