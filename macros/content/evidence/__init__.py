"""Evidence: whether the words that writers quote stand in the texts of their sources."""

from __future__ import annotations

from .holding import match
from .typography import SourceText, prepared
from .verdicts import Match

__all__ = ["Match", "SourceText", "match", "prepared"]
