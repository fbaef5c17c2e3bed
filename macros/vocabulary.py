"""The types and fields of biblatex, and the few of them that a reader sees."""

from __future__ import annotations

# Of biblatex's manual, 2.1: https://ctan.org/pkg/biblatex.
TYPES = frozenset(
    """
    article book mvbook inbook bookinbook suppbook booklet collection mvcollection incollection
    suppcollection dataset manual misc online patent periodical suppperiodical proceedings
    mvproceedings inproceedings reference mvreference inreference report set software thesis
    unpublished xdata conference electronic mastersthesis phdthesis techreport www artwork audio
    bibnote commentary image jurisdiction legislation legal letter movie music performance review
    standard video
    """.split()  # noqa: SIM905  a list of words is read as one
)
READ = (
    *("title", "subtitle", "author", "editor", "date", "year", "month", "url", "doi", "urldate", "note"),
    *("journaltitle", "journal", "booktitle", "publisher", "organization", "institution", "school"),
    *("volume", "number", "pages", "edition", "type", "keywords", "langid", "archiveurl", "archivedate"),
    *("crossref", "xdata"),
)
KINDS = ("primary document", "news report", "analysis", "opinion", "data")
"""What `keywords` can say of a source, for readers to see."""
# Of biblatex's manual, 2.2, and of common reference managers.
KNOWN = frozenset(READ) | frozenset(
    """
    abstract addendum afterword annotation annotator annote authortype bookauthor bookpagination
    booksubtitle booktitleaddon chapter commentator editora editorb editorc editortype eid entrysubtype
    eprint eprintclass eprinttype eventdate eventtitle eventtitleaddon execute file foreword gender
    holder howpublished ids indextitle introduction isan isbn ismn isrn issn issue issuesubtitle
    issuetitle issuetitleaddon iswc journalsubtitle journaltitleaddon key label language langidopts
    library location address mainsubtitle maintitle maintitleaddon nameaddon options origdate
    origlanguage origlocation origpublisher origtitle pagetotal pagination part presort pubstate
    related relatedoptions relatedstring relatedtype reprinttitle series shortauthor shorteditor
    shorthand shorthandintro shortjournal shortseries shorttitle sortkey sortname sortshorthand
    sorttitle sortyear titleaddon translator userd venue verba version volumes xref copyright
    timestamp owner groups day time dates
    """.split()  # noqa: SIM905
)
