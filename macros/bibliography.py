"""The store: BibTeX texts to sources and findings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import bibtex, fields, inheritance
from .addresses import DOI
from .bibtex import Reading
from .dates import parse_date
from .findings import Finding
from .inheritance import Fields
from .languages import language_tag
from .latex import decode
from .model import Bibliography, Person, Source
from .text import Text
from .vocabulary import KINDS


def read(texts: Sequence[Text]) -> tuple[Bibliography, tuple[Finding, ...]]:
    """Read the store from its files; an entry may inherit from one in another file."""
    readings = list[Reading]()
    for text in texts:
        readings.append(bibtex.read(text, readings[-1].strings if readings else None))
    entries = tuple(entry for reading in readings for entry in reading.entries)
    findings = [finding for reading in readings for finding in reading.findings]
    by_key = {entry.key: entry for entry in reversed(entries)}
    whole = tuple(inheritance.with_inherited(entry, by_key) for entry in entries)
    findings.extend(finding for entry_fields in whole for finding in fields.check(entry_fields))
    broken = frozenset(key for reading in readings for key in reading.broken)
    paired = zip(texts, readings, strict=True)
    remarks = tuple((text, span) for text, reading in paired for span in reading.remarks)
    return Bibliography(tuple(map(_source, whole)), broken, remarks), tuple(findings)


def _source(values: Fields) -> Source:
    entry = values.entry
    authors, has_more = _people(values.raw("author"))
    return Source(
        key=entry.key,
        type=entry.type,
        text=entry.text,
        span=entry.span,
        title=_joined(": ", values.text("title"), values.text("subtitle")),
        authors=authors,
        editors=_people(values.raw("editor"))[0],
        has_more_authors=has_more,
        container=values.text("journaltitle", "journal", "booktitle", "maintitle"),
        publisher=values.text("publisher", "organization", "institution", "school"),
        designation=_designation(values),
        date=fields.date(values),
        note=values.text("note"),
        kind=_kind(values.text("keywords")),
        language=language_tag(values.raw("langid", "language")),
        url=values.raw("url"),
        doi=_doi(values.raw("doi")),
        accessed=parse_date(values.raw("urldate")),
        archive_url=values.raw("archiveurl"),
        archived=parse_date(values.raw("archivedate")),
        parents=inheritance.parents(entry),
        is_data=entry.type == "xdata",
        fields=_whole(values),
    )


def _whole(values: Fields) -> tuple[tuple[str, str], ...]:
    named = ((name, field.value.text.strip()) for name, field in values.by_name.items())
    return tuple((name, value) for name, value in named if name not in ("crossref", "xdata"))


def _doi(value: str) -> str:
    match = DOI.fullmatch(value)
    return match["name"] if match else value


def _people(value: str) -> tuple[tuple[Person, ...], bool]:
    try:
        persons, others = bibtex.people(value)
    except ValueError:
        return (Person(decode(value)),), False
    decoded = (Person(*map(decode, (p.family, p.given, p.prefix, p.suffix))) for p in persons)
    return tuple(decoded), others


def _designation(values: Fields) -> str:
    pages = values.text("pages")
    pages_label = "pp." if re.search(r"[-–,]", pages) else "p."
    labelled = (
        ("", values.text("type")),
        ("vol.", values.text("volume")),
        ("no.", values.text("number")),
        ("ed.", values.text("edition")),
        (pages_label, re.sub(r"-+", "–", pages)),
    )
    return ", ".join(f"{label} {value}".strip() for label, value in labelled if value)


def _kind(keywords: str) -> str:
    words = [word.strip().lower() for word in keywords.split(",")]
    return next((kind for kind in KINDS if kind in words), "")


def _joined(separator: str, *parts: str) -> str:
    return separator.join(part for part in parts if part)
