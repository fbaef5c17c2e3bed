"""Evidence: what was seen of each source, and whether each quotation stands in its source.

A check goes by this record alone; only a command that refreshes the record asks the network.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import NamedTuple

from ..text import EMPTY, Text, composed
from .dois import doi_address
from .evidence_states import MatchState, ReadResult, Standing

AFFIX = 32
"""The most characters that are kept of the text before and behind a quotation."""


class Watching(NamedTuple):
    """How a site has its sources read: whom servers can ask, how often they are asked, and which services."""

    contact: str = ""
    """An address at which people that run a server find out who reads; empty for that of the site."""
    pace: int = 0
    """How many seconds are between two requests to one host; 0 for the usual second."""
    allows_private: bool = False
    """Whether addresses of private networks are asked too."""
    wayback: str = ""
    """Where the Internet Archive tells of its copies; empty for its own address, as below."""
    save: str = ""
    """Where the Internet Archive makes copies."""
    crossref: str = ""
    """Where Crossref tells of retractions."""
    doi: str = ""
    """Where works are described by their DOI, those of arXiv too."""
    pubmed: str = ""
    """Where PubMed describes works by their PMID."""
    openlibrary: str = ""
    """Where Open Library describes books by their ISBN."""


class Notice(NamedTuple):
    """What a publisher has said of a work since: that it is retracted, or corrected."""

    kind: str
    """`retraction`, `correction` or another word of Crossref."""
    doi: str = ""
    """The DOI of the notice."""
    day: str = ""
    """In ISO 8601, as all days here."""

    @property
    def address(self) -> str:
        """Where the notice is; empty where nobody knows."""
        return doi_address(self.doi)

    @property
    def retracts(self) -> bool:
        """Whether the work no longer stands."""
        return self.kind in ("retraction", "withdrawal", "removal")


class QuotationRecord(NamedTuple):
    """What was found of one quotation."""

    state: MatchState
    day: str
    start: int = 0
    """The offset in the text of the copy."""
    prefix: str = ""
    suffix: str = ""
    lost: str = ""
    """The day on which the passage was first missing at the address; empty while it is there."""
    times: int = 1
    """At how many places readers saw it; 0 where only hidden text has it."""


class SourceRecord(NamedTuple):
    """What was seen of one source."""

    asked: str
    """The address; empty for a copy that a person has."""
    day: str
    result: ReadResult
    reached: str = ""
    """The address behind redirects, where that is another one."""
    how: str = ""
    """How the copy was read: empty where it was fetched, or where a person has it from."""
    content: str = ""
    """The SHA-256 digest of the bytes, which is the name of the copy."""
    media_type: str = ""
    """What its server said it is: `text/html; charset=utf-8`."""
    text: str = ""
    """The SHA-256 digest of the text in them."""
    extractor: str = ""
    """What found the text: `trafilatura 2.3.1`."""
    archived: str = ""
    """The address of an archived copy that is known."""
    notice: Notice | None = None
    failures: tuple[str, ...] = ()
    """The last days on which the address could not be reached."""
    quotations: Mapping[str, QuotationRecord] = EMPTY
    """By the digest of the words as they are cited."""
    gone: str = ""
    """The day on which the source was first gone from its address; empty while it is there."""

    @property
    def standings(self) -> tuple[Standing, ...]:
        """All that is known of how the source stands; empty where nobody could read it."""
        known = {
            Standing.RETRACTED: self.notice is not None and self.notice.retracts,
            Standing.GONE: self.result is ReadResult.GONE,
            Standing.CHANGED: bool(self.lost),
        }
        found = tuple(standing for standing, applies in known.items() if applies)
        return found or (Standing.THERE,) * (self.result is ReadResult.READ)

    @property
    def lost(self) -> str:
        """The first day on which a passage that pages quote was missing; empty while all are there."""
        return min((one.lost for one in self.quotations.values() if one.lost), default="")


class Evidence(NamedTuple):
    """The record of a site."""

    file: Text
    sources: Mapping[str, SourceRecord] = EMPTY
    """By key."""

    def of(self, key: str, words: str) -> QuotationRecord | None:
        """Return what was found of a quotation; `words` is the digest of the words."""
        record = self.sources.get(key)
        return record.quotations.get(words) if record else None


def words_digest(words: str) -> str:
    """Return the name of quoted words in a record: the SHA-256 of their NFC, with single spaces."""
    return sha256(composed(" ".join(words.split())).encode(errors="surrogatepass")).hexdigest()
