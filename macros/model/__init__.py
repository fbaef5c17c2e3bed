"""The frozen values that all steps share: sources, citations, pages."""

from __future__ import annotations

from .pages import (
    CORRECTIONS,
    NOTICES,
    Author,
    Call,
    Citation,
    Correction,
    FollowUp,
    Matter,
    Page,
    Republication,
)
from .sources import MONTHS, Bibliography, Dating, Day, Person, Reference, Source
from .works import House, Organization, Rating, Support, Work

__all__ = [
    "CORRECTIONS",
    "MONTHS",
    "NOTICES",
    "Author",
    "Bibliography",
    "Call",
    "Citation",
    "Correction",
    "Dating",
    "Day",
    "FollowUp",
    "House",
    "Matter",
    "Organization",
    "Page",
    "Person",
    "Rating",
    "Reference",
    "Republication",
    "Source",
    "Support",
    "Work",
]
