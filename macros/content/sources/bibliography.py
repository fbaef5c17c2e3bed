"""The store: from BibTeX files to sources and findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from sys import intern

from ...core.findings import Finding
from ...core.model import Bibliography, Source
from ...core.text import Text
from ...syntax import bibtex, latex
from ...syntax.bibtex import BibtexFile
from ...syntax.typed_addresses import doi_name, meant_address
from ..biblatex import INHERITING, KINDS, SHOWN_TEXTS, filling
from ..biblatex.bibstrings import places
from ..biblatex.titles import sentences
from . import dating, entry_checks, inheritance, parent_checks, web
from .inheritance import Fields
from .parts import containers, history
from .parts.designation import designation
from .parts.people import contributions, people

_PLACE = filling("publisher_place")

_Field = tuple[str, str]


def read(texts: Sequence[Text]) -> tuple[Bibliography, tuple[Finding, ...]]:
    """Read the store from its files."""
    return of(bibtex.read_all(texts))


def of(readings: Sequence[BibtexFile]) -> tuple[Bibliography, tuple[Finding, ...]]:
    """Make the store from its parsed files; an entry may inherit from an entry in another file."""
    entries = tuple(entry for reading in readings for entry in reading.entries)
    findings = [finding for reading in readings for finding in reading.findings]
    by_key = {entry.key: entry for entry in reversed(entries)}
    whole = tuple(inheritance.with_inherited(entries, by_key))
    for entry_fields in whole:
        findings.extend(entry_checks.check(entry_fields))
        findings.extend(parent_checks.check(entry_fields, by_key))
    broken = frozenset(key for reading in readings for key in reading.broken)
    remarks = [(reading.text, span) for reading in readings for span in reading.remarks]
    remarks.extend((entry.text, span) for entry in entries for span in entry.comments)
    shared = dict[_Field, _Field]()
    sources = tuple(_source(fields, shared) for fields in whole)
    return Bibliography(sources, broken, tuple(remarks)), tuple(findings)


def _source(fields: Fields, shared: dict[_Field, _Field]) -> Source:
    entry, typed = fields.entry, fields.values.get
    language = fields.language
    authors, has_more_authors = people(typed("author", ""), language)
    editors, has_more_editors = people(typed("editor", ""), language)
    *issuers, publisher = containers.publishers(fields) or ("",)
    return Source(
        key=entry.key,
        type=intern(entry.type),
        text=entry.text,
        span=entry.span,
        title=containers.title(fields, "title") or containers.title(fields, "maintitle"),
        authors=authors,
        editors=editors,
        has_more_authors=has_more_authors,
        has_more_editors=has_more_editors,
        contributions=contributions(fields, language),
        container=containers.container(fields),
        event=history.event(fields),
        issuers=tuple(issuers),
        publisher_place=places(fields.raw(*_PLACE)),
        publisher=publisher,
        designation=designation(fields),
        date=dating.dated(fields, language),
        original=history.original(fields),
        note=sentences(web.note(fields), fields.text("addendum")),
        scripts=_scripts(fields),
        kind=_kind(typed("keywords", "")),
        language=language,
        url=web.url(fields),
        doi=doi_name(typed("doi", "")) or typed("doi", ""),
        registered=web.at_registry(fields),
        accessed=dating.day(typed("urldate", "")),
        archive_url=meant_address(typed("archiveurl", "")),
        archived=dating.day(typed("archivedate", "")),
        parents=tuple(inheritance.references(entry, INHERITING)),
        is_data=entry.type == "xdata",
        fields=tuple(_fields(fields, shared)),
    )


def _fields(fields: Fields, shared: dict[_Field, _Field]) -> Iterator[_Field]:
    """Yield the fields of an entry; what other entries have too is the same value, for half the memory."""
    for name, value in fields.values.items():
        if name not in INHERITING:
            field = intern(name), value
            yield shared.setdefault(field, field)


def _scripts(fields: Fields) -> tuple[str, ...]:
    texts = (value for name, value in fields.values.items() if name in SHOWN_TEXTS)
    return tuple(dict.fromkeys(chain.from_iterable(map(latex.scripts, texts))))


def _kind(keywords: str) -> str:
    words = [word.strip().lower() for word in latex.decode(keywords).split(",")]
    return next((kind for kind in KINDS if kind in words), "")
