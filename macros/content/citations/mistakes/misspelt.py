"""Calls of macros that do not exist, but that a writer probably meant as citations."""

from __future__ import annotations

import re
from collections.abc import Collection
from collections.abc import Set as AbstractSet
from difflib import get_close_matches
from functools import lru_cache

from ....core.findings import Finding, at
from ....core.macro_table import CITE, MACROS, Macro, pattern
from ....core.patterns import later
from ....core.text import Text, composed
from ....syntax.templates import STRING, Mark
from . import intended

_CALL = re.compile(
    rf"\{{\{{[-+]?\s*(?P<name>[^\W\d]\w*)\s*(?P<bracket>[(\[])\s*(?P<first>{STRING})", re.DOTALL
)
# A call without its brackets, `{{ cite "key" }}`; marks of wikis have a bar.
_WITHOUT_BRACKETS = later(
    rf"""
    \{{\{{[-+]?\s* (?P<name>{pattern()}) (?:\s|:) \s*
    (?!(?:if|is|in|not|and|or|else)\b) (?P<said> [\w"'“”„‘] [^{{}}|]* ) \}}\}}
    """,
    re.VERBOSE,
)
# A key that is called by a filter, or that stands alone: `{{ "key" | cite }}`, `{{ "key" }}`, `{{ @key }}`.
_NOT_CALLED = later(
    rf"""
    \{{\{{[-+]?\s* (?: @(?P<bare>[^\s(){{}}|]+) | \[?\s* (?P<first>{STRING}) \s*\]? )
    \s* (?: \|\s*(?P<name>{pattern()})\b [^|{{}}]* )? \}}\}}
    """,
    re.VERBOSE | re.DOTALL,
)
# A statement in which the page defines or imports a name.
_DEFINITION = later(r"\{%[-+]?\s*(?:macro|import|from|set)\b[^%\n]*")


def finding(
    text: Text, mark: Mark, keys: Collection[str], macros: AbstractSet[str], *, needs_key: bool = False
) -> Finding | None:
    """Find a call of an unknown macro, when its name is nearly ours or its first text is a key.

    `macros` are the names that the project defines itself; a page can define more. With `needs_key`, as
    on a site of others, only a call with a key of the store counts, whatever its name is.
    """
    if uncalled := _uncalled(text, mark, keys, needs_key=needs_key):
        return uncalled
    match = _CALL.match(text.content, mark.span.start, mark.span.end)
    if not match or (match["name"] in MACROS and match["bracket"] == "("):
        return None
    name, key = match["name"], match["first"][1:-1]
    meant = _meant(name.lower())
    is_meant = name.lower() in MACROS if match["bracket"] == "[" else meant or key in keys
    is_meant = is_meant and (key in keys or not needs_key)
    if not is_meant or name in macros or name in defined(text.content):
        return None
    message = f'"{name}[" calls no macro' if match["bracket"] == "[" else f'there is no macro "{name}"'
    typed = f"write {(meant or CITE).typed((key,), 'the words')}"
    return at("unrendered-macro", text, mark.span, message, typed)


def _uncalled(text: Text, mark: Mark, keys: Collection[str], *, needs_key: bool) -> Finding | None:
    """Find a key beside a macro, or alone, where a call was meant."""
    if match := _WITHOUT_BRACKETS().fullmatch(text.content, *mark.span):
        meant = intended.typed(f"{match['name']}({match['said']}", keys) or (
            "" if needs_key else _of_first(MACROS[match["name"]], match["said"])
        )
        message = f'a bracket is missing behind "{match["name"]}"'
        return at("unrendered-macro", text, mark.span, message, f"write {meant}") if meant else None
    match = _NOT_CALLED().fullmatch(text.content, *mark.span)
    key = composed(match["bare"] or match["first"][1:-1]) if match else ""
    if match is None or (key not in keys and (needs_key or not match["name"])):
        return None
    if not match["name"]:
        return at("unrendered-macro", text, mark.span, "this key is not cited", f"write {CITE.typed((key,))}")
    macro, said = MACROS[match["name"]], re.sub(r"\|\s*\w+\s*\(?", " ", match[0])
    meant = intended.typed(f"{macro.name}({said}", keys) or macro.typed((key,), "the words")
    message = f'"{macro.name}" is a macro, and no filter'
    return at("unrendered-macro", text, mark.span, message, f"write {meant}")


def _of_first(macro: Macro, said: str) -> str:
    """Return a call of the text with which an argument list begins; empty without one."""
    first = re.match(STRING, said)
    return macro.typed((first[0][1:-1],), "the words") if first else ""


@lru_cache(maxsize=4)
def defined(content: str) -> frozenset[str]:
    """Return the words of statements in which the page defines or imports macros and variables."""
    said = (match[0] for match in _DEFINITION().finditer(content))
    return frozenset(word for one in said for word in re.findall(r"\w+", one))


@lru_cache(maxsize=256)
def _meant(name: str) -> Macro | None:
    """Return the macro with nearly this name: "cit", but not "item" or "recite"."""
    for near in get_close_matches(name, MACROS, 1, 0.75):
        if abs(len(near) - len(name)) <= 1 and (near[0] == name[0] or near[-1] == name[-1]):
            return MACROS[near]
    return None
