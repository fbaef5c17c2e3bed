"""Claims: what a page tells its readers, sentence by sentence, and what changed between two versions."""

from __future__ import annotations

from .changes import Change, changes
from .extraction import Claim, claims
from .matching import matched

__all__ = ["Change", "Claim", "changes", "claims", "matched"]
