"""What services are asked of sources: whether a work is retracted, and where a copy of a page is kept."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit

from ...check.rules.sources.web_places import is_archive
from ...core.model import ReadResult, Source, SourceRecord
from ...project.evidence import ServiceReader, is_inside
from ...project.evidence.services import (
    ArchivedCopy,
    ArchiveKeys,
    ServiceAddresses,
    copy_at,
    known_copy,
    saved_copy,
    told_of,
)
from ...syntax.addresses import resolved


class Services(NamedTuple):
    """The services that are asked, and by whom."""

    reader: ServiceReader
    addresses: ServiceAddresses
    contact: str = ""
    keys: ArchiveKeys | None = None
    """With keys, copies are asked for where there are none."""


def told(source: Source, record: SourceRecord, services: Services) -> SourceRecord:
    """Return the record with what services say; what they do not answer stays as it was known."""
    doi = source.doi or resolved(source.url)
    # A short DOI is known to its resolver alone.
    if doi and not doi.startswith("10/"):
        said = told_of(services.reader, services.addresses.crossref, doi, services.contact)
        record = record._replace(notice=said.notice) if said else record
    if _is_kept(source, record) or not _is_for(services, source.address):
        return record
    copy = known_copy(services.reader, services.addresses.wayback, source.address, _day_read(source, record))
    if copy is None and services.keys and record.result is not ReadResult.GONE:
        copy = saved_copy(services.reader, services.addresses.save, services.keys, source.address)
    return record._replace(archived=copy.address) if copy else record


def archived(source: Source, record: SourceRecord) -> ArchivedCopy | None:
    """Return the copy that the record knows, where the store names none."""
    return copy_at(record.archived, source.address) if not source.archive_url else None


def _is_kept(source: Source, record: SourceRecord) -> bool:
    """Return whether a copy is known, or none is needed: a registry leads to a work wherever it moves."""
    lasts = source.doi or source.registered or resolved(source.url) or is_archive(source.url)
    is_needed = bool(source.url) if not lasts else record.result is ReadResult.GONE
    return bool(source.archive_url or record.archived) or not is_needed


def _is_for(services: Services, address: str) -> bool:
    """Return whether an archive may be told an address: those of a private network are for its own alone."""
    is_own = services.addresses.wayback != ServiceAddresses().wayback
    return is_own or not is_inside(urlsplit(address).hostname or "")


def _day_read(source: Source, record: SourceRecord) -> str:
    """Return the day on which the source was read, as far as it is known."""
    if source.accessed and source.accessed.start:
        return source.accessed.start.iso
    return record.day if record.text else ""
