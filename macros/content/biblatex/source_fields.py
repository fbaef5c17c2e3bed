"""The table of fields: one row each, in the order in which commands and exports name them."""

from __future__ import annotations

from functools import partial

from . import labels
from .bibstrings import bare, localized, places
from .identifiers import DOI, ISBN, PMCID, PMID
from .pages import labelled, pages
from .rows import Form, Refers, SourceField

_part = partial(SourceField, fills="designation")

FIELDS = (
    SourceField("title", fills="title", option=""),
    SourceField("subtitle", fills="title"),
    SourceField("titleaddon", fills="title", is_rare=True),
    SourceField(
        "author",
        Form.NAMES,
        fills="authors",
        option='"Last, First", once for each; without a comma an institution.',
    ),
    SourceField("editor", Form.NAMES, fills="editors", option="As an author."),
    SourceField("journaltitle", fills="container", option="The journal or newspaper."),
    SourceField("journal", fills="container"),
    SourceField("booktitle", fills="container", option="The book in which it is."),
    SourceField("maintitle", fills="container", is_rare=True),
    *(
        SourceField(f"{whole}{added}", fills="container", is_rare=True)
        for whole in ("journal", "book", "main")
        for added in ("subtitle", "titleaddon")
    ),
    SourceField("organization", fills="publisher", option="Who runs the web site."),
    SourceField("publisher", fills="publisher", option=""),
    SourceField("institution", fills="publisher", option="Whose report or thesis it is."),
    SourceField("school", fills="publisher"),
    SourceField("date", Form.DATE, fills="date", option="2024-03-05, 2024-03 or 2024."),
    SourceField("year", fills="date"),
    SourceField("month", fills="date"),
    SourceField("day", fills="date", is_rare=True),
    SourceField("url", Form.ADDRESS, fills="url", option="The whole address."),
    SourceField("howpublished", fills="url", is_rare=True),
    SourceField("doi", Form.IDENTIFIER, fills="doi", identifier=DOI, option=""),
    SourceField("pmid", Form.IDENTIFIER, identifier=PMID, csl="PMID", ris="AN", option="At PubMed."),
    SourceField(
        "pmcid", Form.IDENTIFIER, identifier=PMCID, csl="PMCID", ris="C2", option="At PubMed Central."
    ),
    SourceField("eprint", fills="registered", is_rare=True),
    SourceField("urldate", Form.DATE, fills="accessed", option="When you read it."),
    SourceField("archiveurl", Form.ADDRESS, fills="archive_url", option="Where a copy is kept."),
    SourceField("archivedate", Form.DATE, fills="archived", option=""),
    SourceField("langid", fills="language", option="The language: de, or german."),
    SourceField("language", fills="language", is_rare=True),
    SourceField("note", fills="note", option=""),
    SourceField("addendum", fills="note", is_rare=True),
    SourceField("keywords", fills="kind", option=""),
    _part("volume", words=labels.volume, option=""),
    _part("part", words=labels.part, is_rare=True),
    _part("volumes", words=labels.volumes, csl="number-of-volumes", ris="NV", is_rare=True),
    _part("number", ris="IS", option="Of an issue, a report, or in a series."),
    _part("issue", is_rare=True),
    _part("issuetitle", ris="N1", is_rare=True),
    _part("issuesubtitle", is_rare=True),
    _part("issuetitleaddon", is_rare=True),
    _part("edition", words=labels.edition, csl="edition", ris="ET", option=""),
    _part("version", words=labels.version, csl="version", ris="N1", schema="version", is_rare=True),
    _part("eid", words=labels.article, ris="C7", is_rare=True),
    _part("chapter", words=labels.chapter, csl="chapter-number", ris="SE", is_rare=True),
    _part("pages", shown=pages, words=labelled, option="12-19."),
    _part("pagetotal", words=labels.extent, csl="number-of-pages", ris="N1", is_rare=True),
    _part("pubstate", shown=bare, words=localized, csl="status", ris="N1", is_rare=True),
    _part(
        "type",
        shown=bare,
        words=localized,
        csl="genre",
        ris="M3",
        option="What it is called, such as Policy brief.",
    ),
    _part("series", shown=bare, words=localized, csl="collection-title", ris="T3", is_rare=True),
    SourceField(
        "address", shown=bare, words=places, fills="publisher_place", csl="publisher-place", ris="CY"
    ),
    SourceField(
        "location", shown=bare, words=places, fills="publisher_place", csl="publisher-place", ris="CY"
    ),
    SourceField("eventtitle", fills="event", highwire="conference_title", is_rare=True),
    SourceField("eventtitleaddon", fills="event", is_rare=True),
    SourceField("venue", fills="event", csl="event-place", is_rare=True),
    SourceField("eventdate", Form.DATE, fills="event", csl="event-date", is_rare=True),
    *(
        SourceField(name, Form.NAMES, fills="contributions", is_rare=True)
        for name in (
            *("bookauthor", "editora", "editorb", "editorc", "translator"),
            *("annotator", "commentator", "introduction", "foreword", "afterword", "holder"),
        )
    ),
    SourceField("editortype", fills="editors", is_rare=True),
    SourceField("editoratype", fills="contributions", is_rare=True),
    SourceField("editorbtype", fills="contributions", is_rare=True),
    SourceField("editorctype", fills="contributions", is_rare=True),
    SourceField("origlanguage", fills="original", is_rare=True),
    SourceField("origtitle", fills="original", csl="original-title", is_rare=True),
    SourceField("origlocation", fills="original", csl="original-publisher-place", is_rare=True),
    SourceField("origpublisher", fills="original", csl="original-publisher", is_rare=True),
    SourceField("origyear", Form.DATE, fills="original", csl="original-date", is_rare=True),
    SourceField("origdate", Form.DATE, fills="original", csl="original-date", is_rare=True),
    SourceField("isbn", Form.IDENTIFIER, identifier=ISBN, csl="ISBN", ris="SN", option=""),
    SourceField("issn", csl="ISSN", ris="SN", highwire="issn"),
    SourceField("shorttitle", csl="title-short", ris="ST"),
    SourceField("shortjournal", csl="container-title-short", ris="J2"),
    SourceField("abstract", csl="abstract", ris="AB"),
    SourceField("xdata", fills="parents", refers=Refers.PARENTS, is_inherited=False),
    SourceField(
        "crossref", fills="parents", refers=Refers.PARENTS, is_inherited=False, option="The key of its book."
    ),
    SourceField("xref", refers=Refers.OTHERS, is_inherited=False),
    SourceField("related", refers=Refers.OTHERS, is_inherited=False),
    SourceField("entryset", refers=Refers.OTHERS, is_inherited=False),
    *(
        SourceField(name, is_inherited=False)
        for name in (
            *("entrysubtype", "execute", "ids", "label", "options", "presort"),
            *("relatedoptions", "relatedstring", "relatedtype"),
            *("shorthand", "shorthandintro", "sortkey", "key"),
        )
    ),
    # From biblatex's manual, 2.2, and from common reference managers: kept as typed.
    *map(
        SourceField,
        """
        annotation annote authortype bookpagination
        archiveprefix eprintclass eprinttype primaryclass
        file gender indextitle isan ismn isrn iswc langidopts
        library nameaddon pagination reprinttitle
        shortauthor shorteditor shortseries sortname sortshorthand
        sorttitle sortyear userd verba copyright
        timestamp owner groups time dates
        """.split(),  # noqa: SIM905  a list of words is read as one
    ),
)
"""Of two names of one field for a CSL variable, such as `address` and `location`, the last is taken."""

EXPORTED = (
    *("author", "editor", "title", "subtitle", "journaltitle", "journal", "booktitle", "maintitle"),
    *("series", "volume", "number", "issue", "pages", "edition", "type", "publisher", "organization"),
    *("institution", "school", "location", "date", "year", "month", "day", "url", "urldate", "doi"),
    *("archiveurl", "archivedate", "langid", "language", "note", "keywords"),
)
"""The order of fields in an exported entry; all other fields follow, sorted by name."""
FORMATTED = (
    *("author", "editor", "title", "subtitle", "institution", "type", "number", "date"),
    *("url", "doi", "urldate", "archiveurl", "archivedate"),
)
"""The fields that `format` puts first, in this order; all other fields follow in the order of the file."""
