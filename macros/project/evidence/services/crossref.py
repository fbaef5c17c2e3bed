"""What Crossref tells of a work: whether its publisher, or Retraction Watch, says that it is retracted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote, urlencode

from ....core.model import Notice
from ....syntax.addresses import DOI
from ..network.json_answers import ServiceReader
from .untrusted import day, part, parts, words

_GRAVEST_FIRST = (
    *("retraction", "withdrawal", "removal"),
    *("partial retraction", "expression of concern", "correction"),
)
_MEANT = {"corrigendum": "correction", "erratum": "correction"}
_REINSTATED = "reinstatement"


class CrossrefAnswer(NamedTuple):
    """An answer of Crossref: the gravest notice, or none."""

    notice: Notice | None


def told_of(service: ServiceReader, base: str, doi: str, contact: str) -> CrossrefAnswer | None:
    """Ask for the gravest notice on a work; None where Crossref does not know the work or does not answer."""
    # Of who asks, the name of the program tells an address of the web.
    named = f"?{urlencode({'mailto': contact})}" if "@" in contact and "//" not in contact else ""
    message = part(service.ask(f"{base}/works/{quote(doi, safe='')}{named}"), "message")
    if words(message, "DOI").lower() != doi.lower():
        return None
    found = tuple(_notices(message, doi))
    again = max((one.day for one in found if one.kind == _REINSTATED), default="")
    standing = [one for one in found if one.kind in _GRAVEST_FIRST and not (again and one.day <= again)]
    return CrossrefAnswer(min(standing, key=_order, default=None))


def _order(notice: Notice) -> tuple[int, str, str]:
    return _GRAVEST_FIRST.index(notice.kind), notice.day, notice.doi


def _notices(message: object, doi: str) -> Iterator[Notice]:
    yield from map(_notice, parts(message, "updated-by"))
    # Some publishers retract a work under its own DOI; else it is the work that gives the notice.
    yield from (
        _notice(one) for one in parts(message, "update-to") if words(one, "DOI").lower() == doi.lower()
    )


def _notice(said: object) -> Notice:
    kind = words(said, "type").lower().replace("_", " ").replace("-", " ")
    doi = words(said, "DOI")
    return Notice(_MEANT.get(kind, kind), doi if DOI.fullmatch(doi) else "", _day(said))


def _day(said: object) -> str:
    """Return the day of a notice, as JSON of Crossref has it: `{"date-parts": [[2020, 6, 5]]}`."""
    dates = parts(said, "updated", "date-parts")
    numbers = dates[0] if dates and isinstance(dates[0], list) else []
    if len(numbers) != 3 or not all(type(one) is int and 0 < one < 10_000 for one in numbers):
        return ""
    return day(f"{numbers[0]:04}{numbers[1]:02}{numbers[2]:02}")
