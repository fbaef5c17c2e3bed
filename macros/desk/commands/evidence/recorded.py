"""The first step of every command on evidence: read a site with its record, which the command may change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from ....check import rules, site
from ....check.site import Site
from ....content import evidence_lock
from ....core.findings import Finding, meant
from ....core.model import Evidence, Page, ReadResult, Source, SourceRecord, Watching
from ....core.text import Text
from ....project import evidence as copies
from ....project import files, writing
from ....project.evidence import ExtractedText, ReaderSettings, State
from ...changing import alone
from ...evidence import days, quoting
from ...evidence.quoting import Quotation
from .. import stop

SAVED_EACH = 20
"""After how many sources the record is written, so that a command that is ended has lost little."""


@dataclass(frozen=True, slots=True)
class OpenedRecord:
    """A site whose record can be changed."""

    root: Path
    site: Site
    evidence: Evidence
    watching: Watching

    @property
    def pages(self) -> tuple[Page, ...]:
        """All texts that writers can correct, drafts too."""
        return (*self.site.pages, *self.site.drafted, *self.site.included)

    @property
    def quoted(self) -> Mapping[str, Sequence[Quotation]]:
        """The quotations by source."""
        return quoting.by_source(quoting.quotations(self.pages))

    @property
    def reader(self) -> ReaderSettings:
        """How the sources of the site are read."""
        return ReaderSettings.of(self.watching)

    def source(self, key: str) -> Source:
        """Return a source, or stop where there is none."""
        known = self.site.bibliography.by_key
        if key not in known:
            stop(f'no source has the key "{key}"; {meant(key, known)}'.rstrip("; "), code=1)
        return known[key]

    def text_of(self, record: SourceRecord) -> str | None:
        """Return all that the copy of a source shows; None where no copy is here, or no text is in it."""
        content = copies.kept(self.root, record.content) if record.content else None
        address = record.reached or record.asked
        found = copies.text_of(content, record.media_type, address) if content else None
        return found.whole if found else None

    def save(self, sources: Mapping[str, SourceRecord]) -> None:
        """Write the record, of sources that there still are, also where an entry cannot be read now."""
        known = self.site.bibliography.by_key.keys() | self.site.bibliography.broken
        kept = {key: one for key, one in sources.items() if key in known}
        writing.put(self.root / evidence_lock.NAME, evidence_lock.written(kept).encode(), self.root)

    def save_changed(self, sources: Mapping[str, SourceRecord]) -> None:
        """Write the record if anything has changed: also of a command that is ended halfway."""
        if sources != self.evidence.sources:
            self.save(sources)


def by_address(sources: Iterable[Source]) -> Mapping[str, Sequence[Source]]:
    """Return sources by their address; two works may be at one."""
    found = dict[str, list[Source]]()
    for source in sources:
        if source.address:
            found.setdefault(source.address, []).append(source)
    return found


def opened(config_file: Path) -> OpenedRecord:
    """Read a site and its record, and keep other commands from changing it until this one ends.

    Without the packages that read sources, a source would seem to have no text.
    """
    for name in ("urllib3", "trafilatura", "pypdf", "rapidfuzz"):
        import_module(name)
    root = alone(config_file.resolve().parent)
    project = files.read(config_file, rules.IDS)
    built = site.build(project)
    if faults := [one for one in built.found if _is_fatal(one)]:
        stop(*(f"{one.location}: {one.message}; {one.hint}" for one in faults), code=1)
    known = built.evidence or Evidence(Text(evidence_lock.NAME, ""))
    settings = built.settings
    watching = settings.evidence or Watching()
    contact = watching.contact or settings.site_url
    return OpenedRecord(root, built, known, watching._replace(contact=contact))


def _is_fatal(finding: Finding) -> bool:
    """Return whether a record that is written now would lose something: it, or a page, cannot be read."""
    is_of_record = finding.rule == evidence_lock.RULE or finding.location.path == evidence_lock.NAME
    return is_of_record or finding.rule == "unreadable-file"


def read_record(
    known: OpenedRecord, key: str, asked: str, content: bytes, text: ExtractedText
) -> SourceRecord:
    """Keep a copy, and return its record; what else is known of a source that was read before stays."""
    before = known.evidence.sources.get(key)
    made = SourceRecord(
        asked,
        days.today(),
        ReadResult.READ,
        content=copies.keep(known.root, content),
        text=copies.digest(text.text.encode()),
        extractor=text.extractor,
    )
    if before is None:
        return made
    return made._replace(archived=before.archived, notice=before.notice, quotations=before.quotations)


def result_of(state: State) -> ReadResult:
    """Return what a record says of a visit; one that brings nothing new is a refusal."""
    return ReadResult.REFUSED if state is State.UNCHANGED else ReadResult(state)
