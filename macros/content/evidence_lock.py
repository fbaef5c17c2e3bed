"""`evidence.lock` to evidence and findings, and back: JSON in one form, sorted by key, readable in a diff."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ..core.findings import Finding, at
from ..core.model import Evidence, MatchState, Notice, QuotationRecord, ReadResult, SourceRecord
from ..core.text import Span, Text
from .evidence_slots import (
    DIGEST,
    OF_NOTICE,
    OF_QUOTATION,
    OF_SOURCE,
    ShapeError,
    filled,
    is_count,
    is_day,
    texts,
)

RULE = "invalid-evidence"
NAME = "evidence.lock"
VERSION = 1
_AGAIN = "take the file of an earlier commit; what it says of copies that you have added is nowhere else"


def read(text: Text) -> tuple[Evidence, tuple[Finding, ...]]:
    """Read the record; of one that cannot be read nothing is known."""
    try:
        listed = _listed(json.loads(text.content))
    except json.JSONDecodeError as error:
        found = at(RULE, text, Span(error.pos, error.pos + 1), f"the record is not JSON: {error.msg}", _AGAIN)
        return Evidence(text), (found,)
    except (RecursionError, ValueError) as error:
        # Python refuses numbers with thousands of digits.
        said = (
            error
            if isinstance(error, ShapeError)
            else "the record is nested too deeply, or a number too long"
        )
        return Evidence(text), (at(RULE, text, Span(0, 1), str(said), _AGAIN),)
    sources, findings = dict[str, SourceRecord](), list[Finding]()
    for key, value in listed.items():
        try:
            sources[key] = _source(value)
        except (ShapeError, TypeError, ValueError) as error:
            place = max(text.content.find(f"{json.dumps(key, ensure_ascii=False)}: "), 0)
            message = f'the record of "{key}" cannot be read: {error}'
            findings.append(at(RULE, text, Span(place, place + len(key) + 2), message, _AGAIN))
    return Evidence(text, sources), tuple(findings)


def _listed(loaded: object) -> dict[str, Any]:
    """Return the records by key, as JSON has them. Raises ShapeError."""
    if not isinstance(loaded, dict) or loaded.get("version") is not VERSION:
        raise ShapeError(f"this is no record of version {VERSION}")
    if not isinstance(listed := loaded.get("sources"), dict):
        raise ShapeError('"sources" is not a mapping')
    return listed


def written(sources: Mapping[str, SourceRecord]) -> str:
    """Return the content of the file."""
    content = {"version": VERSION, "sources": {key: _said(record) for key, record in sources.items()}}
    return json.dumps(content, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _source(value: Any) -> SourceRecord:  # noqa: ANN401  as JSON gives it
    said = texts(value, OF_SOURCE)
    notice, quotations = value.get("notice"), value.get("quotations", {})
    days = value.get("failures", [])
    if not (isinstance(days, list) and all(isinstance(day, str) and is_day(day) for day in days)):
        raise ShapeError('"failures" is not a list of days')
    if not isinstance(quotations, dict):
        raise ShapeError('"quotations" is not a mapping')
    return SourceRecord(
        **{**said, "asked": said.get("asked", ""), "result": ReadResult(said["result"])},
        notice=Notice(**texts(notice, OF_NOTICE)) if notice is not None else None,
        failures=tuple(days),
        quotations={digest: _quotation(digest, one) for digest, one in quotations.items()},
    )


def _quotation(digest: str, value: Any) -> QuotationRecord:  # noqa: ANN401  as above
    said = texts(value, OF_QUOTATION)
    start, times = value.get("at", 0), value.get("times", 1)
    if not DIGEST.fullmatch(digest) or not (is_count(start) and is_count(times)):
        raise ShapeError(f'"{digest}" is no quotation')
    return QuotationRecord(**{**said, "state": MatchState(said["state"])}, start=start, times=times)


def _said(record: SourceRecord) -> dict[str, object]:
    said: dict[str, object] = dict(filled(record, OF_SOURCE))
    if record.notice:
        said["notice"] = dict(filled(record.notice, OF_NOTICE))
    if record.failures:
        said["failures"] = list(record.failures)
    if record.quotations:
        said["quotations"] = {
            digest: {
                **dict(filled(one, OF_QUOTATION)),
                **({"at": one.start} if one.start else {}),
                **({"times": one.times} if one.times != 1 else {}),
            }
            for digest, one in record.quotations.items()
        }
    return said
