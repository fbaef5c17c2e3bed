"""CSL-JSON, as doi.org and PubMed send it, to the fields of an entry.

The schema is csl-data.json of https://github.com/citation-style-language/schema; registries add to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ...content.biblatex import ENTRY_TYPES, FIELD_BY_NAME, entry_type, fields_of
from . import bylines
from .foreign import listed, plain, record, word
from .proposals import Proposal, Proposed, text
from .publication_days import of_parts, stated_day

# The names of Crossref, and types for which the table of entry types has several rows.
_TYPES: Mapping[str, str] = {
    "journal-article": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "proceedings-article": "inproceedings",
    "chapter": "incollection",
    "book-chapter": "incollection",
    "book-section": "incollection",
    "reference-entry": "inreference",
    "monograph": "book",
    "edited-book": "collection",
    "reference-book": "reference",
    "dissertation": "thesis",
    "posted-content": "online",
    "article": "online",
    "post-weblog": "online",
    "document": "online",
    "database": "dataset",
}
_SAME = ("edition", "version", "series", "location", "isbn", "issn", "pmid", "pmcid")
"""The fields that CSL has as well, under the name in the table of fields."""
_OTHER = {"volume": "volume", "issue": "number", "page": "pages", "number": "number", "subtitle": "subtitle"}
"""Variables of CSL, and the field for each; of two for one field, the first that is there counts."""
_PEOPLE = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "container-author": "bookauthor",
}
_DATES = ("issued", "published", "published-print", "published-online")
"""When a work was published; the day on which it was registered is none of these."""


def of_item(item: Mapping[str, object], origin: str, today: date) -> Proposal:
    """Return the proposal for an item of CSL-JSON."""
    kind = _type(item)
    return Proposal(kind, tuple(_fields(item, kind, origin, today)))


def _type(item: Mapping[str, object]) -> str:
    said = word(item.get("type"))
    rows = (row.name for row in ENTRY_TYPES if row.csl == said and row.is_source and row.is_of_biblatex)
    kind = _TYPES.get(said) or next(rows, "online")
    # What has no journal is no article: a preprint is at an address.
    return "online" if kind == "article" and not word(item.get("container-title")) else kind


def _fields(item: Mapping[str, object], kind: str, origin: str, today: date) -> Iterator[Proposed]:
    yield from text("title", word(item.get("title")), origin)
    for theirs, ours in _PEOPLE.items():
        if (ours in fields_of(kind)) and (names := tuple(_names(item.get(theirs)))):
            yield Proposed(ours, names, origin)
    for ours, value in _places(item, kind):
        yield from text(ours, value, origin)
    yield from text("date", _date(item, today), origin)
    numbers = dict[str, str]()
    for theirs, ours in _OTHER.items():
        if ours in fields_of(kind) and (value := word(item.get(theirs))):
            numbers.setdefault(ours, value)
    for ours in _SAME:
        if ours in fields_of(kind) and (value := _joined(item.get(FIELD_BY_NAME[ours].csl))):
            numbers.setdefault(ours, value)
    for ours, value in numbers.items():
        yield from text(ours, value, origin)
    name = word(item.get("DOI"))
    yield from text("doi", name, origin)
    # The address in Crossref and DataCite is the DOI's own, or that of a page that may move.
    if not name:
        yield from text("url", word(item.get("URL")), origin)
    yield from text("langid", word(item.get("language")), origin)


def _names(people: object) -> Iterator[str]:
    for one in map(record, listed(people)):
        if literal := word(one.get("literal")) or word(one.get("name")):
            yield bylines.institution(literal)
            continue
        particles = (word(one.get(name)) for name in ("non-dropping-particle", "dropping-particle"))
        family = " ".join(filter(None, (*particles, word(one.get("family")))))
        if name := bylines.person(family, word(one.get("given")), word(one.get("suffix"))):
            yield name


def _places(item: Mapping[str, object], kind: str) -> Iterator[tuple[str, str]]:
    """Yield where a work appeared, under the names that its type has for that."""
    known, container = fields_of(kind), word(item.get("container-title"))
    if kind in ("article", "review", "suppperiodical"):
        yield "journaltitle", container
        return
    if "booktitle" in known:
        yield "booktitle", container
    yield publisher_field(kind), word(item.get("publisher"))


def publisher_field(kind: str) -> str:
    """Return the field for whoever publishes a work of a type."""
    if "institution" in fields_of(kind):
        return "institution"
    return "organization" if entry_type(kind).is_on_the_web else "publisher"


def _date(item: Mapping[str, object], today: date) -> str:
    for name in _DATES:
        said = record(item.get(name))
        parts = listed(said.get("date-parts"))[:1]
        numbers = [word(part) for part in listed(parts[0])] if parts else []
        if numbers and all(number.isascii() and number.isdecimal() for number in numbers if number):
            # Crossref has [[null]] where it knows no day.
            found = of_parts([int(number) for number in numbers if number and len(number) < 5], today)
        else:
            found = stated_day(word(said.get("raw")) or word(said.get("literal")), today)
        if found:
            return found
    return ""


def _joined(value: object) -> str:
    return " ".join(filter(None, (plain(one) for one in listed(value) if isinstance(one, str))))
