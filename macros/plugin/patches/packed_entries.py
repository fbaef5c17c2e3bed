"""The entries of a search index, packed as they come, and written piece by piece."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_MOST = 1 << 17
"""How many bytes of entries are packed together."""
_BETWEEN = b","
_END = b"]}"
# As Material's search writes them.
_WRITTEN = json.JSONEncoder(separators=(",", ":"), default=str)


class PackedEntries:
    """Takes the place of the list to which Material's search appends entries."""

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._latest: list[bytes] = []
        self._size = 0

    def append(self, entry: dict[str, Any]) -> None:
        """Add an entry."""
        written = _WRITTEN.encode(entry).encode()
        self._latest.append(written)
        self._size += len(written)
        if self._size > _MOST:
            self._packed.append(zlib.compress(_BETWEEN.join(self._latest)))
            self._latest, self._size = [], 0

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Yield each entry, as a reader of the file gets it."""
        for piece in self._pieces():
            yield from json.loads(b"[%b]" % piece)

    def _pieces(self) -> Iterator[bytes]:
        yield from map(zlib.decompress, self._packed)
        if self._latest:
            yield _BETWEEN.join(self._latest)

    def insert_into(self, file: Path) -> None:
        """Put the entries into a written index, which ends with an empty list of them."""
        before = file.read_bytes().removesuffix(_END)
        with file.open("wb") as written:
            for piece in self._pieces():
                written.write(before)
                written.write(piece)
                before = _BETWEEN
            written.write(_END if before == _BETWEEN else before + _END)
