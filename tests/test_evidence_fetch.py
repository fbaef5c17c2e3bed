"""Fetching one address, from servers that are good, slow, wrong or hostile."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from collections.abc import Callable

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from macros.project.evidence import ReaderSettings, State, Validators, fetch
from macros.project.evidence.network.decompressing import inflated
from macros.project.evidence.network.outcomes import FetchError
from macros.project.evidence.network.reader import user_agent
from macros.project.evidence.network.statuses import outcome, wanted_wait

from .evidence_servers import SETTINGS, saying, speaking

_OK = b"HTTP/1.1 200 OK\r\n"
# 2026-12-01, noon.
_NOW = 1_796_126_400.0


def test_source_is_read(httpserver: HTTPServer) -> None:
    headers = {"ETag": '"one"', "Last-Modified": "Tue, 01 Dec 2026 12:00:00 GMT"}
    agent = user_agent("https://example.org/")
    expected = httpserver.expect_request("/a", query_string="q=1", headers={"User-Agent": agent})
    expected.respond_with_data("Grüße", headers=headers, content_type="text/plain; charset=utf-8")
    address = httpserver.url_for("/a?q=1")

    came = fetch(f"{address}#part", SETTINGS)

    assert (came.asked, came.reached) == (f"{address}#part", address)
    assert (came.state, came.status, came.reason) == (State.READ, 200, "")
    assert (came.content_type, came.content) == ("text/plain; charset=utf-8", "Grüße".encode())
    assert came.validators == Validators('"one"', "Tue, 01 Dec 2026 12:00:00 GMT")


def test_source_that_has_not_changed_is_not_sent_again(httpserver: HTTPServer) -> None:
    known = Validators('"one"', "Tue, 01 Dec 2026 12:00:00 GMT")
    headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    httpserver.expect_request("/", headers=headers).respond_with_data(status=304)

    came = fetch(httpserver.url_for("/"), SETTINGS, known=known)

    assert (came.state, came.status) == (State.UNCHANGED, 304)


def test_validators_that_are_no_header_are_not_sent(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/").respond_with_handler(
        lambda request: Response("sent" if "If-None-Match" in request.headers else "none")
    )

    assert fetch(httpserver.url_for("/"), SETTINGS, known=Validators("a\r\nb: c")).content == b"none"


@pytest.mark.parametrize(
    ("contact", "end"),
    [
        ("", ""),
        ("me@example.org", " (+me@example.org)"),
        ("a\r\nCookie: b", " (+aCookie: b)"),
        ("ü()", ""),
    ],
)
def test_user_agent_says_who_we_are(contact: str, end: str) -> None:
    name = user_agent(contact)

    assert name.startswith("Ibidem")
    assert name.removesuffix(end).count(" ") == 0


def test_user_agent_has_the_version_of_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.metadata.version", lambda _: "1.2.3")

    assert user_agent("") == "Ibidem/1.2.3"


def _redirecting(httpserver: HTTPServer, path: str, to: str, status: int = 301) -> None:
    httpserver.expect_request(path).respond_with_data(status=status, headers={"Location": to})


def test_redirects_are_followed(httpserver: HTTPServer) -> None:
    _redirecting(httpserver, "/a", "/b")
    _redirecting(httpserver, "/b", "c?x=1#part", 302)
    _redirecting(httpserver, "/c", "/grüße", 308)
    httpserver.expect_request("/grüße").respond_with_data("here")
    asked = list[str]()

    came = fetch(httpserver.url_for("/a"), SETTINGS, gate=asked.append)

    assert (came.state, came.content) == (State.READ, b"here")
    assert came.reached == httpserver.url_for("/gr%C3%BC%C3%9Fe")
    assert asked == [httpserver.url_for(path) for path in ("/b", "/c?x=1#part", "/gr%C3%BC%C3%9Fe")]


def test_redirect_that_the_gate_refuses_is_not_followed(httpserver: HTTPServer) -> None:
    _redirecting(httpserver, "/a", "/b")

    def refuse(_: str) -> None:
        raise FetchError(State.REFUSED, "no")

    came = fetch(httpserver.url_for("/a"), SETTINGS, gate=refuse)

    assert (came.state, came.reason, came.reached) == (State.REFUSED, "no", httpserver.url_for("/b"))


@pytest.mark.parametrize(
    ("to", "state", "reason"),
    [
        ("/a", State.UNREACHABLE, "its server redirects in a circle"),
        ("/next", State.UNREACHABLE, "its server redirects more than 10 times"),
        ("mailto:a@b.c", State.REFUSED, "its address does not begin with http:// or https://"),
        ("", State.UNREACHABLE, "its server says 302 Found"),
    ],
)
def test_redirect_to_nowhere(httpserver: HTTPServer, to: str, state: State, reason: str) -> None:
    def answer(request: Request) -> Response:
        place = f"{request.path}x" if to == "/next" else to
        return Response(status=302, headers={"Location": place} if place else {})

    httpserver.expect_request("/a").respond_with_handler(answer)
    for number in range(1, 12):
        httpserver.expect_request(f"/a{'x' * number}").respond_with_handler(answer)

    came = fetch(httpserver.url_for("/a"), SETTINGS)

    assert (came.state, came.reason) == (state, reason)


@pytest.mark.parametrize(
    ("place", "state", "reason"),
    [
        ("http://[", State.UNREACHABLE, "its server redirects to what is no address"),
        ("//grüße.invalid/ü", State.UNREACHABLE, "no host has the name xn--gre-6ka8l.invalid"),
    ],
)
def test_redirect_that_no_library_would_send(place: str, state: State, reason: str) -> None:
    with speaking(saying(b"HTTP/1.1 302 Found\r\nLocation: " + place.encode() + b"\r\n\r\n")) as address:
        came = fetch(address, SETTINGS)

    assert (came.state, came.reason) == (state, reason)


@pytest.mark.parametrize(
    ("status", "state", "reason"),
    [
        (204, State.READ, ""),
        (300, State.UNREACHABLE, "its server says 300 Multiple Choices"),
        (401, State.REFUSED, "its server says 401 Unauthorized"),
        (403, State.REFUSED, "its server says 403 Forbidden"),
        (404, State.GONE, "its server says 404 Not Found"),
        (408, State.UNREACHABLE, "its server says 408 Request Timeout"),
        (410, State.GONE, "its server says 410 Gone"),
        (429, State.REFUSED, "its server says 429 Too Many Requests, and to come back on 2026-12-01"),
        (451, State.REFUSED, "its server says 451 Unavailable For Legal Reasons"),
        (500, State.UNREACHABLE, "its server says 500 Internal Server Error"),
        (503, State.UNREACHABLE, "its server says 503 Service Unavailable"),
        (999, State.REFUSED, "its server says 999"),
    ],
)
def test_status_says_what_is_known(status: int, state: State, reason: str) -> None:
    found = outcome(status, "", _NOW)

    assert (found.state, found.reason, found.status) == (state, reason, status)


def test_answers_of_a_server_have_these_states(httpserver: HTTPServer) -> None:
    states = {404: State.GONE, 403: State.REFUSED, 500: State.UNREACHABLE}
    for status in states:
        httpserver.expect_request(f"/{status}").respond_with_data("words", status=status)

    came = [fetch(httpserver.url_for(f"/{status}"), SETTINGS) for status in states]

    assert {one.status: one.state for one in came} == states
    assert {one.content for one in came} == {b""}


@pytest.mark.parametrize(
    ("typed", "wait"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Tue, 01 Dec 2026 12:01:00 GMT", 60.0),
        ("Tue, 01 Dec 2026 12:01:00", 60.0),
        ("Tue, 01 Dec 2026 11:00:00 GMT", 0.0),
        ("999999999999999", 315_360_000.0),
        ("9" * 5000, None),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
def test_wait_that_a_server_asks_for(typed: str, wait: float | None) -> None:
    assert wanted_wait(typed, _NOW) == wait


def test_day_on_which_a_server_answers_again_is_named(httpserver: HTTPServer) -> None:
    headers = {"Retry-After": "Thu, 03 Dec 2026 12:00:00 GMT"}
    httpserver.expect_request("/").respond_with_data(status=503, headers=headers)

    came = fetch(httpserver.url_for("/"), SETTINGS, now=lambda: _NOW)

    assert (came.state, came.wait) == (State.UNREACHABLE, 172_800.0)
    assert came.reason == "its server says 503 Service Unavailable, and to come back on 2026-12-03"


def _raw_deflate(content: bytes) -> bytes:
    press = zlib.compressobj(wbits=-15)
    return press.compress(content) + press.flush()


@pytest.mark.parametrize(
    ("encoding", "sent"),
    [
        ("", b"words"),
        ("identity", b"words"),
        ("gzip", gzip.compress(b"words", mtime=0)),
        ("X-GZip", gzip.compress(b"wor", mtime=0) + gzip.compress(b"ds", mtime=0) + b"\0\0"),
        ("deflate", zlib.compress(b"words")),
        ("deflate", _raw_deflate(b"words")),
    ],
)
def test_content_is_decompressed(encoding: str, sent: bytes) -> None:
    assert inflated(sent, encoding, 5) == b"words"


@pytest.mark.parametrize(
    ("encoding", "sent", "reason"),
    [
        ("gzip", b"words", "what its server sent cannot be decompressed"),
        ("gzip", gzip.compress(b"words", mtime=0)[:-9], "what its server sent cannot be decompressed"),
        ("deflate", b"words", "what its server sent cannot be decompressed"),
        ("br", b"words", 'it is compressed as "br", for which nobody asked'),
        ("gzip, gzip", b"words", 'it is compressed as "gzip, gzip", for which nobody asked'),
        ("gzip", gzip.compress(b"words!", mtime=0), "it is larger than 5e-06 MB"),
        (
            "gzip",
            gzip.compress(b"wor", mtime=0) + gzip.compress(b"ds!", mtime=0),
            "it is larger than 5e-06 MB",
        ),
    ],
)
def test_content_that_cannot_be_decompressed(encoding: str, sent: bytes, reason: str) -> None:
    with pytest.raises(FetchError) as raised:
        inflated(sent, encoding, 5)

    assert raised.value.outcome.reason == reason


def test_bomb_of_gzip_stops_at_the_limit(httpserver: HTTPServer) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    httpserver.expect_request("/").respond_with_data(bomb, headers={"Content-Encoding": "gzip"})

    came = fetch(httpserver.url_for("/"), SETTINGS)

    assert (came.state, came.reason, came.content) == (State.NOT_TEXT, "it is larger than 20 MB", b"")


def test_large_source_is_not_read_to_its_end() -> None:
    sent = list[int]()

    def speak(client: socket.socket) -> None:
        client.recv(65_536)
        client.sendall(_OK + b"\r\n")
        while sum(sent) < 50_000_000:
            client.sendall(b"x" * 65_536)
            sent.append(65_536)

    with speaking(speak) as address:
        came = fetch(address, SETTINGS._replace(most_bytes=1_000_000))

    assert (came.state, came.reason) == (State.NOT_TEXT, "it is larger than 1 MB")
    assert sum(sent) < 20_000_000


def _dripping(head: bytes) -> Callable[[socket.socket], object]:
    """Return a function that sends a byte now and then, for longer than a test may take."""

    def speak(client: socket.socket) -> None:
        client.sendall(head)
        for _ in range(200):
            client.sendall(b"x")
            time.sleep(0.05)

    return speak


@pytest.mark.parametrize(
    "head", [_OK + b"\r\n", _OK + b"Content-Length: 9999\r\n\r\n", b"HTTP/1.1 200 OK\r\nA: "]
)
def test_slow_drip_ends(head: bytes) -> None:
    began = time.monotonic()
    with speaking(_dripping(head)) as address:
        came = fetch(address, SETTINGS._replace(seconds=0.3))

    assert (came.state, came.reason) == (State.UNREACHABLE, "its server takes too long")
    assert time.monotonic() - began < 3


def _say_nothing(_: socket.socket) -> None:
    time.sleep(0.5)


def test_silence_ends() -> None:
    with speaking(_say_nothing) as address:
        came = fetch(address, SETTINGS._replace(seconds=0.2))

    assert came.state is State.UNREACHABLE
    assert came.reason in ("its server takes too long", "its server does not answer in time")


def test_time_that_is_over_asks_nobody(httpserver: HTTPServer) -> None:
    came = fetch(httpserver.url_for("/"), SETTINGS._replace(seconds=0))

    assert (came.state, came.reason) == (State.UNREACHABLE, "its server does not answer in time")


def test_time_at_the_gate_does_not_count(httpserver: HTTPServer) -> None:
    _redirecting(httpserver, "/a", "/b")
    httpserver.expect_request("/b").respond_with_data("here")

    came = fetch(httpserver.url_for("/a"), SETTINGS._replace(seconds=0.5), gate=lambda _: time.sleep(0.6))

    assert came.state is State.READ


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"SSH-2.0-OpenSSH\r\n",
        _OK + b"Content-Length: 99\r\n\r\nshort",
        _OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        _OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nab",
        _OK + b"Content-Length: 1, 2\r\n\r\nx",
        _OK + b"A: b\r\n" * 200 + b"\r\n",
        _OK + b"A: " + b"b" * 70_000 + b"\r\n\r\n",
    ],
)
def test_answer_without_sense_is_no_source(sent: bytes) -> None:
    with speaking(saying(sent)) as address:
        came = fetch(address, SETTINGS)

    assert came.state is State.UNREACHABLE
    assert came.reason.startswith("its server breaks off, or sends what is no answer (")


def test_closed_port_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

    came = fetch(f"http://127.0.0.1:{port}/", SETTINGS)

    assert (came.state, came.reason) == (
        State.UNREACHABLE,
        "its server cannot be reached: Connection refused",
    )


@pytest.mark.parametrize("said", [b"HTTP/1.1 400 Bad Request\r\n\r\n", b""])
def test_server_without_tls_makes_no_secure_connection(said: bytes) -> None:
    with speaking(saying(said)) as address:
        came = fetch(address.replace("http:", "https:"), SETTINGS)

    assert came.state is State.UNREACHABLE
    assert came.reason.startswith(("its server makes no secure connection: ", "its server breaks off"))


def test_server_that_never_shakes_hands_ends() -> None:
    with speaking(_say_nothing) as address:
        came = fetch(address.replace("http:", "https:"), SETTINGS._replace(seconds=0.2))

    assert (came.state, came.reason) == (State.UNREACHABLE, "its server does not answer in time")


def test_defaults_are_careful() -> None:
    assert ReaderSettings() == ReaderSettings("", 60.0, 20_000_000, 10, 1.0, 60.0, allows_private=False)
