"""The work on evidence: which words are quoted, whether the copies have them, and what is told of them."""

from __future__ import annotations

__all__ = ["quoting", "telling", "verifying"]
