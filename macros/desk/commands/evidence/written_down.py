"""Writing down what a watch has found: the report, and the archived copies in the bibliography."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ....check import rules
from ....core.model import Source, SourceRecord
from ....core.text import counted
from ....project import evidence as copies
from ....project import files, writing
from ...evidence import services_asked
from ...store import archiving, loading
from ...store.archiving import KnownCopy

_REPORT = "report.md"


def put_report(root: Path, path: Path | None, content: str) -> Path:
    """Write the report, and return where it is: beside the copies, which git ignores, unless told."""
    if path is None:
        return copies.note(root, _REPORT, content)
    writing.put_all(path.parent, {path.name: content})
    return path


def put_copies(
    config_file: Path, sources: Mapping[str, Source], records: Mapping[str, SourceRecord]
) -> Iterator[str]:
    """Name archived copies in the bibliography where it names none, and yield what to say of that.

    The bibliography is read again: it may have changed since the sources were asked.
    """
    found = {key: services_asked.archived(source, records[key]) for key, source in sources.items()}
    known = {key: KnownCopy(*copy) for key, copy in found.items() if copy}
    if not known:
        return
    root, store = config_file.resolve().parent, loading.read(files.read(config_file, rules.IDS).bibliography)
    edits = archiving.archive(store, known)
    if isinstance(edits, tuple):
        yield from (f"the bibliography is left as it is: {fault}" for fault in edits)
        return
    before = [writing.original(root, text) for text in store.texts if text.path in edits]
    changes = [(file, file.edited(edits[file.path])) for file in before]
    writing.write(root, changes)
    yield from (f"{file.path}: {counted(len(edits[file.path]), 'place')}" for file in before)
