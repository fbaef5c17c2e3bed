"""Web addresses and DOIs: what they look like, which spellings mean the same one, and links to an id.

Links are made of addresses, which are percent-encoded, and names of files of paths, which are not.
"""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from urllib.parse import SplitResult, quote, unquote, urlsplit

from ..core.patterns import later

WEB = re.compile(r"https?://[^\s/\\][^\s\\]*", re.IGNORECASE)
DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+|10/[a-z0-9]{2,}", re.IGNORECASE)
"""A DOI without a resolver; `10/gf34fk` is a short one of https://shortdoi.org."""
_DOI_LABEL = re.compile(r"^(?:info:|urn:)?doi(?:[:/\s]\s*|(?=10[./]))", re.IGNORECASE)
_RESOLVER = re.compile(r"(?:www\.)?(?:dx\.)?doi\.[a-z0-9.-]+", re.IGNORECASE)
"""A host that leads from DOIs to works: `doi.org` for all, `doi.acm.org` for those of one publisher."""
_SHORT_DOI = later(r"[a-z][a-z0-9]{2,9}", re.IGNORECASE)
# A DOI in the address of a publisher's page, without what follows the DOI.
_DOI_IN_PATH = re.compile(
    r"(?:https?://)?[\w.-]+\.[a-z]{2,}/(?:[^?#]*?/)?(?P<name>10\.\d{4,9}(?:\.\d+)*/[^?#\s]+?)"
    r"(?:/(?:abstract|e?pdf|full|fulltext|html|meta|summary))?/?(?:[?#]\S*)?",
    re.IGNORECASE,
)
# An address that is compared as typed, without splitting it into parts.
_PLAIN = re.compile(
    r"https?://(?:www\.)?+(?P<place>(?P<host>[a-z0-9][a-z0-9.-]*+)(?:/[\w./:=,;%+*()!'$&~@-]*+)?)", re.ASCII
)
_SIGNS = "!$&'()*+,;=:@/?-._~"
_SAFE = re.compile(rf"[\w{re.escape(_SIGNS)}]*", re.ASCII)
_DEFAULT_PORTS = {"http": 80, "https": 443}


def fragment(anchor: str) -> str:
    """Return a link to an id on the same page, with the id percent-encoded, as in every address."""
    return f"#{anchor if _SAFE.fullmatch(anchor) else quote(anchor, safe=_SIGNS)}"


def address_of(path: str) -> str:
    """Return the address of a file: its path percent-encoded, as MkDocs encodes the addresses of pages."""
    return quote(path)


def path_of(address: str) -> str:
    """Return the path of the file at an address of the site: `a&b.md` of `a%26b.md`."""
    return unquote(address)


def relative(address: str, page: str) -> str:
    """Return an address of the site as a link from a page of the site; `""` is the home page."""
    found = posixpath.relpath(address or ".", posixpath.dirname(page) or ".")
    return found if address and not address.endswith("/") else f"{found}/"


def doi(value: str) -> str:
    """Return the DOI in a value that is one, in any spelling or address; empty for anything else."""
    bare = _DOI_LABEL.sub("", value, count=1)
    if DOI.fullmatch(bare):
        return bare
    if name := resolved(bare):
        return name
    match = _DOI_IN_PATH.fullmatch(bare)
    return unquote(match["name"]) if match else ""


def resolved(address: str) -> str:
    """Return the DOI that an address of a resolver leads to; empty for any other address."""
    parts = _parts(address if "://" in address else f"https://{address}")
    return _resolved(parts.hostname or "", parts.path) if parts else ""


def _resolved(host: str, path: str) -> str:
    if not _RESOLVER.fullmatch(host):
        return ""
    name = _DOI_LABEL.sub("", unquote(path).strip("/"))
    if host.endswith("doi.org") and _SHORT_DOI().fullmatch(name):
        return f"10/{name}"
    return name if DOI.fullmatch(name) else ""


def _parts(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018  raises for a port that cannot be
    except ValueError:
        return None
    return parts


# Several rules and parts of a source ask for the same address.
@lru_cache(maxsize=50_000)
def identity(address: str) -> str:
    """Return the same text for all spellings of a web address or a DOI; empty for anything else.

    `https://www.Example.org:443/a/?utm_source=x#b` is `example.org/a#b`.
    """
    address = address.strip()
    if (plain := _PLAIN.fullmatch(address)) and "doi." not in plain["host"]:
        return plain["place"].rstrip("/")
    parts = _parts(address)
    if parts is None:
        return ""
    host, port = (parts.hostname or "").removeprefix("www."), parts.port
    if parts.scheme not in _DEFAULT_PORTS or not host:
        return doi(address).lower()
    if name := _resolved(host, parts.path):
        return name.lower()
    named = port not in (None, _DEFAULT_PORTS[parts.scheme])
    query = "&".join(part for part in parts.query.split("&") if not part.lower().startswith("utm_"))
    place = f"{host}:{port}" if named else host
    asked = f"?{query}" if query else ""
    return place + parts.path.rstrip("/") + asked + (f"#{parts.fragment}" if parts.fragment else "")
