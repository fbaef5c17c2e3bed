"""Findings: what is wrong, where, and what to type."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import get_close_matches
from enum import StrEnum
from typing import NamedTuple

from .shown import one_line
from .text import Location, Span, Text, quoted

MOST = 1_000
"""How many findings of one rule in one page are reported; a program has made a page with more."""
FAILED = "mkdocs-macros cannot render this page"
"""How a message begins that says that a page cannot be rendered."""
UNSEEN = "the built page shows"
"""How a message begins that says what a built page has beside the text of its page."""


class Severity(StrEnum):
    """What a finding does to a build: an error fails it, a warning only under `--strict`, others never."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    """The severity of all findings in drafts: readers do not see such a mistake yet."""
    OFF = "off"


class Finding(NamedTuple):
    """One mistake of a writer, at one place."""

    rule: str
    location: Location
    message: str
    """The fact, in one lower-case sentence without a full stop and without the place."""
    hint: str = ""
    """What to type next."""
    length: int = 1
    """The number of characters to mark, from the location on."""
    follows: frozenset[str] = frozenset()
    """Rules whose errors explain this finding: it is left out beside one of them."""
    severity: Severity = Severity.ERROR

    @property
    def order(self) -> tuple[Location, str, str]:
        """The sort key of findings: place, then rule, then message."""
        return (self.location, self.rule, self.message)


class Fault(NamedTuple):
    """What is wrong, for a rule to report as a finding, or for a command to print when it refuses."""

    message: str
    """The fact, in one lower-case sentence without a full stop and without the place."""
    hint: str = ""
    """What to type next."""
    place: Span | Location | str | None = None
    """A span of the text that was checked, a location of any file, the path of a whole file, or None."""
    rule: str = ""
    """The rule that reports this, when one check serves several rules."""

    def __str__(self) -> str:
        """Return the line that a command prints: `docs/a.md:3:1: the fact; what to type`."""
        place = f"{self.place}: " if isinstance(self.place, Location | str) else ""
        return place + "; ".join(filter(None, (self.message, self.hint)))


class FaultError(Exception):
    """A step cannot continue; `fault` says why, and `str()` is the line that a command prints."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


def at(rule: str, text: Text, span: Span, message: str, hint: str = "") -> Finding:
    """Make a finding for a span of a text; of several lines, only the first is marked."""
    return Finding(
        rule, text.location(span.start), one_line(message), one_line(hint), max(1, text.extent(span))
    )


def reported(fault: Fault, text: Text, rule: str = "") -> Finding:
    """Make a finding of a fault whose place is a span; `rule` is for a fault without a rule."""
    return at(fault.rule or rule, text, _span(fault), fault.message, fault.hint)


def located(fault: Fault, text: Text) -> Fault:
    """Turn the span of a fault into a location, so that a command can print the place."""
    return fault._replace(place=text.location(_span(fault).start))


def limited(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings in pages; of a rule with too many in one, the last says that there are more."""
    return tuple(findings) if len(findings) < MOST else tuple(_limited(findings))


def _limited(findings: Iterable[Finding]) -> Iterator[Finding]:
    counts = Counter[tuple[str, str]]()
    for finding in findings:
        counts[one := (finding.location.path, finding.rule)] += 1
        if counts[one] < MOST:
            yield finding
        elif counts[one] == MOST:
            message = (
                f"this page has {MOST:,} findings of this rule or more; those from here on are not reported"
            )
            yield finding._replace(message=message, hint="fix those above first")


def _span(fault: Fault) -> Span:
    return fault.place if isinstance(fault.place, Span) else Span(0, 1)


def around(ordered: Sequence[str], name: str, each_side: int = 5) -> Sequence[str]:
    """Return the names before and after the place of a name in an order: all that `meant` has to compare."""
    place = bisect(ordered, name)
    return ordered[max(place - each_side, 0) : place + each_side]


def meant(
    name: str,
    names: Iterable[str],
    most: int = 1,
    *,
    typed: Callable[[str], str] = str,
    is_abbreviated: bool = False,
    likeness: float = 0.6,
) -> str:
    """Return a question for the nearest names: `did you mean "a"?`; empty when no name is near.

    `typed` returns a name as people type it. Where the name may be abbreviated, all names that begin
    with it are preferred to near ones. `likeness` is the least ratio of `difflib` that counts as near.
    """
    known = sorted(names)
    begun = [one for one in known if one.startswith(name)] if name and is_abbreviated else []
    near = begun or get_close_matches(name, known, most, likeness)
    return f"did you mean {quoted(map(typed, near))}?" if near else ""
