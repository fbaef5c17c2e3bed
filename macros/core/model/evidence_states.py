"""States of evidence: what came of reading a source, how it stands, and how a quotation stands in it."""

from __future__ import annotations

from enum import StrEnum


class ReadResult(StrEnum):
    """What came of asking for a source."""

    READ = "read"
    GONE = "gone"
    """Its host says so, or it could not be reached on three days."""
    REFUSED = "refused"
    """It is there for people, and not for programs."""
    UNREACHABLE = "unreachable"
    """Nobody knows: its host did not answer, or not in order."""
    WITHOUT_TEXT = "not text"


class Standing(StrEnum):
    """What readers should know of a source, the gravest first."""

    RETRACTED = "retracted"
    GONE = "gone"
    CHANGED = "changed"
    """A passage that pages quote is no longer there."""
    THERE = "there"
    """It was read, and nothing of these is known."""


class MatchState(StrEnum):
    """How a quotation stands in the text of its source."""

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
    """Nothing can be said, for a reason."""

    @property
    def is_good(self) -> bool:
        """Whether a reader finds in the source what the quotation says."""
        return self in (MatchState.EXACT, MatchState.NORMALIZED)

    @property
    def is_found(self) -> bool:
        """Whether the source has the words, whatever the sentence around them does to them."""
        return self.is_good or self in (MatchState.AMBIGUOUS, MatchState.TRUNCATED)


class CopyState(StrEnum):
    """What there is here of the copy of a source that a record names."""

    HERE = "here"
    ALTERED = "altered"
    """A file of its name has other bytes."""
    MISSING = "missing"
