"""Write down archived copies: where an entry names none, it gets the address and the day of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ...core.findings import Fault
from ...core.originals import Edit, Original
from ...syntax.bibtex import Entry
from .loading import Store, read
from .lossless import lost
from .new_fields import with_fields

ADDRESS, DAY = "archiveurl", "archivedate"


class KnownCopy(NamedTuple):
    """An archived copy that the store is to name."""

    address: str
    day: str


Copies = Mapping[str, KnownCopy]
"""The copies by the key of the source."""


def archive(store: Store, copies: Copies) -> Mapping[str, Sequence[Edit]] | tuple[Fault, ...]:
    """Return the edits of each file, or the reasons for a refusal.

    What an entry says of an archive stays: one with an `archiveurl`, or with an `archivedate`, is left alone.
    """
    if faults := (*store.faults, *store.doubled):
        return tuple(Fault(one.message, one.hint, one.location) for one in faults)
    edits, added = dict[str, list[Edit]](), dict[str, Mapping[str, str]]()
    for reading in store.readings:
        for entry in reading.entries:
            if (copy := copies.get(entry.key)) and _is_free(entry):
                added[entry.key] = {ADDRESS: copy.address, DAY: copy.day}
                edits.setdefault(reading.text.path, []).extend(with_fields(entry, added[entry.key]))
    texts = (Original(text.path, text.content).edited(edits.get(text.path, ())).text for text in store.texts)
    after = read(tuple(texts))
    return (*lost(store, after, fields=added), *_unread(after, copies, added)) or edits


def _is_free(entry: Entry) -> bool:
    said = dict(entry.values)
    return not said.get(ADDRESS) and not said.get(DAY)


def _unread(after: Store, copies: Copies, added: Mapping[str, object]) -> Iterator[Fault]:
    """Report sources of which readers would get another address than that of the copy."""
    for key in added:
        source, copy = after.bibliography.by_key[key], copies[key]
        made = source.archived.start if source.archived else None
        if (source.archive_url, made.iso if made else "") != copy:
            message = f'the archived copy of "{key}" cannot be written down, and nothing is changed'
            yield Fault(message, f'write "{ADDRESS}" and "{DAY}" by hand', source.place)
