"""Verdicts: what is said of a quotation that was held against the text of its source."""

from __future__ import annotations

from typing import NamedTuple

from ...core.model import MatchState


class Match(NamedTuple):
    """What was found: the state, and the place of the whole passage in the original text."""

    state: MatchState
    start: int = 0
    end: int = 0
    """The end of the passage; equal to `start` where nothing was found."""
    prefix: str = ""
    """At most 32 characters before the passage, with white space folded."""
    suffix: str = ""
    """At most 32 characters after the passage, with white space folded."""
    nearest: str = ""
    """The words of the text that are nearest to an altered quotation, about 200 characters at most."""
    difference: tuple[tuple[str, str], ...] = ()
    """From the text to the quotation: `equal`, `delete` or `insert`, each with its words."""
    reason: str = ""
    """Why a quotation is unchecked."""
