"""The rules: what counts as a mistake, how severe it is, and why."""

from __future__ import annotations

from .corpus import Corpus
from .reference import explained, listed, page
from .table import (
    IDS,
    RULES,
    WATCHED,
    Rule,
    graded,
    named,
    on_pages,
    on_site,
    on_store,
    with_causes,
    without_consequences,
)

__all__ = [
    "IDS",
    "RULES",
    "WATCHED",
    "Corpus",
    "Rule",
    "explained",
    "graded",
    "listed",
    "named",
    "on_pages",
    "on_site",
    "on_store",
    "page",
    "with_causes",
    "without_consequences",
]
