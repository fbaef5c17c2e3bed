"""Visiting many addresses: one request at a time, hosts in turn, none of them more often than it likes."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from . import fetching, robots
from .outcomes import Fetched, FetchError, Outcome, ended
from .reader import Clock, ReaderSettings, user_agent
from .targets import Target, target

_RETRIES = 2


class Fetch(Protocol):
    """The function that fetches one address; a command may add what it knows of each source."""

    def __call__(self, address: str, reader: ReaderSettings, /, *, gate: fetching.Gate) -> Fetched:
        """Fetch an address; the gate is asked before a redirect is followed."""


@dataclass(slots=True)
class _Hosts:
    """What is known of hosts: when each may be asked again, what its robots.txt says, whether it is shut."""

    settings: ReaderSettings
    fetch: Fetch
    clock: Clock
    free: dict[str, float] = field(default_factory=dict)
    robots: dict[str, robots.Robots] = field(default_factory=dict)
    shut: dict[str, Outcome] = field(default_factory=dict)
    tries: Counter[str] = field(default_factory=Counter)

    def wait(self, host: str) -> None:
        """Wait until a host may be asked again."""
        left = self.free.get(host, 0.0) - self.clock.steady()
        if left > 0:
            self.clock.sleep(left)

    def rest(self, aim: Target, at_least: float = 0.0) -> None:
        """Leave a host alone, for as long as we want and it wants."""
        asked = self.robots.get(aim.origin, robots.Robots())
        wanted = min(robots.slowness(asked, self.agent), self.settings.longest_wait)
        self.free[aim.host] = self.clock.steady() + max(self.settings.pace, wanted, at_least)

    @property
    def agent(self) -> str:
        return user_agent(self.settings.contact)

    def ask_robots(self, aim: Target) -> None:
        """Read the robots.txt of an address, unless its host asks to wait for it a little."""
        self.wait(aim.host)
        settings = self.settings._replace(most_bytes=robots.MOST_BYTES)
        address = f"{aim.origin}/robots.txt"
        came = self.fetch(address, settings, gate=self._paced)
        if self.is_put_off(came, address):
            self.rest(aim, came.wait or 0.0)
            return
        self.robots[aim.origin] = robots.robots(came)
        self.rest(aim)

    def is_put_off(self, came: Fetched, key: str) -> bool:
        """Return whether to ask again in this round: a host that is busy so often in a row stays busy."""
        if came.wait is None or came.wait > self.settings.longest_wait:
            return False
        self.tries[key] += 1
        return self.tries[key] <= _RETRIES

    def _paced(self, address: str) -> None:
        """Keep the pace of the host to which a redirect leads."""
        aim = target(address)
        self.wait(aim.host)
        self.rest(aim)

    def _permitted(self, address: str) -> None:
        """Refuse a redirect to a host that is shut, or to what its robots.txt closes."""
        aim = target(address)
        self._refuse(aim)
        self._paced(address)

    def _refuse(self, aim: Target) -> None:
        if aim.host in self.shut:
            raise FetchError(self.shut[aim.host].state, self.shut[aim.host].reason)
        while aim.origin not in self.robots:
            self.ask_robots(aim)
        robots.permit(self.robots[aim.origin], self.agent, aim.address)

    def visit(self, address: str, aim: Target) -> Fetched:
        """Fetch an address whose robots.txt is known, unless that or the host refuses."""
        try:
            self._refuse(aim)
        except FetchError as error:
            return ended(address, aim.address, error.outcome)
        self.wait(aim.host)
        came = self.fetch(address, self.settings, gate=self._permitted)
        self.rest(aim)
        return came


def visits(
    addresses: Iterable[str],
    settings: ReaderSettings,
    fetch: Fetch = fetching.fetch,
    clock: Clock = Clock(),  # noqa: B008  a named tuple
) -> Iterator[Fetched]:
    """Yield what comes of each address, once, as soon as it is known: whoever stops early has what came."""
    hosts = _Hosts(settings, fetch, clock)
    waiting = dict[str, deque[tuple[str, Target]]]()
    for address in dict.fromkeys(addresses):
        try:
            aim = target(address)
        except FetchError as error:
            yield ended(address, address, error.outcome)
        else:
            waiting.setdefault(aim.host, deque()).append((address, aim))
    while waiting:
        host = min(waiting, key=lambda one: hosts.free.get(one, 0.0))
        came = _step(hosts, waiting[host])
        if came is not None:
            yield came
        if not waiting[host]:
            del waiting[host]


def _step(hosts: _Hosts, queue: deque[tuple[str, Target]]) -> Fetched | None:
    """Ask a host for its robots.txt, or for its next address; return None while nothing is known of one."""
    address, aim = queue[0]
    if aim.host not in hosts.shut and aim.origin not in hosts.robots:
        hosts.ask_robots(aim)
        return None
    came = hosts.visit(address, aim)
    queue.popleft()
    at = target(came.reached) if came.status is not None else aim
    if came.wait is None:
        hosts.tries.pop(at.host, None)
        return came
    if hosts.is_put_off(came, at.host):
        hosts.rest(at, came.wait)
        queue.append((address, aim))
        return None
    hosts.shut[at.host] = Outcome(came.state, came.reason, came.status)
    return came
