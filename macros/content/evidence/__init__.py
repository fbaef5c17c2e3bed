"""Evidence: whether the words that writers quote stand in the texts of their sources."""

from __future__ import annotations

from .holding import match
<<<<<<< HEAD
from .source_text import SourceText, prepared
from .verdicts import Match
=======
from .typography import SourceText, prepared
from .verdicts import Match, MatchState
>>>>>>> h2

__all__ = ["Match", "SourceText", "match", "prepared"]
