"""What is looked up, on what that depends, and what came of asking for it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ...core.findings import Fault, FaultError
from ...core.model import Watching
from ...project.evidence import Fetched, State

BY_HAND = "type what you know: --title …, --author …, --date …"
"""The hint where nothing is found."""


class Sought(NamedTuple):
    """What is looked up."""

    kind: str
    """`url`, or the kind of an identifier."""
    name: str


class Setting(NamedTuple):
    """What a lookup depends on beside the work."""

    watching: Watching
    language: str
    """The language of the site, in which a source needs no `langid`."""
    today: date


def received(came: Fetched, named: str) -> bytes:
    """Return what came. Raises FaultError where nothing did."""
    if came.state is not State.READ:
        raise FaultError(Fault(f"{named} cannot be read: {came.reason}", BY_HAND))
    return came.content
