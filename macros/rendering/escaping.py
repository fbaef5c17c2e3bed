"""Escaping: every text that becomes part of HTML passes through here, once."""

from __future__ import annotations

from html import escape
from urllib.parse import quote


def text(value: str) -> str:
    """Escape a text that stands between tags."""
    return escape(value, quote=False)


def attribute(value: str) -> str:
    """Escape a text that stands in a quoted attribute."""
    return escape(value, quote=True)


def fragment(anchor: str) -> str:
    """Return a link to an id, as an attribute: an address is percent-encoded, an id is not."""
    return attribute("#" + quote(anchor, safe="!$&'()*+,;=:@/?-._~"))
