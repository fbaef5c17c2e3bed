"""Escaping: every text that becomes part of HTML passes through here, once."""

from __future__ import annotations

from html import escape

from ...syntax import addresses

# HTML allows no control characters, and Python-Markdown marks places with two of them.
_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), 127), "�")


def text(value: str) -> str:
    """Escape a text between tags."""
    return escape(value.translate(_CONTROLS), quote=False)


def attribute(value: str) -> str:
    """Escape a text in a quoted attribute."""
    return escape(value.translate(_CONTROLS), quote=True)


def fragment(anchor: str) -> str:
    """Return a link to an id, as an attribute."""
    return attribute(addresses.fragment(anchor))
