"""Escaping: every text that becomes part of HTML passes through here, once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...syntax import addresses
from ...syntax.latex import elements
from ..words import Words

# HTML allows no control characters, and Python-Markdown marks places with two of them.
_CONTROLS = dict.fromkeys(map(chr, (*range(9), *range(11, 32), 127)), "�")
_TEXT = str.maketrans(_CONTROLS | {"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# Unicode's first strong isolate, and the end of it.
_START, _END = "\u2068", "\u2069"
_ISOLATES = dict.fromkeys(map(ord, (_START, _END)))
_ATTRIBUTE = _TEXT | str.maketrans({'"': "&quot;", "'": "&#x27;"})


def text(value: str) -> str:
    """Escape a text between tags."""
    return value.translate(_TEXT)


def scripted(value: str, scripts: Iterable[str]) -> str:
    """Escape a text, and write the sub- and superscripts in it that Unicode lacks as elements."""
    runs = map(text, scripts)
    return elements(text(value), runs, low="<sub>{}</sub>", high="<sup>{}</sup>")


def attribute(value: str) -> str:
    """Escape a text in a quoted attribute."""
    return value.translate(_ATTRIBUTE)


def isolated(value: str, words: Words) -> str:
    """Mark a text that may run in another direction than a language that is written from right to left."""
    return f"{_START}{value.translate(_ISOLATES)}{_END}" if words.is_rtl else value


def spans(markup: str) -> str:
    """Write the marks of texts with a direction of their own as elements, which search leaves out."""
    return markup.replace(_START, '<span dir="auto">').replace(_END, "</span>")


def tagged(attributes: Mapping[str, str]) -> str:
    """Return attributes as they stand in a tag, each after a space."""
    return "".join(f' {name}="{attribute(value)}"' for name, value in attributes.items())


def fragment(anchor: str) -> str:
    """Return a link to an id, as an attribute."""
    return attribute(addresses.fragment(anchor))
