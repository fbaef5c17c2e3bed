"""`ibidem evidence`: read sources, and hold quotations against them. Only these commands ask the network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from mimetypes import guess_type
from pathlib import Path

import click

from ...check import rules, site
from ...check.site import Site
from ...content import evidence_lock
from ...core.findings import meant
from ...core.model import Evidence, ReadResult, Source, SourceRecord, Watching
from ...core.text import Text, counted
from ...project import evidence as copies
from ...project import files, writing
from ...project.evidence import ExtractedText, Fetched, ReaderSettings
from .. import options
from ..changing import alone
from ..evidence import quoting, telling, verifying
from ..evidence.quoting import Quotation
from . import say, stop

_SAVED_EACH = 20
"""After how many sources the record is written, so that a fetch that is ended has lost little."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A site whose record can be changed."""

    root: Path
    site: Site
    evidence: Evidence
    watching: Watching

    @property
    def quoted(self) -> Mapping[str, Sequence[Quotation]]:
        """The quotations by source."""
        pages = (*self.site.pages, *self.site.drafted, *self.site.included)
        return quoting.by_source(quoting.quotations(pages))

    def source(self, key: str) -> Source:
        """Return a source, or stop where there is none."""
        known = self.site.bibliography.by_key
        if key not in known:
            stop(f'no source has the key "{key}"; {meant(key, known)}'.rstrip("; "), code=1)
        return known[key]

    def save(self, sources: Mapping[str, SourceRecord]) -> None:
        """Write the record, of sources that there still are."""
        kept = {key: one for key, one in sources.items() if key in self.site.bibliography.by_key}
        writing.put(self.root / evidence_lock.NAME, evidence_lock.written(kept).encode(), self.root)


def opened(config_file: Path) -> Opened:
    """Read a site and its record, and keep other commands from changing it until this one ends.

    Without the packages that read sources, a source would seem to have no text.
    """
    for name in ("urllib3", "trafilatura", "pypdf", "rapidfuzz"):
        import_module(name)
    root = alone(config_file.resolve().parent)
    project = files.read(config_file, rules.IDS)
    built = site.build(project)
    if faults := [one for one in built.found if one.rule == evidence_lock.RULE]:
        stop(*(f"{one.location}: {one.message}; {one.hint}" for one in faults), code=1)
    known = built.evidence or Evidence(Text(evidence_lock.NAME, ""))
    settings = built.settings
    watching = settings.evidence or Watching()
    contact = watching.contact or settings.site_url
    return Opened(root, built, known, watching._replace(contact=contact))


@click.group()
def evidence() -> None:
    """Read sources, and hold every quotation against them.

    What was found stands in evidence.lock, beside the bibliography; commit that file. The copies of sources
    are in .evidence/, which git ignores: a check goes by the record.

    \b
    Example:
      .venv/bin/python -m macros evidence fetch
      .venv/bin/python -m macros evidence add smith2024book chapter-3.pdf --from "the library's copy"
      .venv/bin/python -m macros evidence verify
    """


@evidence.command()
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
    _verify(known := opened(config_file), known.evidence.sources)


def _verify(known: Opened, sources: Mapping[str, SourceRecord]) -> None:
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


@evidence.command()
@click.argument("key")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--from", "how", required=True, help='What the copy is, in words: "a scan of the printed book".'
)
@click.option("--day", help="The day on which it was read, such as 2026-11-30; today unless given.")
@options.config_file
def add(config_file: Path, key: str, file: Path, how: str, day: str | None) -> None:
    """Add a copy of a source that you have: a book, an article behind a paywall, a page that you stored.

    The copy is kept in .evidence/, and never published. Then all quotations are verified.

    \b
    Example:
      .venv/bin/python -m macros evidence add smith2024book chapter-3.pdf --from "the library's copy"
    """
    known = opened(config_file)
    source = known.source(key)
    if not how.strip():
        stop("--from says nothing", code=1)
    read_on = _day(day)
    content = file.read_bytes()
    media_type = guess_type(file.name)[0] or ""
    text = copies.text_of(content, media_type, file.name)
    if text is None:
        stop(f'no text can be found in "{file}"; add the text itself as a file that ends in .txt', code=1)
    record = _read(known, key, source.address, content, text)
    made = record._replace(how=" ".join(how.split()), day=read_on, media_type=media_type)
    _verify(known, {**known.evidence.sources, key: made})


def _day(given: str | None) -> str:
    if given is None:
        return date.today().isoformat()  # noqa: DTZ011  the writer's own day
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        stop(f'"{given}" is no day; write it as 2026-11-30', code=2)


def _read(known: Opened, key: str, asked: str, content: bytes, text: ExtractedText) -> SourceRecord:
    """Keep a copy, and return its record; what else is known of a source that was read before stays."""
    before = known.evidence.sources.get(key)
    made = SourceRecord(
        asked,
        date.today().isoformat(),  # noqa: DTZ011  as above
        ReadResult.READ,
        content=copies.keep(known.root, content),
        text=copies.digest(text.text.encode()),
        extractor=text.extractor,
    )
    if before is None:
        return made
    return made._replace(archived=before.archived, notice=before.notice, quotations=before.quotations)


@evidence.command()
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
    addresses = {source.address: source for source in wanted if source.address}
    say(f"reading {counted(len(addresses), 'source')}")
    sources = dict(known.evidence.sources)
    settings = ReaderSettings.of(known.watching)
    for number, came in enumerate(copies.visits(addresses, settings), start=1):
        source = addresses[came.asked]
        sources[source.key] = _record(known, source.key, came)
        reason = f": {came.reason}" if came.reason else ""
        say(f"[{number}/{len(addresses)}] {source.key}: {sources[source.key].result}{reason}")
        if number % _SAVED_EACH == 0:
            known.save(sources)
    _verify(known, sources)


def _never_read(known: Opened) -> Iterator[Source]:
    used = {key for profile in known.site.profiles.values() for key in profile.cited}
    for source in known.site.sources:
        record = known.evidence.sources.get(source.key)
        if source.key in used and (record is None or record.result is ReadResult.UNREACHABLE):
            yield source


def _record(known: Opened, key: str, came: Fetched) -> SourceRecord:
    """Return the record of a source after a visit."""
    came, text = copies.with_text(came)
    reached = came.reached if came.reached != came.asked else ""
    if text is not None:
        made = _read(known, key, came.asked, came.content, text)
        return made._replace(reached=reached, media_type=came.content_type)
    today = date.today().isoformat()  # noqa: DTZ011  as above
    made = SourceRecord(came.asked, today, ReadResult(came.state), reached)
    before = known.evidence.sources.get(key)
    if before is None:
        return made
    # What was read before stays known, with its copy.
    failures = (*before.failures, today)[-3:] if made.result is ReadResult.UNREACHABLE else ()
    return before._replace(result=made.result, failures=failures)
