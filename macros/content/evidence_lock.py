"""`evidence.lock` to evidence and findings, and back: JSON in one form, sorted by key, readable in a diff."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from ..core.findings import Finding, at
from ..core.model import AFFIX, Evidence, MatchState, Notice, QuotationRecord, ReadResult, SourceRecord
from ..core.text import Span, Text
from ..syntax.addresses import DOI, WEB

RULE = "invalid-evidence"
NAME = "evidence.lock"
VERSION = 1
_AGAIN = "take the file of an earlier commit; what it says of copies that you have added is nowhere else"
_MOST = 10**9
_DIGEST = re.compile(r"[0-9a-f]{64}")


def _is_day(text: str) -> bool:
    """Return whether a text is a day of the calendar, as `2026-11-30`."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_of_web(text: str) -> bool:
    """Return whether a text is an address that readers can be led to; one with a password leads astray."""
    return bool(WEB.fullmatch(text)) and "@" not in text.split("/")[2]


def _is_affix(text: str) -> bool:
    return len(text) <= AFFIX and text.isprintable()


class _Slot(NamedTuple):
    """A name in the file, the attribute that it fills, and what a text there has to be."""

    name: str
    attribute: str
    fits: Callable[[str], object] = str.isprintable
    is_needed: bool = False


_SOURCE = (
    _Slot("asked", "asked"),
    _Slot("reached", "reached", _is_of_web),
    _Slot("day", "day", _is_day, is_needed=True),
    _Slot("result", "result", frozenset(ReadResult).__contains__, is_needed=True),
    _Slot("how", "how"),
    _Slot("bytes", "content", _DIGEST.fullmatch),
    _Slot("type", "media_type"),
    _Slot("text", "text", _DIGEST.fullmatch),
    _Slot("extractor", "extractor"),
    _Slot("archived", "archived", _is_of_web),
    _Slot("gone", "gone", _is_day),
)
_NOTICE = (
    _Slot("kind", "kind", is_needed=True),
    _Slot("doi", "doi", DOI.fullmatch),
    _Slot("day", "day", _is_day),
)
_QUOTATION = (
    _Slot("result", "state", frozenset(MatchState).__contains__, is_needed=True),
    _Slot("day", "day", _is_day, is_needed=True),
    _Slot("before", "prefix", _is_affix),
    _Slot("behind", "suffix", _is_affix),
    _Slot("lost", "lost", _is_day),
)


class _ShapeError(ValueError):
    """A value is not what the file can hold there."""


def read(text: Text) -> tuple[Evidence, tuple[Finding, ...]]:
    """Read the record; of one that cannot be read nothing is known."""
    try:
        loaded = json.loads(text.content)
    except json.JSONDecodeError as error:
        found = at(RULE, text, Span(error.pos, error.pos + 1), f"the record is not JSON: {error.msg}", _AGAIN)
        return Evidence(text), (found,)
    except RecursionError:
        return Evidence(text), (at(RULE, text, Span(0, 1), "the record is nested too deeply", _AGAIN),)
    except ValueError:
        # Of numbers with thousands of digits, which Python refuses to read.
        return Evidence(text), (at(RULE, text, Span(0, 1), "the record has a number too long", _AGAIN),)
    if not isinstance(loaded, dict) or loaded.get("version") is not VERSION:
        message = f"this is no record of version {VERSION}"
        return Evidence(text), (at(RULE, text, Span(0, 1), message, _AGAIN),)
    sources, findings = dict[str, SourceRecord](), list[Finding]()
    listed = loaded.get("sources")
    if not isinstance(listed, dict):
        return Evidence(text), (at(RULE, text, Span(0, 1), '"sources" is not a mapping', _AGAIN),)
    for key, value in listed.items():
        try:
            sources[key] = _source(value)
        except (_ShapeError, TypeError, ValueError) as error:
            place = max(text.content.find(f"{json.dumps(key, ensure_ascii=False)}: "), 0)
            message = f'the record of "{key}" cannot be read: {error}'
            findings.append(at(RULE, text, Span(place, place + len(key) + 2), message, _AGAIN))
    return Evidence(text, sources), tuple(findings)


def written(sources: Mapping[str, SourceRecord]) -> str:
    """Return the content of the file."""
    content = {"version": VERSION, "sources": {key: _said(record) for key, record in sources.items()}}
    return json.dumps(content, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _source(value: Any) -> SourceRecord:  # noqa: ANN401  as JSON gives it
    said = _texts(value, _SOURCE)
    notice, quotations = value.get("notice"), value.get("quotations", {})
    days = value.get("failures", [])
    if not (isinstance(days, list) and all(isinstance(day, str) and _is_day(day) for day in days)):
        raise _ShapeError('"failures" is not a list of days')
    if not isinstance(quotations, dict):
        raise _ShapeError('"quotations" is not a mapping')
    return SourceRecord(
        **{**said, "asked": said.get("asked", ""), "result": ReadResult(said["result"])},
        notice=Notice(**_texts(notice, _NOTICE)) if notice is not None else None,
        failures=tuple(days),
        quotations={digest: _quotation(digest, one) for digest, one in quotations.items()},
    )


def _quotation(digest: str, value: Any) -> QuotationRecord:  # noqa: ANN401  as above
    said = _texts(value, _QUOTATION)
    start, times = value.get("at", 0), value.get("times", 1)
    if not _DIGEST.fullmatch(digest) or not (_is_count(start) and _is_count(times)):
        raise _ShapeError(f'"{digest}" is no quotation')
    return QuotationRecord(**{**said, "state": MatchState(said["state"])}, start=start, times=times)


def _is_count(value: object) -> bool:
    return type(value) is int and 0 <= value < _MOST


def _texts(value: Any, slots: tuple[_Slot, ...]) -> dict[str, Any]:  # noqa: ANN401  as above
    """Return the texts of a mapping by their attributes. Raises _ShapeError."""
    if not isinstance(value, dict):
        raise _ShapeError("it is not a mapping")
    found = dict[str, Any]()
    for slot in slots:
        given = value.get(slot.name)
        if given is None and not slot.is_needed:
            continue
        if not isinstance(given, str) or not slot.fits(given):
            raise _ShapeError(f'"{slot.name}" is missing or of another form')
        found[slot.attribute] = given
    return found


def _said(record: SourceRecord) -> dict[str, object]:
    said: dict[str, object] = dict(_filled(record, _SOURCE))
    if record.notice:
        said["notice"] = dict(_filled(record.notice, _NOTICE))
    if record.failures:
        said["failures"] = list(record.failures)
    if record.quotations:
        said["quotations"] = {
            digest: {
                **dict(_filled(one, _QUOTATION)),
                **({"at": one.start} if one.start else {}),
                **({"times": one.times} if one.times != 1 else {}),
            }
            for digest, one in record.quotations.items()
        }
    return said


def _filled(value: object, slots: tuple[_Slot, ...]) -> Iterator[tuple[str, str]]:
    for slot in slots:
        if text := getattr(value, slot.attribute):
            yield slot.name, _printable(str(text))


def _printable(text: str) -> str:
    """Return a text without what nobody sees: a server, or a person who pastes, may say anything."""
    shown = "".join(" " if character.isspace() else character for character in text)
    return "".join(filter(str.isprintable, shown))
