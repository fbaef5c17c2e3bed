"""The guard of addresses: no source leads into a private network, nor by a second look-up."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import trustme
from pytest_httpserver import HTTPServer

from macros.project.evidence import ReaderSettings, State, fetch
from macros.project.evidence.network import guarding
from macros.project.evidence.network.outcomes import FetchError
from macros.project.evidence.network.targets import target

from .evidence_servers import SETTINGS

_look_up = socket.getaddrinfo
Resolve = Callable[..., object]


@pytest.mark.parametrize(
    "address",
    ["93.184.215.14", "2606:2800:21f::1", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e", "2002:5db8:d70e::1"],
)
def test_address_of_the_internet_is_public(address: str) -> None:
    assert guarding.is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.9",
        "192.88.99.1",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::7f00:1",
        "64:ff9b:1::5db8:d70e",
        "2002:7f00:1::1",
        "2001:0:5db8:d70e::1",
        "2001:db8::1",
        "3fff::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "4000::1",
    ],
)
def test_address_of_a_private_network_is_not_public(address: str) -> None:
    assert not guarding.is_public(address)


def _resolving(monkeypatch: pytest.MonkeyPatch, **answers: list[str]) -> list[str]:
    """Let names without dots stand for IP addresses; return the list of names that are looked up."""
    asked = list[str]()

    def resolve(host: str, port: int, *arguments: int, **named: int) -> object:
        if host in answers:
            asked.append(host)
            return [place for ip in answers[host] for place in _look_up(ip, port, *arguments, **named)]
        assert host[0].isdigit() or ":" in host
        return _look_up(host, port, *arguments, **named)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return asked


def test_one_private_address_among_others_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    _resolving(monkeypatch, evil=["93.184.215.14", "192.168.1.1"])

    came = fetch("http://evil/", ReaderSettings())

    assert (came.state, came.reached) == (State.REFUSED, "http://evil/")
    assert came.reason == "evil is 192.168.1.1, an address of a private network"


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "[::1]", "[::ffff:7f00:1]"])
def test_odd_spelling_of_a_private_address_is_refused(host: str) -> None:
    assert fetch(f"http://{host}/", ReaderSettings()).state is State.REFUSED


def test_all_addresses_of_a_public_host_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    _resolving(monkeypatch, good=["93.184.215.14", "2606:2800:21f::1"])

    found = guarding.endpoints(target("http://good/"), allows_private=False)

    assert found == ("93.184.215.14", "2606:2800:21f::1")


@pytest.mark.parametrize("host", ["nowhere.invalid", "a" * 70, "a..b"])
def test_name_without_a_host_is_unreachable(host: str) -> None:
    came = fetch(f"http://{host}/", SETTINGS)

    assert (came.state, came.reason) == (State.UNREACHABLE, f"no host has the name {host}")


def test_name_is_looked_up_once(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second answer would go past the guard; and the server reads the name, not the address."""
    asked = _resolving(monkeypatch, twice=["127.0.0.1"])
    httpserver.expect_request("/", headers={"Host": f"twice:{httpserver.port}"}).respond_with_data("x")

    came = fetch(f"http://twice:{httpserver.port}/", SETTINGS)

    assert (came.state, asked) == (State.READ, ["twice"])


def test_proxy_of_the_environment_is_not_used(
    httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    httpserver.expect_request("/").respond_with_data("x")

    assert fetch(httpserver.url_for("/"), SETTINGS).state is State.READ


def test_redirect_is_guarded_anew(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarding, "is_public", lambda address: address == "127.0.0.1")
    place = "http://169.254.169.254/latest/meta-data"
    httpserver.expect_request("/").respond_with_data(status=302, headers={"Location": place})

    came = fetch(f"http://127.0.0.1:{httpserver.port}/", ReaderSettings())

    assert (came.state, came.reached) == (State.REFUSED, place)
    assert came.reason.endswith("an address of a private network")


@pytest.mark.parametrize(
    ("address", "state", "reason"),
    [
        ("file:///etc/passwd", State.REFUSED, "does not begin with http"),
        ("ftp://example.org/", State.REFUSED, "does not begin with http"),
        ("example.org", State.REFUSED, "does not begin with http"),
        ("http:///x", State.REFUSED, "does not begin with http"),
        ("", State.REFUSED, "does not begin with http"),
        ("http://user:word@example.org/", State.REFUSED, "has a user name"),
        ("http://example.org:99999/", State.UNREACHABLE, "cannot be understood"),
        ("http://[::1/", State.UNREACHABLE, "cannot be understood"),
    ],
)
def test_address_that_is_not_of_the_web(address: str, state: State, reason: str) -> None:
    came = fetch(address, SETTINGS)

    assert came.state is state
    assert reason in came.reason


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        (" HTTP://Example.ORG?q=1#part ", "http://example.org/?q=1"),
        ("https://example.org:443/a b", "https://example.org/a%20b"),
        ("http://[2606:2800:21f::1]:8080/", "http://[2606:2800:21f::1]:8080/"),
        ("http://example.org./ä", "http://example.org/%C3%A4"),
    ],
)
def test_address_is_written_whole(address: str, whole: str) -> None:
    assert target(address).address == whole
    with pytest.raises(FetchError, match="does not begin"):
        target(whole.removeprefix("http"))


@pytest.fixture(name="authority", scope="module")
def _authority(tmp_path_factory: pytest.TempPathFactory) -> tuple[trustme.CA, Path]:
    authority = trustme.CA()
    path = tmp_path_factory.mktemp("authority") / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return authority, path


@pytest.fixture(name="secure", scope="module")
def _secure(authority: tuple[trustme.CA, Path]) -> Iterator[HTTPServer]:
    """Serve over TLS, in the name of example.test."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority[0].issue_cert("example.test").configure_cert(context)
    with HTTPServer(host="127.0.0.1", ssl_context=context) as server:
        server.expect_request("/").respond_with_data("secret")
        yield server


def test_certificate_is_compared_with_the_name(
    secure: HTTPServer, authority: tuple[trustme.CA, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority[1]))
    _resolving(monkeypatch, **{"example.test": ["127.0.0.1"], "other.test": ["127.0.0.1"]})

    good = fetch(f"https://example.test:{secure.port}/", SETTINGS)
    other = fetch(f"https://other.test:{secure.port}/", SETTINGS)

    assert (good.state, good.content) == (State.READ, b"secret")
    assert (other.state, other.content) == (State.UNREACHABLE, b"")
    assert other.reason.startswith("its certificate does not hold: Hostname mismatch")


def test_certificate_of_nobody_does_not_hold(secure: HTTPServer) -> None:
    came = fetch(f"https://127.0.0.1:{secure.port}/", SETTINGS)

    assert came.state is State.UNREACHABLE
    assert came.reason.startswith("its certificate does not hold: ")
