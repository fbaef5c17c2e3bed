"""Services that know of sources: the Internet Archive keeps copies, Crossref tells of retractions.

Nothing of what they say is trusted: an answer of another shape is no answer.
"""

from __future__ import annotations

from .crossref import CrossrefAnswer, told_of
from .save_page import ArchiveKeys, keys_of, saved_copy
from .service_addresses import ServiceAddresses, service_addresses
from .wayback import ArchivedCopy, copy_at, known_copy

__all__ = [
    "ArchiveKeys",
    "ArchivedCopy",
    "CrossrefAnswer",
    "ServiceAddresses",
    "copy_at",
    "keys_of",
    "known_copy",
    "saved_copy",
    "service_addresses",
    "told_of",
]
