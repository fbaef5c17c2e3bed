"""Visiting many addresses: the pace of each host, its robots.txt, and how long it asks to wait."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from pytest_httpserver import HTTPServer

from macros.project.evidence import Clock, Fetched, ReaderSettings, State, visits
from macros.project.evidence.network.fetching import Gate
from macros.project.evidence.network.outcomes import FetchError, Outcome, ended
from macros.project.evidence.network.robots import permit, robots

from .evidence_servers import SETTINGS

_READ = Outcome(State.READ, status=200)
_MISSING = Outcome(State.GONE, "gone", 404)
_BUSY = Outcome(State.REFUSED, "busy", 429, 30.0)
_LATER = Outcome(State.UNREACHABLE, "later", 503, 9000.0)


@dataclass
class _Web:
    """A web whose hosts answer as they are told, and a clock that stands still between requests."""

    answers: Mapping[str, list[Outcome | str]] = field(default_factory=dict)
    time: float = 0.0
    log: list[tuple[float, str]] = field(default_factory=list)

    @property
    def clock(self) -> Clock:
        return Clock(lambda: self.time, lambda: self.time, self._sleep)

    def _sleep(self, seconds: float) -> None:
        self.time += seconds

    def __call__(self, address: str, _: ReaderSettings, /, *, gate: Gate) -> Fetched:
        reached, seen = address, 0
        while True:
            self.log.append((self.time, reached.removeprefix("http://")))
            told = self.answers.get(reached.removeprefix("http://"), [self._usual(reached)])
            answer = told.pop(0) if len(told) > 1 else told[0]
            if isinstance(answer, Outcome):
                return ended(address, reached, answer)
            if not answer.startswith("http:"):
                return ended(address, reached, _READ)._replace(content=answer.encode())
            reached, seen = answer, seen + 1
            try:
                gate(reached)
            except FetchError as error:
                return ended(address, reached, error.outcome)

    @staticmethod
    def _usual(address: str) -> Outcome:
        return _MISSING if urlsplit(address).path == "/robots.txt" else _READ


def _visit(web: _Web, *addresses: str, pace: float = 1.0) -> list[Fetched]:
    settings = ReaderSettings(pace=pace)
    return list(visits((f"http://{one}" for one in addresses), settings, web, web.clock))


def _states(came: list[Fetched]) -> dict[str, State]:
    return {one.asked.removeprefix("http://"): one.state for one in came}


def test_hosts_are_asked_in_turn() -> None:
    web = _Web()

    came = _visit(web, "a/1", "a/2", "b/1", "a/1")

    assert [one.asked for one in came] == ["http://a/1", "http://b/1", "http://a/2"]
    assert web.log == [
        (0.0, "a/robots.txt"),
        (0.0, "b/robots.txt"),
        (1.0, "a/1"),
        (1.0, "b/1"),
        (2.0, "a/2"),
    ]


def test_no_pace_is_no_wait() -> None:
    web = _Web()

    assert len(_visit(web, "a/1", "a/2", pace=0)) == 2
    assert web.time == 0.0


def test_results_come_as_soon_as_they_are_known() -> None:
    web = _Web()
    coming = visits(["http://a/1", "http://a/2"], ReaderSettings(), web, web.clock)

    assert isinstance(coming, Iterator)
    assert next(coming).asked == "http://a/1"
    assert [path for _, path in web.log] == ["a/robots.txt", "a/1"]


def test_address_that_is_none_asks_nobody() -> None:
    web = _Web()

    (came,) = visits(["mailto:a@b.c"], ReaderSettings(), web, web.clock)

    assert (came.state, came.asked, web.log) == (State.REFUSED, "mailto:a@b.c", [])


def test_robots_of_a_host_are_honored() -> None:
    web = _Web({"a/robots.txt": ["User-agent: ibidem\nDisallow: /closed\nCrawl-delay: 5\n"]})

    came = _visit(web, "a/closed", "a/open", "a/open2")

    assert _states(came) == {"a/closed": State.REFUSED, "a/open": State.READ, "a/open2": State.READ}
    assert came[0].reason == "its robots.txt asks programs not to read this address"
    assert web.log == [(0.0, "a/robots.txt"), (5.0, "a/open"), (10.0, "a/open2")]


def test_slowness_that_a_host_wants_has_a_limit() -> None:
    web = _Web({"a/robots.txt": ["User-agent: *\nCrawl-delay: 86400\n"]})

    _visit(web, "a/1")

    assert web.log[1] == (60.0, "a/1")


def test_each_port_has_robots_of_its_own() -> None:
    web = _Web({"a:81/robots.txt": ["User-agent: *\nDisallow: /\n"]})

    assert _states(_visit(web, "a/1", "a:81/1")) == {"a/1": State.READ, "a:81/1": State.REFUSED}


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (_MISSING, State.READ),
        (Outcome(State.REFUSED, "x", 400), State.READ),
        (Outcome(State.REFUSED, "x", 401), State.REFUSED),
        (Outcome(State.REFUSED, "x", 403), State.REFUSED),
        (Outcome(State.REFUSED, "x", 429), State.REFUSED),
        (Outcome(State.UNREACHABLE, "x", 500), State.UNREACHABLE),
        (Outcome(State.UNREACHABLE, "no host"), State.UNREACHABLE),
        (Outcome(State.NOT_TEXT, "it is larger"), State.UNREACHABLE),
        (Outcome(State.REFUSED, "private"), State.REFUSED),
    ],
)
def test_what_comes_of_robots_is_for_the_whole_host(outcome: Outcome, state: State) -> None:
    web = _Web({"a/robots.txt": [outcome]})

    came = _visit(web, "a/1", "a/2")

    assert {one.state for one in came} == {state}
    assert all("its robots.txt" in one.reason for one in came if state is not State.READ)


@pytest.mark.parametrize(
    ("text", "address", "is_open"),
    [
        (b"\xef\xbb\xbfUser-agent: *\nDisallow: /a\n", "http://h/a", False),
        (b"User-agent: *\nDisallow: //[\nDisallow: /a\n", "http://h/a", False),
        (b"User-agent: *\nDisallow: //[\nDisallow: /a\n", "http://h/b", True),
        (b"User-agent: other\nDisallow: /\n", "http://h/a", True),
        (b"\xff\0 no rules", "http://h/a", True),
        (b"", "http://h/a", True),
    ],
)
def test_odd_robots_are_read(text: bytes, address: str, *, is_open: bool) -> None:
    asked = robots(ended("", "", _READ)._replace(content=text))

    if is_open:
        permit(asked, "Ibidem/1 (+x)", address)
    else:
        with pytest.raises(FetchError):
            permit(asked, "Ibidem/1 (+x)", address)


def test_redirect_to_another_host_is_as_polite() -> None:
    web = _Web(
        {
            "doi/1": ["http://a/1"],
            "doi/2": ["http://b/2"],
            "doi/3": ["mailto:x"],
            "doi/4": ["http://c/4"],
            "b/robots.txt": ["User-agent: *\nDisallow: /\n"],
            "c/robots.txt": ["http://d/robots.txt"],
        }
    )

    came = _visit(web, "a/0", "doi/1", "doi/2", "doi/4")

    states = {"a/0": State.READ, "doi/1": State.READ, "doi/2": State.REFUSED, "doi/4": State.READ}
    assert _states(came) == states
    times = dict[str, list[float]]()
    for moment, path in web.log:
        times.setdefault(path.split("/")[0], []).append(moment)
    assert all(later - earlier >= 1 for moments in times.values() for earlier, later in pairwise(moments))
    assert len(times["b"]) == 1
    assert "d" in times


def test_host_that_is_busy_is_asked_again_and_the_others_go_on() -> None:
    web = _Web({"a/1": [_BUSY, _READ]})

    came = _visit(web, "a/1", "a/2", "b/1", "b/2")

    assert _states(came) == dict.fromkeys(("b/1", "b/2", "a/2", "a/1"), State.READ)
    assert web.log[-2:] == [(31.0, "a/2"), (32.0, "a/1")]


def test_host_that_stays_busy_is_left_alone() -> None:
    """One answer in between shows that it does not."""
    web = _Web({"a/1": [_BUSY], "a/2": [_BUSY]})

    came = _visit(web, "a/1", "a/2", "a/3", "b/1")

    states = {"b/1": State.READ, "a/3": State.READ, "a/1": State.REFUSED, "a/2": State.REFUSED}
    assert _states(came) == states
    asked = [path for _, path in web.log if path.startswith("a/")]
    assert asked == ["a/robots.txt", "a/1", "a/2", "a/3", "a/1", "a/2", "a/1"]


def test_host_that_asks_for_a_long_wait_is_left_for_another_day() -> None:
    web = _Web({"a/1": [_LATER], "b/1": ["http://a/3"]})

    came = _visit(web, "a/1", "a/2", "b/1")

    assert _states(came) == dict.fromkeys(("a/1", "a/2", "b/1"), State.UNREACHABLE)
    assert [path for _, path in web.log] == ["a/robots.txt", "b/robots.txt", "a/1", "b/1"]
    assert {one.reason for one in came} == {"later"}


def test_robots_of_a_busy_host_are_asked_for_again() -> None:
    web = _Web({"a/robots.txt": [_BUSY, _MISSING], "b/robots.txt": [_BUSY], "c/robots.txt": [_LATER]})

    came = _visit(web, "a/1", "b/1", "c/1")

    assert _states(came) == {"c/1": State.UNREACHABLE, "a/1": State.READ, "b/1": State.REFUSED}
    assert [path for _, path in web.log].count("b/robots.txt") == 3


def test_visits_over_a_real_server(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/robots.txt").respond_with_data("User-agent: *\nDisallow: /closed\n")
    httpserver.expect_request("/open").respond_with_data("words")
    httpserver.expect_oneshot_request("/busy").respond_with_data(status=429, headers={"Retry-After": "0"})
    httpserver.expect_oneshot_request("/busy").respond_with_data("words")
    addresses = [httpserver.url_for(path) for path in ("/open", "/closed", "/busy")]

    came = {one.asked: one.state for one in visits(addresses, SETTINGS)}

    assert came == dict(zip(addresses, (State.READ, State.REFUSED, State.READ), strict=True))
    assert [request.path for request, _ in httpserver.log].count("/robots.txt") == 1
