"""Types of biblatex to those of CSL 1.0.2."""

from __future__ import annotations

from ..model import Source

_DOCUMENT = "document"
_TYPES = {
    **dict.fromkeys(("article", "suppperiodical"), "article-journal"),
    **dict.fromkeys(("book", "mvbook", "collection", "mvcollection", "proceedings"), "book"),
    **dict.fromkeys(("mvproceedings", "reference", "mvreference", "manual"), "book"),
    **dict.fromkeys(("inbook", "bookinbook", "suppbook", "incollection", "suppcollection"), "chapter"),
    **dict.fromkeys(("inproceedings", "conference"), "paper-conference"),
    **dict.fromkeys(("online", "electronic", "www"), "webpage"),
    **dict.fromkeys(("report", "techreport"), "report"),
    **dict.fromkeys(("thesis", "mastersthesis", "phdthesis"), "thesis"),
    **dict.fromkeys(("movie", "video"), "motion_picture"),
    **dict.fromkeys(("audio", "music"), "song"),
    **dict.fromkeys(("artwork", "image"), "graphic"),
    "booklet": "pamphlet",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legal": "treaty",
    "letter": "personal_communication",
    "unpublished": "manuscript",
}
# Types that CSL has under the same name; some are none of biblatex's, and are read all the same.
_SAME = frozenset(
    {"bill", "broadcast", "dataset", "figure", "hearing", "interview", "legislation", "map", "manuscript"}
    | {"motion_picture", "patent", "performance", "periodical", "regulation", "review", "software"}
    | {"speech", "standard", "treaty"}
)
_PERIODICALS = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
_KINDS = {"news report": "article-newspaper", "data": "dataset"}
# What a kind makes more exact; every other type says more than the kind.
_GENERAL = frozenset({"article-journal", "webpage", _DOCUMENT})


def csl_type(source: Source) -> str:
    """Return a source's type: of its entry, or of its kind where the entry says less."""
    named = source.type if source.type in _SAME else _TYPES.get(source.type, _DOCUMENT)
    if named not in _GENERAL:
        return named
    subtype = dict(source.fields).get("entrysubtype", "")
    return _PERIODICALS.get(subtype) or _KINDS.get(source.kind, named)
