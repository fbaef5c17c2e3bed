"""What a writer meant: from a call that cannot be read to the calls to type, as far as they can be told."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html import unescape
from itertools import pairwise

from ....core.macro_table import CITE, MACROS, NAMED, Macro, pattern
from ....core.patterns import later
from ....core.text import composed

CALLED = re.compile(rf"(?<![\w.\"'])(?P<name>{pattern()})\s*\(")
"""The beginning of a call."""
_CURLY = r"[“”„«](?P<curly>[^“”„«»]*)[“”»]|[‘‚](?P<low>[^‘’‚]*)[‘’]"
_TEXT = rf"""(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|{_CURLY}|["'“„](?P<open>[^"'“”„(){{}}]*))"""
_STRING = later(_TEXT)
_NAMED = later(rf"\b(?P<name>{'|'.join(NAMED)})\s*[=:]\s*(?:{_TEXT}|(?P<bare>[\w.]+))")
_WORD = later(r"[^\s\"'“”„‘’«»`,()\[\]{}=;&\\|]+")
# A text that may be a key: no value with a name, and no name of a value.
_QUOTED = later(r"""(?P<named>=\s*)?["'](?P<key>[^\s"'\\]+)["'](?!\s*:)""")
# Words that a call has without quotation marks on both sides, up to its end.
_BARE = later(r"[^,]*,\s*[\"'“„]?(?P<words>[^\"'“”„‘’=(){}]*[^\s\"'“”„‘’=(){}])")


def typed(said: str, known: Collection[str]) -> str:
    """Return the calls to type in place of a text; empty where it has no key of the store."""
    starts = [match.start() for match in CALLED.finditer(said)] or [0]
    parts = [said[start:end] for start, end in pairwise([*starts, len(said)])]
    calls = [_call(unescape(part), known) for part in parts]
    return "".join(calls) if all(calls) else ""


def usage(said: str, known: Collection[str], otherwise: str = "") -> str:
    """Say what to type; where no key can be told, the form of the macro, followed by `otherwise`."""
    meant = typed(said, known)
    return f"write {meant}" if meant else f"write {macro_of(said).usage}{otherwise}"


def macro_of(said: str) -> Macro:
    """Return the macro that a text calls; `cite` where that is not clear."""
    called = CALLED.search(said)
    return MACROS[called["name"]] if called else CITE


def _call(part: str, known: Collection[str]) -> str:
    """Return the call that a part means, with what it says of the place in its source."""
    macro = macro_of(part)
    named = {match["name"]: _said(match) or match["bare"] or "" for match in _NAMED().finditer(part)}
    rest = _NAMED().sub("", CALLED.sub("", part))
    keys = tuple(dict.fromkeys(_keys(rest, known)))
    if not keys:
        return ""
    if macro.has_words:
        return macro.typed(keys[:1], _words(rest, keys[0]), **named)
    alone = keys[:1] if macro.takes_one or named else keys
    return macro.typed(alone, **named)


def _keys(rest: str, known: Collection[str]) -> Iterator[str]:
    """Yield the keys of the store in a text, and what has quotation marks like a key beside them."""
    found = [composed(word.strip(":@")) for word in _WORD().findall(rest)]
    if any(key in known for key in found):
        quoted = {composed(match["key"]) for match in _QUOTED().finditer(rest) if not match["named"]}
        yield from (key for key in found if key in known or key in quoted)


def _words(rest: str, key: str) -> str:
    """Return the words of a quotation: the longest text beside the key, or what stands bare behind it."""
    texts = [_said(match) for match in _STRING().finditer(rest)]
    words = max((text for text in texts if composed(text.strip(" ,")) != key), key=len, default="")
    bare = _BARE().match(rest)
    return words or (bare["words"] if bare else "") or "the words"


def _said(match: re.Match[str]) -> str:
    return match["double"] or match["single"] or match["curly"] or match["low"] or match["open"] or ""
