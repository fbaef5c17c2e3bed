"""What a page says of itself to the fields of an entry: one table says which statement counts first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from urllib.parse import urlsplit

from ....content.biblatex import fields_of
from .. import bylines
from ..csl_items import publisher_field
from ..proposals import Proposal, Proposed, text
from . import linked_data, page_days
from .page_marks import Marks

_FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": (
        *("citation_title", "ld:title", "dc.title", "dcterms.title", "og:title", "twitter:title", "<title>"),
    ),
    "journaltitle": ("citation_journal_title", "ld:journal", "prism.publicationname"),
    "booktitle": ("citation_inbook_title", "citation_book_title", "citation_conference_title"),
    "volume": ("citation_volume", "ld:volume", "prism.volume"),
    "number": ("citation_issue", "citation_technical_report_number", "ld:issue", "prism.number"),
    "pages": ("citation_pages", "ld:pages"),
    "doi": ("citation_doi", "prism.doi", "ld:doi"),
    "pmid": ("citation_pmid",),
    "eprint": ("citation_arxiv_id",),
    "isbn": ("citation_isbn", "ld:isbn", "book:isbn"),
    "issn": ("citation_issn", "ld:issn", "prism.issn"),
    "langid": ("citation_language", "ld:language", "dc.language", "og:locale", "<html lang>"),
}
"""Of each field, the marks that state it, the first before all others."""
_AUTHORS = (
    *("citation_author", "citation_authors", "ld:author", "dc.creator", "dcterms.creator"),
    *("book:author", "article:author", "og:article:author", "parsely-author", "author"),
)
_PUBLISHERS = (
    *("citation_technical_report_institution", "citation_dissertation_institution", "citation_publisher"),
    *("ld:publisher", "dc.publisher", "dcterms.publisher", "og:site_name", "application-name"),
)
_TYPES: Mapping[str, str] = {
    "citation_dissertation_institution": "thesis",
    "citation_technical_report_institution": "report",
    "citation_technical_report_number": "report",
    "citation_conference_title": "inproceedings",
    "citation_inbook_title": "incollection",
    "citation_book_title": "incollection",
    "citation_journal_title": "article",
    "book:isbn": "book",
}
"""The marks that only a page of such a work has."""
_GUESSES = ("<title>", "twitter:title", "og:article:author", "article:author", "parsely-author", "author")
"""The marks that often say something else."""
_ORIGINS = {"ld": "JSON-LD", "og": "Open Graph", "article": "Open Graph", "book": "Open Graph"}
_CLOSED = re.compile(
    r"""
    (?: just\ a\ moment | attention\ required | access\ (?:to\ this\ page\ has\ been\ )?denied | forbidden
      | (?: log | sign )[ -]?in | (?: please\ )? verify\ (?:that\ )?you\ are\ (?:a\ )?human | robot\ check
      | are\ you\ a\ (?: robot | human ) | captcha | security\ check | (?: 40[134] | 50[0-9] ) (?:\ \w+)*
      | (?: page | file )\ not\ found | not\ found | error | enable\ javascript.* | human\ verification
      | anmelden | connexion | subscribe\ to\ read | ddos-guard | checking\ your\ browser.* )
    [\s.!?…]* (?: $ | [|–—] | -\s )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def origin(mark: str) -> str:
    """Return where a statement stands, in words."""
    group = _ORIGINS.get(mark.partition(":")[0])
    return f"{group} of the page" if group else f"{mark} on the page"


def closed(marks: Marks) -> str:
    """Return the title of a page that shows something else in place of a work; empty for a good one."""
    titles = (*marks.get("<title>", ()), *marks.get("og:title", ()))
    return next((title for title in titles if _CLOSED.match(title)), "")


def of_page(marks: Marks, address: str, today: date) -> Proposal:
    """Return the proposal for a page."""
    kind = _type(marks)
    notes = list[str]()
    fields = (
        *_texts(marks),
        *_people("author", marks, _AUTHORS, notes),
        *_people("editor", marks, ("citation_editor", "ld:editor"), notes),
        *_publisher(marks, kind, address),
        *page_days.of_marks(marks, origin, today, notes),
    )
    return Proposal(kind, tuple(one for one in fields if one.field in fields_of(kind)), tuple(notes))


def _type(marks: Marks) -> str:
    if kind := next((kind for mark, kind in _TYPES.items() if mark in marks), ""):
        return kind
    kind = linked_data.TYPES.get(_first(marks, ("ld:type",))[1], "online")
    return "online" if kind == "article" and "ld:journal" not in marks else kind


def _first(marks: Marks, names: tuple[str, ...]) -> tuple[str, str]:
    """Return the first mark that a page has, with what it states."""
    return next(((name, marks[name][0]) for name in names if name in marks), ("", ""))


def _texts(marks: Marks) -> Iterator[Proposed]:
    for field, names in _FIELDS.items():
        mark, value = _first(marks, names)
        value = _without_site(value, marks) if field == "title" else value
        yield from text(field, value, origin(mark), is_guessed=mark in _GUESSES)
        if field == "eprint":
            yield from text("eprinttype", value and "arxiv", origin(mark))
    pages = [_first(marks, (f"citation_{end}page",))[1] for end in ("first", "last")]
    if "citation_pages" not in marks and pages[0]:
        yield from text("pages", "-".join(filter(None, pages)), origin("citation_firstpage"))


def _without_site(title: str, marks: Marks) -> str:
    """Return a title without the name of its site, which many pages put behind it."""
    for site in marks.get("og:site_name", ()):
        for mark in (" | ", " - ", " – ", " — ", " · "):
            title = title.removesuffix(f"{mark}{site}")
    return title


def _people(field: str, marks: Marks, names: tuple[str, ...], notes: list[str]) -> Iterator[Proposed]:
    """Yield the people of the first mark that names some."""
    site = _first(marks, _PUBLISHERS)[1]
    for mark in (name for name in names if name in marks):
        found = bylines.read(marks[mark], site, is_free=mark in _GUESSES)
        notes += (f'"{name}" ({origin(mark)}) may be a name: type --{field}' for name in found.unclear)
        if found.names:
            yield Proposed(field, found.names, origin(mark), found.is_guessed or mark in _GUESSES)
            return


def _publisher(marks: Marks, kind: str, address: str) -> Iterator[Proposed]:
    if kind in ("article", "inproceedings"):
        return
    mark, value = _first(marks, _PUBLISHERS)
    if value:
        yield from text(publisher_field(kind), value, origin(mark))
    elif host := urlsplit(address).hostname:
        yield from text(
            publisher_field(kind), host.removeprefix("www."), "host of the address", is_guessed=True
        )
