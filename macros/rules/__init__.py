"""The rules: what counts as a mistake, how severe it is, and why."""

from __future__ import annotations

from .found import AllPages, Found, RuleContext
from .reference import explained, listed, page
from .registry import (
    IDS,
    RULES,
    TRIGGER_WORDS,
    graded,
    named,
    on_page,
    on_site,
    on_store,
    with_causes,
    without_consequences,
)
from .rule import Rule
from .sources.entries import DUPLICATE_KEY
from .sources.fields import INVALID_KEY, MISSING_FIELD

__all__ = [
    "DUPLICATE_KEY",
    "IDS",
    "INVALID_KEY",
    "MISSING_FIELD",
    "RULES",
    "TRIGGER_WORDS",
    "AllPages",
    "Found",
    "Rule",
    "RuleContext",
    "explained",
    "graded",
    "listed",
    "named",
    "on_page",
    "on_site",
    "on_store",
    "page",
    "with_causes",
    "without_consequences",
]
