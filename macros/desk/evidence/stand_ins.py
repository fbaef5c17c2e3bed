"""Pages that come in the place of a source, though their server says "200 OK"."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

# The title of a page that says that another one is missing.
_MISSING = re.compile(
    r"""
    \b404\b | \bnot \s found\b | \bno \s longer \s (?: available | exists )\b | \bdoes \s not \s exist\b
    | \bnicht \s (?: gefunden | verfügbar )\b | \bintrouvable\b
    | \bn[oã]o? \s (?: se \s ha \s )? encontrad[ao]\b | \bnon \s trovat[ao]\b | \bniet \s gevonden\b
    | не \s найден | غير \s موجود | 找不到 | 見つかりません
    """,
    re.IGNORECASE | re.VERBOSE,
)
# The title of a page that asks who reads, or what a reader allows.
_CHALLENGE = re.compile(
    r"""
    ^just \s a \s moment | attention \s required | access \s (?: denied | to \s this \s page )
    | are \s you \s (?: a \s )? (?: human | robot ) | \bcaptcha\b | security \s check | verify(?:ing)? \s you
    | \b(?: log | sign ) \s? in\b | \bcookie \s consent\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_WALL = re.compile(
    r"(?:^|[./_-])(?:log-?in|sign-?in|sso|auth|oauth2?|consent|captcha|challenge|subscribe|paywall)(?:$|[./_-])",
    re.IGNORECASE,
)


# The first page of a site, of one language too.
_HOME = re.compile(r"/?(?:[a-z]{2}(?:-[a-z]{2})?/?)?(?:(?:index|default|home)(?:\.\w+)?/?)?", re.IGNORECASE)
_INDEX = re.compile(r"(?:index|default)\.\w+$", re.IGNORECASE)


class Arrival(NamedTuple):
    """Where a visit to a source has led."""

    asked: str
    reached: str
    """The address behind all redirects."""
    title: str
    """What the page there calls itself."""
    named: str
    """The title that the source has in the store: one may speak of the answer 404 itself."""


def is_wall(page: Arrival) -> bool:
    """Return whether a page asks who reads, in place of the source, which may well be behind it."""
    before, after = ("".join(_place(address)).partition("?")[0] for address in (page.asked, page.reached))
    is_walled = before != after and _WALL.search(after) and not _WALL.search(before)
    return bool(is_walled or _says(_CHALLENGE, page))


def is_missing(page: Arrival, *, has_lost: bool) -> bool:
    """Return whether a page stands there because the source is gone.

    It says so, or it is the first page of its site; or it lies above the source, and lacks what is quoted.
    """
    before, after = _place(page.asked)[1], _place(page.reached)[1]
    is_home = _HOME.fullmatch(after) and not _HOME.fullmatch(before)
    is_above = before != after and before.startswith(after.rstrip("/") + "/")
    return bool(is_home or (is_above and has_lost) or _says(_MISSING, page))


def _says(pattern: re.Pattern[str], page: Arrival) -> bool:
    return bool(pattern.search(page.title) and not pattern.search(page.named))


def _place(address: str) -> tuple[str, str]:
    """Return the host of an address, and its path without what stands for the folder itself."""
    parts = urlsplit(address)
    path = f"{parts.path}?{parts.query}" if parts.query else _INDEX.sub("", parts.path)
    return parts.hostname or "", path
