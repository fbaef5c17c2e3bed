"""`ibidem evidence fetch`: read the sources that were never read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from ....core.model import ReadResult, Source, SourceRecord
from ....core.text import counted, enumerated
from ....project import evidence as copies
from ....project.evidence import Fetched
from ... import options
from ...evidence import days
from .. import say
from .recorded import SAVED_EACH, OpenedRecord, by_address, opened, read_record, result_of
from .verify import verify_all


@click.command()
@click.argument("keys", metavar="[KEY]...", nargs=-1)
@options.config_file
def fetch(config_file: Path, keys: tuple[str, ...]) -> None:
    """Read the sources that were never read, or those that you name, and verify the quotations.

    Each host is asked for one source at a time, at the pace of the settings; robots.txt and what a server
    asks to wait are honored. You can end the command and go on later: what was read is kept.

    Exit codes: 0 all quotations are found, or nobody knows, 1 some are not in their source, 2 wrong set-up.

    \b
    Example:
      .venv/bin/python -m macros evidence fetch
      .venv/bin/python -m macros evidence fetch smith2024poll
    """
    known = opened(config_file)
    wanted = [known.source(key) for key in keys] or list(_never_read(known))
    addresses = by_address(wanted)
    say(f"reading {counted(len(addresses), 'source')}")
    sources = dict(known.evidence.sources)
    try:
        for number, came in enumerate(copies.visits(addresses, known.reader), start=1):
            named = addresses[came.asked]
            sources |= {source.key: _record(known, source.key, came) for source in named}
            reason = f": {came.reason}" if came.reason else ""
            keys_read = enumerated([source.key for source in named])
            say(f"[{number}/{len(addresses)}] {keys_read}: {sources[named[0].key].result}{reason}")
            if number % SAVED_EACH == 0:
                known.save(sources)
    finally:
        # Whoever ends the command keeps what was read.
        known.save_changed(sources)
    verify_all(known, sources)


def _never_read(known: OpenedRecord) -> Iterator[Source]:
    used = {key for profile in known.site.profiles.values() for key in profile.cited}
    for source in known.site.sources:
        record = known.evidence.sources.get(source.key)
        if source.key in used and (record is None or record.result is ReadResult.UNREACHABLE):
            yield source


def _record(known: OpenedRecord, key: str, came: Fetched) -> SourceRecord:
    """Return the record of a source after a visit."""
    came, text = copies.with_text(came)
    reached = came.reached if came.reached != came.asked else ""
    if text is not None:
        made = read_record(known, key, came.asked, came.content, text)
        return made._replace(reached=reached, media_type=came.content_type)
    today = days.today()
    made = SourceRecord(came.asked, today, result_of(came.state), reached)
    before = known.evidence.sources.get(key)
    if before is None:
        return made
    # What was read before stays known, with its copy.
    failures = (
        tuple(dict.fromkeys((*before.failures, today)))[-3:] if made.result is ReadResult.UNREACHABLE else ()
    )
    return before._replace(result=made.result, failures=failures)
