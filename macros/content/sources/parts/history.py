"""Where a work was presented, and what it was before."""

from __future__ import annotations

from ....core.model import Dating, Languages, Listed, Phrase, Said, phrase
from ....syntax.languages import listed_languages
from ...biblatex import filling
from ...biblatex.titles import sentences
from .. import dating
from ..inheritance import Fields
from .containers import container, title

_EVENT, _ORIGINAL = map(frozenset, map(filling, ("event", "original")))


def event(fields: Fields) -> Said:
    """Return the event that a work is of, such as `Conference on Votes (Oslo, 3 May 2001)`.

    A conference whose name is in that of its proceedings is not named twice.
    """
    if _EVENT.isdisjoint(fields.values):
        return ""
    known = f"{container(fields)}\n{title(fields, 'title')}".casefold()
    name, added = fields.text("eventtitle"), fields.text("eventtitleaddon")
    name = sentences("" if name.casefold() in known else name, added)
    details = _listed(fields.text("venue"), _date(fields, "eventdate"))
    return phrase("event", event=name, details=details) if name and details else name or details or ""


def original(fields: Fields) -> Phrase | None:
    """Return how a work first appeared, such as `original: Der Krieg, Berlin: A Press, 1931`.

    The language of a translated work is said beside its translator.
    """
    if _ORIGINAL.isdisjoint(fields.values):
        return None
    place = ": ".join(filter(None, map(fields.text, ("origlocation", "origpublisher"))))
    said = (fields.text("origtitle"), place, _date(fields, "origdate") or _date(fields, "origyear"))
    work = _listed(*said)
    names = () if fields.raw("translator") else listed_languages(fields.text("origlanguage"))
    if names and work:
        return phrase("original-in-of", language=Languages(names), work=work)
    if names:
        return phrase("original-in", language=Languages(names))
    return phrase("original-of", work=work) if work else None


def _listed(*parts: Said | None) -> Listed | None:
    known = tuple(part for part in parts if part)
    return Listed(known) if known else None


def _date(fields: Fields, name: str) -> Dating | None:
    return dating.day(fields.raw(name))
