"""The store: BibTeX texts to sources and findings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from . import bibtex
from .bibtex import Entry, Field, Reading
from .dates import parse_date, parse_year_and_month
from .findings import Finding, at
from .languages import language_tag
from .latex import decode
from .model import Bibliography, Dating, Person, Reference, Source
from .text import Span, Text

KINDS = ("primary document", "news report", "analysis", "opinion", "data")

# biblatex's inheritance rules, as far as they rename: https://ctan.org/pkg/biblatex, appendix B.
_RENAMED = {
    "article": {"title": "journaltitle", "subtitle": "journalsubtitle"},
    "inproceedings": {"title": "booktitle", "subtitle": "booksubtitle"},
    "incollection": {"title": "booktitle", "subtitle": "booksubtitle"},
    "inbook": {"title": "booktitle", "subtitle": "booksubtitle"},
    "inreference": {"title": "booktitle", "subtitle": "booksubtitle"},
}
_NOT_INHERITED = frozenset(
    {"crossref", "xref", "xdata", "entryset", "ids", "entrysubtype", "execute", "label", "options"}
    | {"presort", "related", "relatedtype", "relatedstring", "shorthand", "sortkey", "keywords"}
)


@dataclass(frozen=True, slots=True)
class _Fields:
    """An entry's fields with what it inherits; of two of one name, the first."""

    entry: Entry
    by_name: Mapping[str, Field]

    def raw(self, *names: str) -> str:
        """Return the first value there is, as typed."""
        found = (self.by_name[name].value.text.strip() for name in names if name in self.by_name)
        return next((value for value in found if value), "")

    def text(self, *names: str) -> str:
        """Return the first value there is, in Unicode."""
        return decode(self.raw(*names))


def read(texts: Sequence[Text]) -> tuple[Bibliography, tuple[Finding, ...]]:
    """Read the store from its files; an entry may inherit from one in another file."""
    readings = list[Reading]()
    for text in texts:
        readings.append(bibtex.read(text, readings[-1].strings if readings else None))
    entries = tuple(entry for reading in readings for entry in reading.entries)
    findings = [finding for reading in readings for finding in reading.findings]
    by_key = {entry.key: entry for entry in reversed(entries)}
    sources = list[Source]()
    for entry in entries:
        fields = _Fields(entry, _inherited(entry, by_key))
        findings.extend(_duplicate_fields(entry))
        findings.extend(_check(fields))
        sources.append(_source(fields))
    broken = frozenset(key for reading in readings for key in reading.broken)
    remarks = tuple(
        (text, span) for text, reading in zip(texts, readings, strict=True) for span in reading.remarks
    )
    return Bibliography(tuple(sources), broken, remarks), tuple(findings)


def _parents(entry: Entry) -> Iterator[tuple[str, Field]]:
    """Yield the keys that an entry inherits from, nearest first: `xdata`, then `crossref`."""
    for name in ("xdata", "crossref"):
        if field := entry.field(name):
            yield from ((key.strip(), field) for key in field.value.text.split(",") if key.strip())


def _reference(entry: Entry, key: str, field: Field) -> Reference:
    """Locate a parent's key in the field that names it, or the whole value when it is computed."""
    start = entry.text.content.find(key, field.value.span.start, field.value.span.end)
    return Reference(key, Span(start, start + len(key)) if start >= 0 else field.value.span)


def _inherited(
    entry: Entry, by_key: Mapping[str, Entry], heirs: frozenset[str] = frozenset()
) -> dict[str, Field]:
    fields = {field.name: field for field in reversed(entry.fields)}
    for key, field in _parents(entry):
        parent = by_key.get(key)
        if parent is None or key in heirs | {entry.key}:
            continue
        renamed = _RENAMED.get(entry.type, {}) if field.name == "crossref" else {}
        for name, value in _inherited(parent, by_key, heirs | {entry.key}).items():
            if name not in _NOT_INHERITED:
                fields.setdefault(renamed.get(name, name), value)
    return fields


def _duplicate_fields(entry: Entry) -> Iterator[Finding]:
    seen = set[str]()
    for field in entry.fields:
        if field.name in seen:
            message = f'"{entry.key}" has two fields "{field.name}"'
            hint = "delete one of the two; the first is used"
            yield at("duplicate-field", entry.text, field.span, message, hint)
        seen.add(field.name)


_DATES = ("date", "urldate", "archivedate")
_NAMES = ("author", "editor")


