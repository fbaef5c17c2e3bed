"""The frozen values that all steps share: sources, citations, prose, pages, the site as a publication."""

from __future__ import annotations

from .citing import Call, Citation
from .dating import ANCHOR, MONTHS, SEASONS, Dating, Day, event_day
from .evidence import AFFIX, Evidence, Notice, QuotationRecord, SourceRecord, Watching, words_digest
from .evidence_states import CopyState, MatchState, ReadResult, Standing
from .page_types import PAGE_TYPES
from .pages import (
    CORRECTIONS,
    NOTICES,
    Author,
    Correction,
    Figure,
    FollowUp,
    FrontMatter,
    Page,
    Profile,
    Quoted,
    Republication,
    profile,
)
from .persons import Contribution, Person, is_east_asian
from .phrases import Languages, Listed, Phrase, Said, phrase
from .prose import JOINER, Block, BlockKind, ByHand, Footnote, Prose, Section, Sentence
from .sources import Bibliography, Reference, Source
from .works import POLICIES, Image, Organization, Rating, Support, Work

__all__ = [
    "AFFIX",
    "ANCHOR",
    "CORRECTIONS",
    "JOINER",
    "MONTHS",
    "NOTICES",
    "PAGE_TYPES",
    "POLICIES",
    "SEASONS",
    "Author",
    "Bibliography",
    "Block",
    "BlockKind",
    "ByHand",
    "Call",
    "Citation",
    "Contribution",
    "CopyState",
    "Correction",
    "Dating",
    "Day",
    "Evidence",
    "Figure",
    "FollowUp",
    "Footnote",
    "FrontMatter",
    "Image",
    "Languages",
    "Listed",
    "MatchState",
    "Notice",
    "Organization",
    "Page",
    "Person",
    "Phrase",
    "Profile",
    "Prose",
    "QuotationRecord",
    "Quoted",
    "Rating",
    "ReadResult",
    "Reference",
    "Republication",
    "Said",
    "Section",
    "Sentence",
    "Source",
    "SourceRecord",
    "Standing",
    "Support",
    "Watching",
    "Work",
    "event_day",
    "is_east_asian",
    "phrase",
    "profile",
    "words_digest",
]
