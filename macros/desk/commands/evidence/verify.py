"""`ibidem evidence verify`: hold all quotations against the copies of their sources."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from ....core.model import SourceRecord
from ....project import evidence as copies
from ... import options
from ...evidence import telling, verifying
from .. import say
from .recorded import OpenedRecord, opened


@click.command()
@options.config_file
def verify(config_file: Path) -> None:
    """Hold all quotations against the copies of their sources.

    Of words that are not in their source, the nearest words are shown with what differs.
    Where no copy of a source is here, the record counts.

    Exit codes: 0 all are found, or nobody knows, 1 some are not in their source, 2 wrong usage or set-up.

    \b
    Example:
      .venv/bin/python -m macros evidence verify
    """
    verify_all(known := opened(config_file), known.evidence.sources)


def verify_all(known: OpenedRecord, sources: Mapping[str, SourceRecord]) -> None:
    """Verify all quotations, write the record, say what is not in its source, and exit with 1 for that."""

    def text_of(record: SourceRecord) -> str | None:
        content = copies.kept(known.root, record.content) if record.content else None
        address = record.reached or record.asked
        found = copies.text_of(content, record.media_type, address) if content else None
        return found.whole if found else None

    records, verdicts = verifying.verified(known.quoted, sources, text_of)
    known.save(records)
    for line in telling.lines(verdicts):
        say(line)
    say(telling.summary(verdicts))
    if telling.fails(verdicts):
        raise SystemExit(1)
