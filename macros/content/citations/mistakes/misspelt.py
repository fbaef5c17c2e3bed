"""Calls of macros that do not exist, but that a writer probably meant as citations."""

from __future__ import annotations

import re
from collections.abc import Collection
from collections.abc import Set as AbstractSet
from difflib import get_close_matches
from functools import lru_cache

from ....core.findings import Finding, at
from ....core.macro_table import CITE, MACROS, Macro
from ....core.text import Text
from ....syntax.templates import STRING, Mark

_CALL = re.compile(
    rf"\{{\{{[-+]?\s*(?P<name>[^\W\d]\w*)\s*(?P<bracket>[(\[])\s*(?P<first>{STRING})", re.DOTALL
)
# A statement in which the page defines or imports a name.
_DEFINITION = re.compile(r"\{%[-+]?\s*(?:macro|import|from|set)\b[^%\n]*")


def finding(
    text: Text, mark: Mark, keys: Collection[str], macros: AbstractSet[str], *, needs_key: bool = False
) -> Finding | None:
    """Find a call of an unknown macro, when its name is nearly ours or its first text is a key.

    `macros` are the names that the project defines itself; a page can define more. On a site of others it
    `needs_key`, whatever the name is.
    """
    match = _CALL.match(text.content, mark.span.start, mark.span.end)
    if not match or (match["name"] in MACROS and match["bracket"] == "("):
        return None
    name, key = match["name"], match["first"][1:-1]
    meant = _meant(name.lower())
    is_meant = name.lower() in MACROS if match["bracket"] == "[" else meant or key in keys
    is_meant = is_meant and (key in keys or not needs_key)
    if not is_meant or name in macros or name in _defined(text.content):
        return None
    message = f'"{name}[" calls no macro' if match["bracket"] == "[" else f'there is no macro "{name}"'
    typed = f"write {(meant or CITE).typed((key,), 'the words')}"
    return at("unrendered-macro", text, mark.span, message, typed)


@lru_cache(maxsize=4)
def _defined(content: str) -> frozenset[str]:
    """Return the words of statements in which the page defines or imports macros and variables."""
    return frozenset(word for match in _DEFINITION.finditer(content) for word in re.findall(r"\w+", match[0]))


@lru_cache(maxsize=256)
def _meant(name: str) -> Macro | None:
    """Return the macro with nearly this name: "cit", but not "item" or "recite"."""
    for near in get_close_matches(name, MACROS, 1, 0.75):
        if abs(len(near) - len(name)) <= 1 and (near[0] == name[0] or near[-1] == name[-1]):
            return MACROS[near]
    return None
