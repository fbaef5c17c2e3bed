"""`ibidem evidence watch`: ask of each source again whether it stands as it was cited."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from ....core.model import Source, SourceRecord
from ....core.text import counted, enumerated
from ....project.evidence import ServiceReader
from ....project.evidence.services import ArchiveKeys, keys_of, service_addresses
from ... import options
from ...evidence import days, services_asked, watch_report
from ...evidence.mentions import mentions
from ...evidence.services_asked import Services
from .. import say, stop
from .asked_again import asked_again
from .recorded import SAVED_EACH, OpenedRecord, opened
from .written_down import put_copies, put_report


@click.command()
@click.argument("keys", metavar="[KEY]...", nargs=-1)
@click.option("--save", is_flag=True, help="Ask the Internet Archive to copy pages of which it has no copy.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write the report, in place of .evidence/report.md.",
)
@options.config_file
def watch(config_file: Path, keys: tuple[str, ...], report: Path | None, *, save: bool) -> None:
    """Ask of each cited source, or of those that you name, whether it stands as it was cited.

    Is it there? Does it have what is quoted? Is it retracted or corrected? Is there an archived copy?
    The answers go into evidence.lock and into a report; the bibliography gets the archived copies that it
    lacks. Nothing else is changed: what follows for a page, people decide.

    --save needs the keys of an account at archive.org in IA_ACCESS_KEY and IA_SECRET_KEY.

    Exit codes: 0 done, whatever was found, 1 refused, 2 wrong usage or set-up.

    \b
    Example:
      .venv/bin/python -m macros evidence watch
      .venv/bin/python -m macros evidence watch smith2024poll --save
    """
    known = opened(config_file)
    services = _services(known, needs_keys=save)
    wanted = [known.source(key) for key in keys] or list(_used(known))
    day, records = days.today(), dict(known.evidence.sources)
    total = sum(bool(source.address) for source in wanted)
    say(f"asking for {counted(total, 'source')}")
    try:
        for number, again in enumerate(asked_again(known, wanted, day), start=1):
            records[again.key] = again.record
            say(f"[{number}/{total}] {again.key}: {again.said}")
            if number % SAVED_EACH == 0:
                known.save(records)
    finally:
        known.save_changed(records)
    _ask_services(known, wanted, records, services)
    sources = {source.key: source for source in wanted if source.key in records}
    path = put_report(known.root, report, watch_report.report(sources, records, mentions(known.pages), day))
    for line in put_copies(config_file, sources, records):
        say(line)
    say(f"{_counts([records[key] for key in sources])}; the report: {os.path.relpath(path)}")


def _used(known: OpenedRecord) -> Iterator[Source]:
    """Yield the sources that pages cite or list, in the order of the store."""
    profiles = known.site.profiles.values()
    used = {key for profile in profiles for key in profile.cited}
    used |= {item.key for profile in profiles for item in profile.front_matter.further_reading}
    yield from (source for source in reversed(known.site.sources) if source.key in used)


def _services(known: OpenedRecord, *, needs_keys: bool) -> Services:
    addresses, keys = service_addresses(known.watching), None
    if needs_keys:
        keys = _keys(addresses.save, allows_plain=known.watching.allows_private)
    return Services(ServiceReader(known.reader), addresses, known.watching.contact, keys)


def _keys(address: str, *, allows_plain: bool) -> ArchiveKeys:
    """Return the keys of the environment, or stop; nobody on the way may read them."""
    keys = keys_of(os.environ)
    if keys is None:
        stop("--save needs IA_ACCESS_KEY and IA_SECRET_KEY; https://archive.org/account/s3.php shows yours")
    if not address.startswith("https:") and not allows_plain:
        stop(f'the keys are not sent to "{address}"; it has to begin with https://')
    return keys


def _ask_services(
    known: OpenedRecord, wanted: Sequence[Source], records: dict[str, SourceRecord], services: Services
) -> None:
    """Ask services of each source that has a record, and save the records."""
    for number, source in enumerate(wanted, start=1):
        if (before := records.get(source.key)) is None:
            continue
        records[source.key] = after = services_asked.told(source, before, services)
        if after.notice != before.notice and after.notice:
            say(f"{source.key}: {after.notice.kind}")
        if after.archived != before.archived:
            say(f"{source.key}: a copy is at {after.archived}")
        if number % SAVED_EACH == 0:
            known.save(records)
    known.save(records)
    for address in sorted(services.reader.shut):
        say(f"{address} does not answer, or asks for a rest; what it knows is asked another day")


def _counts(records: Sequence[SourceRecord]) -> str:
    counts: Mapping[str, int] = Counter(record.result for record in records)
    told = enumerated([f"{number} {result}" for result, number in sorted(counts.items())])
    return f"{counted(len(records), 'source')}: {told}" if told else "no source was asked"
