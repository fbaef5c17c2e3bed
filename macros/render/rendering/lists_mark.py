"""The mark of a page whose lists were written by the extension: it tells whether they are still the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...core.digests import digest
from ...core.model import Evidence, Profile, Quoted, Source

LISTS = "lists-"


def lists_mark(
    page: Profile,
    sources: Mapping[str, Source],
    write: Callable[[Source], str],
    evidence: Evidence | None = None,
) -> str:
    """Return the name of a place, which depends on what the lists say of sources and of quotations."""
    keys = (*page.cited, *(item.key for item in page.front_matter.further_reading))
    texts = [write(sources[key]) for key in dict.fromkeys(keys) if key in sources]
    known = [_told_of(one, evidence) for one in page.quoted] if evidence else []
    return f"{LISTS}{digest(*texts, *known)[:12]}"


def _told_of(quoted: Quoted, evidence: Evidence) -> str:
    """Return all that the list goes by when it tells of a quotation."""
    source, words = evidence.sources.get(quoted.key), evidence.of(quoted.key, quoted.words)
    shown = (source.how, source.result, source.reached or source.asked, source.extractor) if source else ()
    return repr((shown, words))
