"""The guard of addresses: no source leads into the network of whoever reads it.

A store of sources comes with a pull request, and each server may redirect; both could name a service that
only this machine can reach. So a host is looked up once, each of its IP addresses is judged, and the
connection goes to one that was judged: a second look-up could answer otherwise (DNS rebinding).
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

from .outcomes import FetchError, State
from .targets import Target

_INSIDE = (".local", ".localhost", ".internal", ".intranet", ".lan", ".home.arpa")
_NAT64 = IPv6Network("64:ff9b::/96")
_UNICAST = IPv6Network("2000::/3")
"""All that is given out for the Internet; ipaddress calls some of the rest global."""
# Python says so of these only since 3.12.4, 3.13 and 3.14.
_SPECIAL = tuple(map(ip_network, ("192.0.0.0/24", "192.88.99.0/24", "64:ff9b:1::/48", "3fff::/20")))


def endpoints(aim: Target, *, allows_private: bool) -> tuple[str, ...]:
    """Look a host up, and return its IP addresses. Raises FetchError when one of them is private."""
    try:
        found = socket.getaddrinfo(aim.host, aim.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(State.UNREACHABLE, f"no host has the name {aim.host}") from error
    addresses = tuple(dict.fromkeys(str(place[0]) for *_, place in found))
    private = [] if allows_private else [address for address in addresses if not is_public(address)]
    if private:
        reason = f"{aim.host} is {private[0]}, an address of a private network"
        raise FetchError(State.REFUSED, reason)
    return addresses


def is_public(address: str) -> bool:
    """Return whether an IP address is one of the Internet, for one receiver."""
    ip = ip_address(address)
    if isinstance(ip, IPv6Address):
        inner = _within(ip)
        if inner is None and ip not in _UNICAST:
            return False
        ip = inner or ip
    return ip.is_global and not ip.is_multicast and not any(ip in network for network in _SPECIAL)


def is_inside(host: str) -> bool:
    """Return whether a host is one of a private network by its name alone: nobody outside is told of it."""
    try:
        return not is_public(host)
    except ValueError:
        name = host.rstrip(".").lower()
        return "." not in name or name.endswith(_INSIDE)


def _within(ip: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address to which an IPv6 address leads: mapped, by 6to4 or by NAT64."""
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFF_FFFF)
    return ip.ipv4_mapped or ip.sixtofour
