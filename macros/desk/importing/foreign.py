"""Texts and JSON of others, at the door: plain text in one line, and values of a known form."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from unicodedata import category, normalize

_UNPRINTED = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))
# Scripts and emoji need joiners between letters, and nothing else of these is needed in one line.
_JOINER = re.compile(r"(?<=[^\W\d_])[\u200c\u200d](?=[^\W\d_])")
# What Crossref and publishers leave in titles: HTML, JATS and MathML.
_TAG = re.compile(
    r"</?(?:[bipu]|em|strong|su[bp]|scp?|br|span|tt|title|(?:jats|mml):\w+)(?:\s[^<>]{0,200})?/?>",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")
_LONGEST = 20_000
"""How much of a text is read: ten times what any field takes, so that a longer one is still too long."""


def plain(text: str) -> str:
    """Return a text in one line, without tags, and without characters that nobody sees or that act."""
    bare = _TAG.sub("", html.unescape(text[:_LONGEST]))
    joiners = {match.start() for match in _JOINER.finditer(bare)}
    kept = (
        " " if sign.isspace() else sign
        for place, sign in enumerate(bare)
        if sign.isspace() or place in joiners or category(sign) not in _UNPRINTED
    )
    return normalize("NFC", _SPACE.sub(" ", "".join(kept))).strip()


def parsed(content: str | bytes) -> object:
    """Read JSON; what is none, or too deep to be read, is None."""
    try:
        return json.loads(content, strict=False)
    except (ValueError, RecursionError):
        return None


def record(value: object) -> Mapping[str, object]:
    """Return an object of JSON, or an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def listed(value: object) -> tuple[object, ...]:
    """Return the items of a list; a value alone is a list of one, as JSON-LD has it."""
    if isinstance(value, list):
        return tuple(value)
    return () if value is None else (value,)


def word(value: object) -> str:
    """Return a text, a whole number as text, or the first text of a list; empty for anything else."""
    if isinstance(value, list):
        return next(filter(None, map(word, value)), "")
    if isinstance(value, str):
        return plain(value)
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""
