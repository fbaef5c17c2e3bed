"""Addresses of the very words in a source: the URL Fragment Text Directives of the WICG."""

from __future__ import annotations

import re
from urllib.parse import quote

from ....core.model import MatchState, QuotationRecord, Source, SourceRecord
from ..addresses import is_of_web

_WORD = re.compile(r"\S+")
# Words that a browser finds whichever marks the page has: no quotation marks, dashes or other signs in them.
_PLAIN = re.compile(r"[^\W_]+")
_EACH_END = 4
"""How many words of each end of a long quotation its address has."""


def passage(source: Source, words: str, record: QuotationRecord, known: SourceRecord) -> str:
    """Return the address of the very words, or nothing: the URL Fragment Text Directives of the WICG."""
    address = known.reached or known.asked or source.address
    typed = _WORD.findall(words)
    if not is_of_web(address) or known.extractor.startswith("pypdf"):
        return ""
    first, last = typed[:_EACH_END], typed[-_EACH_END:]
    if len(typed) <= 2 * _EACH_END:
        first, last = typed, []
    parts = [*_before(record), _encoded(first), *([_encoded(last)] if last else [])]
    if record.state is MatchState.NORMALIZED and not all(map(_PLAIN.fullmatch, (*first, *last))):
        return ""
    return f"{address.partition('#')[0]}#:~:text={','.join(parts)}"


def _before(record: QuotationRecord) -> list[str]:
    """Return the words before words that stand at several places."""
    before = record.prefix.split()[1:] if record.state is MatchState.AMBIGUOUS else []
    return [f"{_encoded(before)}-"] if before else []


def _encoded(words: list[str]) -> str:
    # A hyphen and a comma mean something in the directive.
    return quote(" ".join(words), safe="").replace("-", "%2D")
