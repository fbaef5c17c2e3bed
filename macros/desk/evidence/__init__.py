"""The work on evidence: which words are quoted, whether copies and addresses have them, and what is told."""

from __future__ import annotations

__all__ = [
    "days",
    "mentions",
    "quoting",
    "services_asked",
    "telling",
    "verifying",
    "watch_report",
    "watching",
]
