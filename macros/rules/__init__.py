"""The rules: what counts as a mistake, how severe it is, and why."""

from __future__ import annotations

from .corpus import Corpus
from .reference import explained, listed, page
from .table import IDS, RULES, WATCHED, Rule, check, graded, named, without_consequences

__all__ = [
    "IDS",
    "RULES",
    "WATCHED",
    "Corpus",
    "Rule",
    "check",
    "explained",
    "graded",
    "listed",
    "named",
    "page",
    "without_consequences",
]
