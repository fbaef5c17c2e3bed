"""The fields that each type of entry knows, from biblatex's data model: https://ctan.org/pkg/biblatex.

Only fields that readers see or exports have are here: what sorts, labels and files entries is left out.
Like BibTeX, a check passes over a field that the type does not know; the command `source` refuses it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from .source_fields import FIELDS

_EVERYWHERE = frozenset(
    """
    title author journaltitle organization publisher date url doi pmid pmcid urldate archiveurl archivedate
    langid note keywords isbn crossref
    eprint eprinttype eprintclass entrysubtype shorttitle abstract
    origdate origlocation origpublisher origtitle
    """.split()  # noqa: SIM905  a list of words is read as one
)
"""The fields of all types; biblatex leaves out some that readers here are shown whatever the type is."""
_ANY = "subtitle titleaddon addendum pubstate language"
_EDITOR = "editor editortype"
_EDITORS = f"{_EDITOR} editora editoratype editorb editorbtype editorc editorctype"
_HELPERS = "translator annotator commentator origlanguage"
_ROLES = f"{_EDITORS} {_HELPERS} introduction foreword afterword"
_EVENT = "eventtitle eventtitleaddon eventdate venue"
_SERIES = "series number volume location"
_VOLUMES = f"{_SERIES} volumes edition"
_MAIN = "maintitle mainsubtitle maintitleaddon part"
_IN_BOOK = "booktitle booksubtitle booktitleaddon"
_PAGES = "chapter eid pages pagetotal"
_ISSUE = "issue issuetitle issuesubtitle issuetitleaddon issn"
_BOOK = f"{_ROLES} {_VOLUMES} {_MAIN} {_PAGES}"
_PART_OF_BOOK = f"{_ROLES} {_VOLUMES} {_MAIN} {_IN_BOOK} chapter eid pages"
_ARTICLE = (
    f"{_EDITORS} {_HELPERS} {_ISSUE} journalsubtitle journaltitleaddon eid number pages series volume version"
)
_MISC = f"{_EDITOR} howpublished location type version"
_PROCEEDINGS = f"{_EDITOR} {_EVENT} {_SERIES} {_MAIN} volumes"
_PAPER = f"{_PROCEEDINGS} {_IN_BOOK} chapter eid pages"
_REPORT = f"institution type number version location isrn {_PAGES}"
_THESIS = f"institution type location {_PAGES}"
_OWN: Mapping[str, str] = {
    **dict.fromkeys(("article", "suppperiodical", "review"), _ARTICLE),
    "periodical": f"{_EDITORS} {_ISSUE} number series volume",
    **dict.fromkeys(("book", "collection", "reference"), _BOOK),
    **dict.fromkeys(("mvbook", "mvcollection", "mvreference"), f"{_ROLES} {_VOLUMES} pagetotal"),
    **dict.fromkeys(("inbook", "bookinbook", "suppbook"), f"{_PART_OF_BOOK} bookauthor"),
    **dict.fromkeys(("incollection", "suppcollection", "inreference"), _PART_OF_BOOK),
    "booklet": f"{_EDITOR} howpublished location type {_PAGES}",
    "manual": f"{_EDITOR} edition location number series type version {_PAGES}",
    "proceedings": f"{_PROCEEDINGS} {_PAGES}",
    "mvproceedings": f"{_EDITOR} {_EVENT} location number series volumes pagetotal",
    **dict.fromkeys(("inproceedings", "conference"), _PAPER),
    **dict.fromkeys(("online", "electronic", "www"), f"{_EDITOR} version"),
    **dict.fromkeys(("report", "techreport"), _REPORT),
    **dict.fromkeys(("thesis", "mastersthesis", "phdthesis"), _THESIS),
    "dataset": f"{_EDITOR} edition location number series type version",
    "patent": "holder location number type version",
    "unpublished": f"{_EVENT} howpublished location type",
}
_OF_OTHERS = f"{_MISC} number"
"""Of types that biblatex treats as `misc`; laws, cases and standards have numbers as well."""


@lru_cache(maxsize=64)
def fields_of(entry_type: str) -> tuple[str, ...]:
    """Return the names of the fields that a type of entry knows, in the order of the table of fields."""
    own = _EVERYWHERE.union(_ANY.split(), _OWN.get(entry_type, _OF_OTHERS).split())
    return tuple(field.name for field in FIELDS if field.name in own)


OFFERED = tuple(
    field
    for field in FIELDS
    if field.name in _EVERYWHERE.union(*map(str.split, (*_OWN.values(), _ANY, _OF_OTHERS)))
)
"""The fields of any type."""
