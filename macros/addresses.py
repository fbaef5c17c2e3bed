"""What addresses of the web and DOIs look like, and links to an id."""

from __future__ import annotations

import re
from urllib.parse import quote

WEB = re.compile(r"https?://[^\s/\\][^\s\\]*", re.IGNORECASE)
DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(?P<name>10\.\d{4,9}(?:\.\d+)*/\S+)", re.IGNORECASE
)


def fragment(anchor: str) -> str:
    """Return a link to an id on the same page: an address is percent-encoded, an id is not."""
    return "#" + quote(anchor, safe="!$&'()*+,;=:@/?-._~")
