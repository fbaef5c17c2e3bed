"""Asking the Internet Archive to make a copy ("Save Page Now"), which needs the keys of an account."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from ..network.json_answers import ServiceReader
from .untrusted import words
from .wayback import ArchivedCopy, copy_at

KEY, SECRET = "IA_ACCESS_KEY", "IA_SECRET_KEY"
_TYPED = re.compile(r"[\x21-\x7e]+")
_JOB = re.compile(r"[\w.-]{1,200}", re.ASCII)
_STAMP = re.compile(r"\d{14}", re.ASCII)
_POLLS = 24
_PAUSE = 5.0
"""How many seconds are between two questions whether a copy is made: two minutes in all."""
_A_DAY = "86400"


class ArchiveKeys(NamedTuple):
    """The keys of an account at archive.org, which https://archive.org/account/s3.php shows."""

    key: str
    secret: str


def keys_of(environment: Mapping[str, str]) -> ArchiveKeys | None:
    """Return the keys that the environment has; None where one is missing, or can be no key."""
    found = environment.get(KEY, ""), environment.get(SECRET, "")
    return ArchiveKeys(*found) if all(map(_TYPED.fullmatch, found)) else None


def saved_copy(service: ServiceReader, base: str, keys: ArchiveKeys, address: str) -> ArchivedCopy | None:
    """Ask for a copy, wait until it is made, and return it; None where none is made in two minutes.

    Where the archive has made one in the last day, that one is returned.
    """
    headers = {"Authorization": f"LOW {keys.key}:{keys.secret}"}
    form = {"url": address, "if_not_archived_within": _A_DAY, "skip_first_archive": "1"}
    job = words(service.ask(f"{base}/save", headers=headers, form=form), "job_id")
    if not _JOB.fullmatch(job) or set(job) == {"."}:
        return None
    for _ in range(_POLLS):
        service.clock.sleep(_PAUSE)
        said = service.ask(f"{base}/save/status/{job}", headers=headers)
        status, stamp = words(said, "status"), words(said, "timestamp")
        if status == "success":
            made = _STAMP.fullmatch(stamp) is not None
            return copy_at(f"{base}/web/{stamp}/{words(said, 'original_url')}", address) if made else None
        if status != "pending":
            return None
    return None
