"""The mark of a page whose lists were written by the extension: it tells whether they are still the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...core.digests import digest
from ...core.model import Evidence, Profile, Source

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
    known = [evidence.of(one.key, one.words) for one in page.quoted] if evidence else []
    return f"{LISTS}{digest(*texts, *map(repr, known))[:12]}"
