"""Which sources pages use, and which are used by drafts alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ...core.model import Bibliography, Profile, Source
from .found import AllPages


def unused(pages: AllPages, store: Bibliography, *, is_ours: bool) -> Sequence[Source]:
    """Return the sources that no page uses, and from which no used source inherits.

    None where no page cites, and the store is not known to be ours: a file of the usual name is not judged.
    """
    keys = _keys((*pages.profiles, *pages.included))
    if not keys and not is_ours:
        return ()
    used = _used(keys, store)
    return [source for source in store.by_key.values() if source.key and source.key not in used]


def in_drafts(left: Iterable[Source], pages: AllPages, store: Bibliography) -> Mapping[str, list[str]]:
    """Return the drafts that use each of these sources, by its key."""
    drafts: dict[str, list[str]] = {source.key: [] for source in left}
    for draft in pages.drafts:
        for key in drafts.keys() & _used(_keys([draft]), store):
            drafts[key].append(draft.path)
    return drafts


def unreadable(pages: AllPages) -> list[str]:
    """Return the drafts that cannot be read: each source that no page uses may be one of theirs."""
    return [draft.path for draft in pages.drafts if not draft.is_readable]


def _used(keys: Iterable[str], store: Bibliography) -> set[str]:
    return set(store.lineage(*keys))


def _keys(profiles: Iterable[Profile]) -> set[str]:
    """Return what these pages cite, may mean to cite, and list as further reading."""
    keys = set[str]()
    for profile in profiles:
        keys.update(profile.cited, profile.meant, (item.key for item in profile.front_matter.further_reading))
    return keys
