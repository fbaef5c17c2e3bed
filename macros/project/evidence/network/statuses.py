"""What the status of an answer says of a source, and how long the server asks to wait."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from .outcomes import Outcome, State

_GONE = (404, 410)
_LATER = (408, 421, 425)
"""Statuses that look like a refusal, and speak of this one request."""
_WAITING = (429, 503)
_UNTOLD = 10.0
"""How many seconds to wait where a server that is asked too often does not say it."""
_TEN_YEARS = 315_360_000.0


def outcome(status: int, retry_after: str, now: float) -> Outcome:
    """Judge an answer by its status; `now` is in seconds since 1970."""
    if 200 <= status < 300:
        return Outcome(State.READ, status=status)
    if status == 304:
        return Outcome(State.UNCHANGED, "its server says that it has not changed", status)
    wait = wanted_wait(retry_after, now) if status in _WAITING else None
    wait = _UNTOLD if wait is None and status == 429 else wait
    return Outcome(_state(status), f"its server says {_named(status)}{_until(wait, now)}", status, wait)


def _state(status: int) -> State:
    if status in _GONE:
        return State.GONE
    # LinkedIn invented 999 for readers that are no browser.
    if (400 <= status < 500 and status not in _LATER) or status == 999:
        return State.REFUSED
    return State.UNREACHABLE


def _named(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _until(wait: float | None, now: float) -> str:
    """Name the day from which on the server answers again."""
    if wait is None:
        return ""
    return f", and to come back on {datetime.fromtimestamp(now + wait, UTC):%Y-%m-%d}"


def wanted_wait(retry_after: str, now: float) -> float | None:
    """Read the header `Retry-After`, which is in seconds or a date; return None without a meaning."""
    typed = retry_after.strip()
    if typed.isascii() and typed.isdigit() and len(typed) < 16:
        return min(float(typed), _TEN_YEARS)
    try:
        until = parsedate_to_datetime(typed)
    except ValueError:
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max(until.timestamp() - now, 0.0), _TEN_YEARS)
