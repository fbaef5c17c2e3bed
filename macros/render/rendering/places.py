"""Places in a page that are filled after its build: each between two comments, so that it can be refilled."""

from __future__ import annotations

import re

_BEGIN, _END = "<!-- ibidem {} -->", "<!-- /ibidem {} -->"
_NAMED = re.compile(r"<!-- ibidem ([^\s>]+) -->")


def place(name: str, content: str = "") -> str:
    """Return a place with its content; the name has no spaces."""
    return f"{_BEGIN.format(name)}{content}{_END.format(name)}"


def place_names(html: str) -> tuple[str, ...]:
    """Return the names of the places that a page has."""
    return tuple(_NAMED.findall(html))


def placed(html: str, name: str, content: str) -> str:
    """Return a page with the content in a place that it has."""
    before, begin, rest = html.partition(_BEGIN.format(name))
    _, end, after = rest.partition(_END.format(name))
    return f"{before}{begin}{content}{end}{after}" if end else html


def emptied(html: str) -> str:
    """Return a page with all its places empty, as its host has written them."""
    for name in place_names(html):
        html = placed(html, name, "")
    return html
