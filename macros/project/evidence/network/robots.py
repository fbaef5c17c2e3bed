"""What the robots.txt of a host asks of readers that are no people."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .outcomes import Fetched, FetchError, Outcome, State

if TYPE_CHECKING:
    from urllib.robotparser import RobotFileParser

MOST_BYTES = 512_000
"""How much of a robots.txt all readers have to read (RFC 9309)."""
_CLOSED = (401, 403)


class Robots(NamedTuple):
    """What a host asks: its rules, or one outcome for all of its addresses."""

    rules: RobotFileParser | None = None
    all: Outcome | None = None


def robots(fetched: Fetched) -> Robots:
    """Judge what came of asking for robots.txt: without one, all is allowed."""
    if fetched.state is State.READ:
        return Robots(_parsed(fetched.content))
    if fetched.status in _CLOSED:
        return Robots(all=Outcome(State.REFUSED, f"its robots.txt is closed: {fetched.reason}"))
    is_missing = fetched.status is not None and 400 <= fetched.status < 500 and fetched.status != 429
    if is_missing:
        return Robots()
    state = State.UNREACHABLE if fetched.state is State.NOT_TEXT else fetched.state
    reason = f"its robots.txt cannot be read: {fetched.reason}"
    return Robots(all=Outcome(state, reason))


def _parsed(content: bytes) -> RobotFileParser:
    from urllib.robotparser import RobotFileParser  # noqa: PLC0415  it loads what opens sockets

    rules = RobotFileParser()
    lines = content.removeprefix(b"\xef\xbb\xbf").decode(errors="replace").splitlines()
    try:
        rules.parse(lines)
    except ValueError:
        # It takes the path of each rule for an address, and "//[" is none.
        rules = RobotFileParser()
        rules.parse([line for line in lines if "[" not in line])
    return rules


def permit(asked: Robots, agent: str, address: str) -> None:
    """Return when a host lets us read an address. Raises FetchError otherwise."""
    if asked.all is not None:
        raise FetchError(asked.all.state, asked.all.reason)
    if asked.rules is not None and not asked.rules.can_fetch(agent, address):
        raise FetchError(State.REFUSED, "its robots.txt asks programs not to read this address")


def slowness(asked: Robots, agent: str) -> float:
    """Return how many seconds a host wants between two requests."""
    return float(asked.rules.crawl_delay(agent) or 0) if asked.rules else 0.0
