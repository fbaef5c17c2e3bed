"""Renames: sources whose key changed between two versions of the store, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from ...core.model import Bibliography, Source
from ..biblatex import NAMING

_Said = frozenset[tuple[str, str]]
_KEY = re.compile(r"[^\s,]+")


def renames(old: Bibliography, new: Bibliography) -> Mapping[str, str]:
    """Return the new keys by the old keys; sources with the same fields as another one are left out."""
    gone, added = _beyond(old, new), _beyond(new, old)
    alone = [said for said, keys in gone.items() if len(keys) == len(added.get(said, ())) == 1]
    return {gone[said][0]: added[said][0] for said in alone}


def _beyond(bibliography: Bibliography, other: Bibliography) -> Mapping[_Said, list[str]]:
    """Return the keys that only `bibliography` has, by the fields of their entries."""
    found = dict[_Said, list[str]]()
    for key, source in reversed([*bibliography.by_key.items()]):
        if key and key not in other.by_key and source.fields:
            found.setdefault(frozenset(values(source).items()), []).append(key)
    return found


def values(source: Source, renamed: Mapping[str, str] = MappingProxyType({})) -> Mapping[str, str]:
    """Return the type and all fields of a source by name, inherited ones included, each on one line.

    `renamed` has the new keys by the old keys, for the fields that name other entries.
    """
    fields = {name: " ".join(value.split()) for name, value in source.fields}
    for name in fields.keys() & NAMING:
        fields[name] = _KEY.sub(lambda key: renamed.get(key[0], key[0]), fields[name])
    return {"type": source.type} | {("type (field)" if n == "type" else n): v for n, v in fields.items()}
