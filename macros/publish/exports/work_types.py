"""What a source is, to vocabularies that have one type for each work: CSL 1.0.2 and RIS."""

from __future__ import annotations

from ...content.biblatex import PERIODICALS, SOURCE_KINDS, EntryType, Kind, entry_type
from ...core.model import Source

_SUBTYPES = {kind.name: kind for kind in PERIODICALS}
_KINDS = {kind.name: kind for kind in SOURCE_KINDS if kind.csl}
# What a kind makes more exact; every other type says more than the kind.
_GENERAL = frozenset({"article-journal", "webpage", "document"})


def work_type(source: Source) -> EntryType | Kind:
    """Return what names a source's type: its type of entry, or its kind where the entry says less."""
    named = entry_type(source.type)
    if named.csl not in _GENERAL:
        return named
    subtype = dict(source.fields).get("entrysubtype", "")
    return _SUBTYPES.get(subtype) or _KINDS.get(source.kind) or named
