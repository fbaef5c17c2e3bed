"""What comes of a visit to an address: the states that are kept apart, and what was fetched."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class State(StrEnum):
    """What is known of a source after a visit; of all but `GONE` the source may be as it was."""

    READ = "read"
    UNCHANGED = "unchanged"
    """The server says that nothing has changed since the visit whose validators were sent."""
    GONE = "gone"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    NOT_TEXT = "not text"


class Outcome(NamedTuple):
    """How a visit ended, with the reason in plain words, which continues a sentence about the source."""

    state: State
    reason: str = ""
    status: int | None = None
    wait: float | None = None
    """How many seconds the server asks to wait before the next request."""


class FetchError(Exception):
    """An address cannot be read; the outcome says why."""

    def __init__(self, state: State, reason: str) -> None:
        super().__init__(reason)
        self.outcome = Outcome(state, reason)


class Validators(NamedTuple):
    """The names that a server gave to the version it sent, for asking later whether that one still stands."""

    etag: str = ""
    last_modified: str = ""


class Fetched(NamedTuple):
    """What a visit brought: the bytes are there only where the state is `READ`."""

    asked: str
    reached: str
    """The address after all redirects, without its fragment."""
    state: State
    reason: str = ""
    status: int | None = None
    content_type: str = ""
    """The type as the server says it, with its charset."""
    content: bytes = b""
    validators: Validators = Validators()
    wait: float | None = None


def ended(asked: str, reached: str, outcome: Outcome) -> Fetched:
    """Return a visit that brought nothing."""
    return Fetched(asked, reached, outcome.state, outcome.reason, outcome.status, wait=outcome.wait)
