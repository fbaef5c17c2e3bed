"""Findings: what is wrong, where, and what to type."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum

from .text import Location, Span, Text, quoted

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


def reported(fault: Fault, text: Text, rule: str = "") -> Finding:
    """Make a finding of a fault that has a span of a text; `rule` is for a fault that names none."""
    return at(fault.rule or rule, text, _span(fault), fault.message, fault.hint)


def located(fault: Fault, text: Text) -> Fault:
    """Turn the span of a fault into a location, so that its line says where it is."""
    return replace(fault, place=text.location(_span(fault).start))


def _span(fault: Fault) -> Span:
    return fault.place if isinstance(fault.place, Span) else Span(0, 1)


def meant(
    name: str,
    names: Iterable[str],
    most: int = 1,
    *,
    typed: Callable[[str], str] = str,
    is_abbreviated: bool = False,
) -> str:
    """Ask for the nearest names, each as it is typed; empty when none is near.

    Where the name may be abbreviated, all that begin so come before the nearest.
    """
    known = sorted(names)
    begun = [one for one in known if one.startswith(name)] if name and is_abbreviated else []
    near = begun or get_close_matches(name, known, most)
    return f"did you mean {quoted(map(typed, near))}?" if near else ""


def one_line(message: str) -> str:
    """Keep a text in one line, and a terminal from obeying it, whatever it quotes."""
    return _CONTROL.sub(lambda match: f"\\x{ord(match[0]):02x}", " ".join(message.split()))
