"""Fetching one address: redirects are followed by hand, so that each of them is guarded anew."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urljoin

from .connecting import Answer, ask
from .outcomes import Fetched, FetchError, State, Validators, ended
from .reader import ReaderSettings
from .statuses import outcome
from .targets import Target, target

Gate = Callable[[str], object]
"""What is asked before a redirect is followed; it may wait, and raises FetchError to refuse."""
_REDIRECTS = (301, 302, 303, 307, 308)
NOTHING_KNOWN = Validators()


def fetch(
    address: str,
    reader: ReaderSettings,
    *,
    known: Validators = NOTHING_KNOWN,
    accept: str = "",
    gate: Gate = lambda _: None,
    now: Callable[[], float] = time.time,
) -> Fetched:
    """Fetch an address, and say what came of it. Never raises for what a server does.

    `accept` is the type to ask for, in place of pages and texts.
    """
    headers = _conditions(known) | ({"Accept": accept} if accept else {})
    deadline = time.monotonic() + reader.seconds
    reached, seen = address, set[str]()
    try:
        while True:
            aim = target(reached)
            reached = aim.address
            _refuse_circle(reached, seen, reader.redirects)
            answer = ask(aim, headers, reader, deadline)
            place = _redirected(answer, aim)
            if place is None:
                return _fetched(address, reached, answer, now())
            reached, began = place, time.monotonic()
            gate(reached)
            deadline += time.monotonic() - began
    except FetchError as error:
        return ended(address, reached, error.outcome)


def _conditions(known: Validators) -> dict[str, str]:
    """Ask for nothing that is there already."""
    headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {
        name: value for name, value in headers.items() if value and value.isprintable() and value.isascii()
    }


def _refuse_circle(address: str, seen: set[str], most: int) -> None:
    if address in seen:
        raise FetchError(State.UNREACHABLE, "its server redirects in a circle")
    if len(seen) > most:
        raise FetchError(State.UNREACHABLE, f"its server redirects more than {most} times")
    seen.add(address)


def _redirected(answer: Answer, aim: Target) -> str | None:
    """Return the address to which an answer leads on."""
    location = answer.headers.get("Location", "")
    if answer.status not in _REDIRECTS or not location:
        return None
    # Headers are read as Latin-1, and servers write UTF-8.
    typed = location.encode("latin-1", "replace").decode("utf-8", "replace")
    try:
        return urljoin(aim.address, typed)
    except ValueError as error:
        raise FetchError(State.UNREACHABLE, "its server redirects to what is no address") from error


def _fetched(asked: str, reached: str, answer: Answer, now: float) -> Fetched:
    found = outcome(answer.status, answer.headers.get("Retry-After", ""), now)
    came = ended(asked, reached, found)
    validators = Validators(answer.headers.get("ETag", ""), answer.headers.get("Last-Modified", ""))
    if found.state is not State.READ:
        return came
    content_type = answer.headers.get("Content-Type", "")
    return came._replace(content_type=content_type, content=answer.content, validators=validators)
