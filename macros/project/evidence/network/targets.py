"""Addresses of the web, as the parts that a request needs."""

from __future__ import annotations

from typing import NamedTuple

from .outcomes import FetchError, State

_PORTS = {"http": 80, "https": 443}


class Target(NamedTuple):
    """Where a request goes."""

    scheme: str
    host: str
    port: int
    path: str
    """The path with its query."""

    @property
    def netloc(self) -> str:
        """The host as the header names it, with a port that is not the usual one."""
        host = self.host.rstrip(".")
        host = f"[{host}]" if ":" in host else host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """What one robots.txt is for."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def address(self) -> str:
        """The address without its fragment, which no server is told."""
        return f"{self.origin}{self.path}"


def target(address: str) -> Target:
    """Take an address apart. Raises FetchError for one that is not of the web, or that has a password."""
    from urllib3.exceptions import LocationParseError  # noqa: PLC0415  a check never asks a server
    from urllib3.util import parse_url  # noqa: PLC0415

    try:
        url = parse_url(address.strip())
    except LocationParseError as error:
        raise FetchError(State.UNREACHABLE, "its address cannot be understood") from error
    if url.scheme not in _PORTS or not url.host:
        raise FetchError(State.REFUSED, "its address does not begin with http:// or https://")
    if url.auth is not None:
        raise FetchError(State.REFUSED, "its address has a user name, which is not for publication")
    return Target(url.scheme, url.host.strip("[]"), url.port or _PORTS[url.scheme], url.request_uri)
