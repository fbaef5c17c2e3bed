"""The type of a source in vocabularies that give each work one type: CSL 1.0.2 and RIS."""

from __future__ import annotations

from ...content.biblatex import PERIODICALS, SOURCE_KINDS, EntryType, Kind, entry_type
from ...core.model import Source

_SUBTYPES = {kind.name: kind for kind in PERIODICALS}
_KINDS = {kind.name: kind for kind in SOURCE_KINDS if kind.csl}
# Types that the kind of a source makes more exact; every other type says more than the kind.
_GENERAL = frozenset({"article-journal", "webpage", "document"})


def work_type(source: Source) -> EntryType | Kind:
    """Return the row with the type of a source: its entry type, or its kind where that says more."""
    named = entry_type(source.type)
    if named.csl not in _GENERAL:
        return named
    subtype = dict(source.fields).get("entrysubtype", "")
    return _SUBTYPES.get(subtype) or _KINDS.get(source.kind) or named
