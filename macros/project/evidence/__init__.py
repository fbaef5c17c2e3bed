"""Evidence that lasts: sources are visited, their text is found, and copies are kept.

Whoever refreshes the record takes it from here; a check never does, and no socket is opened elsewhere.
"""

from __future__ import annotations

from .copies import FOLDER, copy_state, digest, keep, kept, note
from .extracts.extracting import ExtractedText, text_of
from .network.fetching import fetch
from .network.guarding import is_inside
from .network.json_answers import ServiceReader
from .network.outcomes import Fetched, State, Validators
from .network.reader import Clock, ReaderSettings
from .network.visiting import visits
from .with_text import with_text

__all__ = [
    "FOLDER",
    "Clock",
    "ExtractedText",
    "Fetched",
    "ReaderSettings",
    "ServiceReader",
    "State",
    "Validators",
    "copy_state",
    "digest",
    "fetch",
    "is_inside",
    "keep",
    "kept",
    "note",
    "text_of",
    "visits",
    "with_text",
]
