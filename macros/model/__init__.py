"""The frozen values that all steps share: sources, citations, pages."""

from __future__ import annotations

from .citing import Call, Citation
from .page_types import PAGE_TYPES, UNTYPED, PageType
from .pages import (
    CORRECTIONS,
    NOTICES,
    Author,
    Correction,
    FollowUp,
    FrontMatter,
    Page,
    Profile,
    Republication,
    profile,
)
from .prose import JOINER, Block, BlockKind, ByHand, Prose, Section, Sentence
from .sources import MONTHS, Bibliography, Dating, Day, Person, Reference, Source
from .works import Image, Organization, Rating, Support, Work

__all__ = [
    "CORRECTIONS",
    "JOINER",
    "MONTHS",
    "NOTICES",
    "PAGE_TYPES",
    "UNTYPED",
    "Author",
    "Bibliography",
    "Block",
    "BlockKind",
    "ByHand",
    "Call",
    "Citation",
    "Correction",
    "Dating",
    "Day",
    "FollowUp",
    "FrontMatter",
    "Image",
    "Organization",
    "Page",
    "PageType",
    "Person",
    "Profile",
    "Prose",
    "Rating",
    "Reference",
    "Republication",
    "Section",
    "Sentence",
    "Source",
    "Support",
    "Work",
    "profile",
]
