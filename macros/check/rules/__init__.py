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
from .sources.entries import duplicate_key
from .sources.fields import invalid_key, missing_field

__all__ = [
    "IDS",
    "RULES",
    "TRIGGER_WORDS",
    "AllPages",
    "Found",
    "Rule",
    "RuleContext",
    "duplicate_key",
    "explained",
    "graded",
    "invalid_key",
    "listed",
    "missing_field",
    "named",
    "on_page",
    "on_site",
    "on_store",
    "page",
    "with_causes",
    "without_consequences",
]
