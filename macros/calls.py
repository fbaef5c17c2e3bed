"""One citation: a macro call's text to its keys, or to what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from unicodedata import category

from . import templates
from .findings import Finding, at
from .model import Call, Citation
from .templates import STRING, Kind, Literal, Mark, UnreadableError
from .text import Span, Text

_KEY = re.compile(STRING, re.DOTALL)
_CURLY = re.compile(r"[“”„‘’«»]")
_SIDE_BY_SIDE = re.compile(rf"({STRING})\s*({STRING})", re.DOTALL)
_NAMES = re.compile(r"""\{\{[-+]?\s*cite\s*\((?P<names>[^"'“”„‘’()=]*)\)\s*[-+]?\}\}""")
_USAGE = {"cite": '{{ cite("key") }}', "quote": '{{ quote("key", "the words") }}'}


def read(
    text: Text, mark: Mark, hidden_in: str, known: Collection[str] = ()
) -> tuple[tuple[Call, ...], tuple[Finding, ...]]:
    """Read one expression or statement that holds a citation; `known` are the keys of the store."""
    typed = text.content[mark.span.start : mark.span.end]
    if fault := _unquoted(typed, known):
        return (), (at("dynamic-citation", text, mark.span, *fault),)
    try:
        call = None if mark.kind is Kind.STATEMENT else templates.literal_call(typed, ("cite", "quote"))
    except UnreadableError as error:
        return (), (_unreadable(text, mark.span, typed, str(error)),)
    if call is None:
        if re.search(r"\blocator\s*=\s*[^\s\"']", _KEY.sub('""', typed)):
            message = "a locator is a literal text"
            return (), (at("invalid-citation", text, mark.span, message, 'write locator="p. 3"'),)
        message = "a citation must stand on its own, with its keys as literal text"
        hint = 'write {{ cite("key") }}, once for every place'
        return (), (at("dynamic-citation", text, mark.span, message, hint),)
    if fault := _joined(call, known) or next(_misuses(call, typed), None):
        return (), (at("invalid-citation", text, mark.span, *fault),)
    words = call.texts[1] if call.name == "quote" else ""
    locator = call.named.get("locator", "")
    return (Call(mark.span, _located(mark.span, typed, _keys(call)), locator, words, hidden_in),), ()


def _unquoted(typed: str, known: Collection[str]) -> tuple[str, str] | None:
    """Find keys that stand in a call without quotation marks."""
    match = _NAMES.fullmatch(typed)
    keys = [key.strip() for key in match["names"].split(",")] if match else []
    if not keys or any(key not in known for key in keys):
        return None
    subject = f"the key {keys[0]} stands" if len(keys) == 1 else "these keys stand"
    return f"{subject} without quotation marks", _written(keys)


def _joined(call: Literal, known: Collection[str]) -> tuple[str, str] | None:
    """Find several keys in one text: `cite("a, b")`."""
    for text in _keys(call) if call.name == "cite" else ():
        keys = [key for key in re.split(r"[,;\s]+", text) if key]
        if text not in known and len(keys) > 1 and all(key in known for key in keys):
            return "several keys stand in one text", _written(keys)
    return None


def _written(keys: Sequence[str]) -> str:
    quoted = ", ".join(f'"{key}"' for key in keys)
    return f"write {{{{ cite({quoted}) }}}}"


def _keys(call: Literal) -> tuple[str, ...]:
    return call.texts if call.name == "cite" else call.texts[:1]


def _unreadable(text: Text, span: Span, typed: str, reason: str) -> Finding:
    if curly := _CURLY.search(typed):
        place = Span(span.start + curly.start(), span.start + curly.end())
        message = "a macro needs straight quotation marks"
        return at("unrendered-macro", text, place, message, 'write {{ cite("key") }}')
    hint = 'write {{ cite("key") }}, with every quotation mark and bracket closed'
    return at("unrendered-macro", text, span, f"this macro cannot be read: {reason}", hint)


def _misuses(call: Literal, typed: str) -> Iterator[tuple[str, str]]:
    """Say what is wrong with the arguments of a call, and what to type."""
    usage = f"write {_USAGE[call.name]}"
    if unknown := sorted(call.named.keys() - {"locator"}):
        yield f'{call.name}() knows no "{unknown[0]}"', f'{usage}, or add locator="p. 3"'
    if not call.texts:
        yield f"{call.name}() names no source", usage
    if any(not _is_publishable(value) for value in (*call.texts, *call.named.values())):
        yield "a text holds a character that cannot be published", "write it without escapes"
    keys = _keys(call)
    if any(not key.strip() for key in keys):
        yield "a key is empty", usage
    if len(set(keys)) < len(keys):
        yield "a source is cited twice in one place", "name each key once"
    if _SIDE_BY_SIDE.search(typed):
        yield "a comma is missing between two texts", 'write {{ cite("first", "second") }}'
    if len(re.findall(r"\blocator\s*=", _KEY.sub("", typed))) > 1:
        yield "a citation has one locator", 'write it into one text: locator="pp. 3, 7"'
    if call.name == "quote" and (len(call.texts) != 2 or not call.texts[1].strip()):
        yield "quote() needs a key and the quoted words", usage
    if call.name == "cite" and len(call.texts) > 1 and call.named:
        hint = 'write one for each: {{ cite("first", locator="p. 3") }}{{ cite("second") }}'
        yield "a locator belongs to one source, and this citation names several", hint


def _is_publishable(value: str) -> bool:
    return not any(category(character) in ("Cc", "Cs") and character != "\n" for character in value)


def _located(span: Span, typed: str, keys: Sequence[str]) -> tuple[Citation, ...]:
    """Pair the keys with the string literals that they were read from, in order."""
    literals = _KEY.finditer(typed, typed.index("("))
    return tuple(
        Citation(key, Span(match.start() + 1, match.end() - 1).shifted(span.start))
        for key, match in zip(keys, literals, strict=False)
    )