def _check(fields: _Fields) -> Iterator[Finding]:
    """Find values of this entry that cannot be read; inherited ones are found where they stand."""
    text = fields.entry.text
    for field in fields.entry.fields:
        place, value = field.value.span, field.value.text.strip()
        if field.name in _DATES and value and parse_date(value) is None:
            hint = f'write "{field.name} = {{2024-03-05}}", or 2024-03, or 2024'
            yield at("invalid-date", text, place, f'"{value}" is not a date', hint)
        if field.name in _NAMES:
            yield from _check_names(text, place, value)
        if field.name in ("url", "archiveurl") and value and not _WEB.fullmatch(value):
            hint = "write the whole address as a browser shows it, from https:// on, without LaTeX"
            yield at("invalid-url", text, place, f'"{value}" is not a web address', hint)
    written = fields.entry.field("year") or fields.entry.field("month")
    if written and fields.raw("year") and not fields.raw("date") and not _date(fields):
        message = "the year and the month make no date"
        yield at("invalid-date", text, written.value.span, message, 'write "date = {2024-03}"')


_WEB = re.compile(r"https?://[^\s/\\]+[^\s\\]*", re.IGNORECASE)
_INSTITUTION = re.compile(
    r"\b(?:agency|association|authority|bureau|cent(?:er|re)|commission|committee|council"
    r"|department|foundation|institut(?:e|ion)|ministry|nations|office|organi[sz]ation|parliament"
    r"|secretariat|society|university)\b|\b(?:for|of|on|the)\b",
    re.IGNORECASE,
)


def _check_names(text: Text, place: Span, value: str) -> Iterator[Finding]:
    try:
        bibtex.people(value)
    except ValueError as error:
        hint = 'write "Last, First and Last, First"'
        yield at("invalid-bibtex", text, place, str(error), hint)
        return
    for name in _institutions(value):
        message = f'the institution "{name}" comes apart as a person\'s name'
        hint = f'brace it twice: {{{{{name}}}}}; write a person as "Last, First"'
        yield at("unbraced-institution", text, place, message, hint)


def _institutions(value: str) -> Iterator[str]:
    """Yield the names that look like an institution's, and are neither braced nor inverted."""
    names = bibtex.split_names(value)
    loose = [re.sub(r"\{[^{}]*\}", "", name) for name in names]
    for position, (name, rest) in enumerate(zip(names, loose, strict=True)):
        if "," in rest or not _INSTITUTION.search(rest) or " " not in value:
            continue
        # "Food and Agriculture Organization": an "and" in its name has cut it in two.
        before = names[position - 1] if position and " " not in names[position - 1] else ""
        yield f"{before} and {name}" if before and "," not in before else name


def _source(fields: _Fields) -> Source:
    entry = fields.entry
    authors, has_more = _people(fields.raw("author"))
    return Source(
        key=entry.key,
        type=entry.type,
        text=entry.text,
        span=entry.span,
        title=_joined(": ", fields.text("title"), fields.text("subtitle")),
        authors=authors,
        editors=_people(fields.raw("editor"))[0],
        has_more_authors=has_more,
        container=fields.text("journaltitle", "journal", "booktitle", "maintitle"),
        publisher=fields.text("publisher", "organization", "institution", "school"),
        designation=_designation(fields),
        date=_date(fields),
        note=fields.text("note"),
        kind=_kind(fields.text("keywords")),
        language=language_tag(fields.raw("langid", "language")),
        url=fields.raw("url"),
        doi=_DOI_PREFIX.sub("", fields.raw("doi")),
        accessed=parse_date(fields.raw("urldate")),
        archive_url=fields.raw("archiveurl"),
        archived=parse_date(fields.raw("archivedate")),
        parents=tuple(_reference(entry, key, field) for key, field in _parents(entry)),
        is_data=entry.type == "xdata",
    )


_DOI_PREFIX = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def _people(value: str) -> tuple[tuple[Person, ...], bool]:
    try:
        persons, others = bibtex.people(value)
    except ValueError:
        return (Person(decode(value)),), False
    decoded = (Person(*map(decode, (p.family, p.given, p.prefix, p.suffix))) for p in persons)
    return tuple(decoded), others


def _date(fields: _Fields) -> Dating | None:
    if date := fields.raw("date"):
        return parse_date(date)
    return parse_year_and_month(fields.raw("year"), fields.raw("month"))


def _designation(fields: _Fields) -> str:
    pages = fields.text("pages")
    pages_label = "pp." if re.search(r"[-–,]", pages) else "p."
    labelled = (
        ("", fields.text("type")),
        ("vol.", fields.text("volume")),
        ("no.", fields.text("number")),
        ("ed.", fields.text("edition")),
        (pages_label, re.sub(r"-+", "–", pages)),
    )
    return ", ".join(f"{label} {value}".strip() for label, value in labelled if value)


def _kind(keywords: str) -> str:
    words = [word.strip().lower() for word in keywords.split(",")]
    return next((kind for kind in KINDS if kind in words), "")


def _joined(separator: str, *parts: str) -> str:
    return separator.join(part for part in parts if part)
