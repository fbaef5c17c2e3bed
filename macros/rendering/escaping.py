"""Escaping: every text that becomes part of HTML passes through here, once."""

from __future__ import annotations

import re
from html import escape

from .. import addresses

# HTML allows no control characters, and Python-Markdown marks places with two of them.
_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), 127), "�")
# Most texts have nothing to escape.
_SPECIAL = re.compile(r"""[\x00-\x08\x0b-\x1f\x7f&<>"']""")


def text(value: str) -> str:
    """Escape a text that stands between tags."""
    if not _SPECIAL.search(value):
        return value
    return escape(value.translate(_CONTROLS), quote=False)


def attribute(value: str) -> str:
    """Escape a text that stands in a quoted attribute."""
    if not _SPECIAL.search(value):
        return value
    return escape(value.translate(_CONTROLS), quote=True)


def fragment(anchor: str) -> str:
    """Return a link to an id, as an attribute."""
    return attribute(addresses.fragment(anchor))
