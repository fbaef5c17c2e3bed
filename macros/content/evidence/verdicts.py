"""Verdicts: what is said of a quotation that was held against the text of its source."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class MatchState(StrEnum):
    """How a quotation stands in a text; only `exact` and `normalized` are good."""

    EXACT = "exact"
    """The text has these characters."""
    NORMALIZED = "normalized"
    """The text has these words, with other typography or with what an editor marked as changed."""
    ALTERED = "altered"
    """The text has similar words."""
    TRUNCATED = "truncated"
    """The text has these words, and the sentence around them restricts or denies what they say."""
    AMBIGUOUS = "ambiguous"
    """The text has these words at several places that say different things."""
    ABSENT = "absent"
    """The text has nothing similar."""
    UNCHECKED = "unchecked"
    """Nothing can be said, for the reason that the match gives."""

    @property
    def is_good(self) -> bool:
        """Whether a reader finds in the source what the quotation says."""
        return self in {MatchState.EXACT, MatchState.NORMALIZED}


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
