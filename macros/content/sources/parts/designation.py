"""What tells a work or a part apart from others: its type, series, volume, issue, edition, pages, state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ....core.model import Said, phrase
from ...biblatex import FIELD_BY_NAME, FIELDS, EntryType, entry_type, labels
from ...biblatex.bibstrings import localized
from ...biblatex.titles import titled
from ..inheritance import Fields

_DESIGNATING = {field.name: field for field in FIELDS if field.fills == "designation"}
_ISSUE = ("number", "issue", "issuetitle", "issuesubtitle", "issuetitleaddon")
_PLACED = frozenset({"type", "series", "volume", "part", "volumes", *_ISSUE})
_FOLLOWING = tuple(field for name, field in _DESIGNATING.items() if name not in _PLACED)


def designation(fields: Fields) -> tuple[Said, ...]:
    """Return what readers see as `vol. 3, no. 2, 2nd ed., pp. 4–9`, as far as the entry says."""
    typed = {name: value for name, value in fields.values.items() if value and name in _DESIGNATING}
    said = {name: _DESIGNATING[name].shown(value) for name, value in typed.items()}
    if said.get("eid") and said.get("eid") == said.get("pages"):
        del said["eid"]
    return tuple(filter(None, _parts(said, entry_type(fields.entry.type))))


def _parts(said: Mapping[str, str], row: EntryType) -> Iterator[Said]:
    yield localized(said.get("type") or row.type)
    series = localized(said.get("series", ""))
    if row.numbers_series and series and said.get("number"):
        yield from (*_volume(said), series)
    else:
        yield from (labels.series(series) if row.is_periodical else series, *_volume(said))
    counted = "number-of-journal" if row.is_periodical else "number"
    yield from _issue(said.get("number", ""), said.get("issue", ""), counted)
    yield titled(said, "issuetitle")
    yield from (field.words(said[field.name]) for field in _FOLLOWING if field.name in said)


def _volume(said: Mapping[str, str]) -> Iterator[Said]:
    yield from (
        FIELD_BY_NAME[name].words(said[name]) for name in ("volume", "part", "volumes") if name in said
    )


def _issue(number: str, issue: str, counted: str) -> Iterator[Said]:
    """Yield the number and the issue, which is a name such as `Spring`, or the number under another field.

    `counted` is the phrase for a number: several languages say another word for one of a journal.
    """
    if number:
        yield phrase(counted, number=number)
    if issue and issue != number:
        key = "issue" if number else counted
        yield phrase(key, number=issue) if labels.is_counted(issue) else issue
