"""Who reads: the settings of a reader, the name it gives to servers, and the clock that it goes by."""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib import metadata
from typing import NamedTuple

from ....core.model import Watching
from ....core.program import DISTRIBUTION


class ReaderSettings(NamedTuple):
    """How sources are read."""

    contact: str = ""
    """An address at which people that run a server find out who reads: that of the site, or of a mailbox."""
    seconds: float = 60.0
    """The longest time for one source, its redirects included."""
    most_bytes: int = 20_000_000
    """The largest source, after it is decompressed."""
    redirects: int = 10
    pace: float = 1.0
    """How many seconds are between two requests to one host."""
    longest_wait: float = 60.0
    """How many seconds a server may ask to wait, before the source is left for another day."""
    allows_private: bool = False
    """Whether addresses of private networks are asked, as tests and sites within a company need it."""

    @classmethod
    def of(cls, watching: Watching) -> ReaderSettings:
        """Return the settings of a site; what the site leaves open is as usual."""
        usual = cls()
        return usual._replace(
            contact=watching.contact,
            pace=watching.pace or usual.pace,
            allows_private=watching.allows_private,
        )


class Clock(NamedTuple):
    """The times that a visit goes by; a test has others."""

    now: Callable[[], float] = time.time
    """The seconds since 1970, to which the dates of servers are compared."""
    steady: Callable[[], float] = time.monotonic
    sleep: Callable[[float], object] = time.sleep


def user_agent(contact: str) -> str:
    """Return the name that servers read: ours, with where to find out who we are."""
    try:
        name = f"Ibidem/{metadata.version(DISTRIBUTION)}"
    except metadata.PackageNotFoundError:
        name = "Ibidem"
    # A line end would begin another header, and a parenthesis would end the comment.
    readable = "".join(
        sign for sign in contact if sign.isascii() and sign.isprintable() and sign not in "()\\"
    )
    return f"{name} (+{readable.strip()})" if readable.strip() else name
