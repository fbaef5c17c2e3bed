"""Findings: what is wrong, where, and what to type."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from .text import Location, Span, Text

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


class Severity(StrEnum):
    """What a finding does to a build: an error fails it, a warning only under `--strict`."""

    ERROR = "error"
    WARNING = "warning"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake of an author, at one place."""

    rule: str
    location: Location
    message: str
    """The fact, in one lower-case sentence without a full stop and without the place."""
    hint: str = ""
    """What to type next."""
    length: int = 1
    """How many characters of the line are meant, from the location on."""
    follows: frozenset[str] = frozenset()
    """Rules of which an error explains this finding, which is then left out."""
    severity: Severity = Severity.ERROR

    @property
    def order(self) -> tuple[Location, str, str]:
        """The key that findings are sorted by: place, then rule, then message."""
        return (self.location, self.rule, self.message)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, before it is settled who reports it: a rule as a finding, or a command as a refusal."""

    message: str
    """The fact, in one lower-case sentence without a full stop and without the place."""
    hint: str = ""
    """What to type next."""
    place: Span | Location | str | None = None
    """A span of the text that was checked, a location of any file, the path of a whole file, or None."""
    rule: str = ""
    """The rule whose finding this becomes, where a check serves several."""

    def __str__(self) -> str:
        """Return the line that a command prints: `docs/a.md:3:1: the fact; what to type`."""
        place = f"{self.place}: " if isinstance(self.place, Location | str) else ""
        return place + "; ".join(filter(None, (self.message, self.hint)))


class FaultError(Exception):
    """A step cannot go on; `fault` says why, and its text is the line that a command prints."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


def at(rule: str, text: Text, span: Span, message: str, hint: str = "") -> Finding:
    """Make a finding for a span of a text; a span over several lines is marked to its line's end."""
    first = text.content[span.start : span.end].split("\n", 1)[0]
    location = text.location(span.start)
    return Finding(rule, location, one_line(message), one_line(hint), max(1, len(first)))


def meant(name: str, names: Iterable[str]) -> str:
    """Ask for the names that begin so, or for the nearest; empty when none is near."""
    known = sorted(names)
    near = [one for one in known if name and one.startswith(name)] or get_close_matches(name, known, 1)
    listed = " or ".join(f'"{one}"' for one in near)
    return f"did you mean {listed}?" if near else ""


def one_line(message: str) -> str:
    """Keep a text in one line, and a terminal from obeying it, whatever it quotes."""
    return _CONTROL.sub(lambda match: f"\\x{ord(match[0]):02x}", " ".join(message.split()))
