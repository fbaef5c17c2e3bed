"""What the Internet Archive has: the copy of an address that is nearest to a day."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlencode

from ....check.rules.sources.web_places import is_altered_archive
from ....syntax.addresses import identity
from ..network.json_answers import ServiceReader
from .untrusted import day, part, web_address, words

_COPY = re.compile(r"https?://(?P<host>[^/]+)/web/(?P<stamp>\d{14})(?:[a-z]{2}_)?/(?P<of>.+)", re.IGNORECASE)
_HOST = "web.archive.org"


class ArchivedCopy(NamedTuple):
    """A copy in an archive, and the day on which it was made."""

    address: str
    day: str


def known_copy(service: ServiceReader, base: str, address: str, near: str = "") -> ArchivedCopy | None:
    """Ask for the copy that was made nearest to a day in ISO 8601, or for the last one."""
    asked = {"url": address, **({"timestamp": near.replace("-", "")} if near else {})}
    said = service.ask(f"{base}/wayback/available?{urlencode(asked)}")
    closest = part(said, "archived_snapshots", "closest")
    if part(closest, "available") is not True or words(closest, "status") != "200":
        return None
    return copy_at(words(closest, "url"), address)


def copy_at(place: str, address: str) -> ArchivedCopy | None:
    """Read the address of a copy; None where it is no copy of the address, or in an archive of no trust."""
    found = _COPY.fullmatch(web_address(place))
    if not found or is_altered_archive(place) or not identity(address):
        return None
    made = day(found["stamp"])
    if not made or identity(found["of"]) != identity(address):
        return None
    return ArchivedCopy(f"https{place[place.index(':') :]}" if found["host"] == _HOST else place, made)
