"""Citations that need a close look: a macro call's text to a call with its keys, or to a finding."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from unicodedata import category

from ...core.findings import Fault, Finding, reported
from ...core.macro_table import CITE, LISTING, MACROS, NAMED, Macro, pattern
from ...core.model import Call, Citation
from ...core.text import Span, Text, composed
from ...syntax import templates
from ...syntax.templates import STRING, Literal, Mark, MarkKind, UnreadableError
from .mistakes.inner_quotes import inner_quotes, macro_of

_KEY = re.compile(STRING, re.DOTALL)
_CURLY = re.compile(r"[“”„‘’«»]")
_TEXTS = dict(zip(NAMED, ("see", "p. 3"), strict=True))
_EXAMPLES = {name: f'{name}="{text}"' for name, text in _TEXTS.items()}
"""What hints show of each argument with a name."""
_CALLS = re.compile(rf"(?<![\w.\"'])({pattern()})\s*\(")
_COMPUTED = re.compile(rf"""\b(?P<name>{"|".join(NAMED)})\s*=\s*[^\s"']""")
_NAMES = re.compile(rf"""\{{\{{[-+]?\s*(?P<macro>{LISTING})\s*\((?P<names>[^"'“”„‘’()=]*)\)\s*[-+]?\}}\}}""")


def read(text: Text, mark: Mark, hidden_in: str, known: Collection[str] = ()) -> Call | Finding:
    """Read one expression or statement that has a citation; `known` are the keys of the store."""
    found = _call(text.content[mark.span.start : mark.span.end], mark, hidden_in, known)
    return reported(found, text) if isinstance(found, Fault) else found


def _call(typed: str, mark: Mark, hidden_in: str, known: Collection[str]) -> Call | Fault:
    if fault := _unquoted(typed, known):
        return replace(fault, place=mark.span, rule="dynamic-citation")
    try:
        call = None if mark.kind is MarkKind.STATEMENT else templates.literal_call(typed, MACROS)
    except UnreadableError as error:
        return _unreadable(mark.span, typed, str(error))
    if call is None:
        if computed := _COMPUTED.search(_KEY.sub('""', typed)):
            name = computed["name"]
            message, hint = f"a {name} must be literal text", f"write {_EXAMPLES[name]}"
            return Fault(message, hint, mark.span, "invalid-citation")
        message = "a citation must stand on its own, with its keys as literal text"
        hint = f"write {CITE.usage}, once for every place"
        return Fault(message, hint, mark.span, "dynamic-citation")
    macro = MACROS[call.name]
    inner = inner_quotes(typed, mark.span.start) if _are_side_by_side(typed) else None
    if fault := inner or _joined(macro, call, known) or next(_misuses(macro, call, typed), None):
        return inner or replace(fault, place=mark.span, rule="invalid-citation")
    citations = _located(mark.span, typed, macro.keys(call.texts))
    locator, prefix = call.named.get("locator", ""), call.named.get("prefix", "")
    return Call(mark.span, citations, locator, prefix, macro.words(call.texts), hidden_in, macro.name)


def _unquoted(typed: str, known: Collection[str]) -> Fault | None:
    """Find a call whose keys have no quotation marks: `cite(a, b)`."""
    match = _NAMES.fullmatch(typed)
    keys = [composed(key.strip()) for key in match["names"].split(",")] if match else []
    if match is None or any(key not in known for key in keys):
        return None
    subject = f"the key {keys[0]} has" if len(keys) == 1 else "these keys have"
    return Fault(f"{subject} no quotation marks", f"write {MACROS[match['macro']].typed(keys)}")


def _joined(macro: Macro, call: Literal, known: Collection[str]) -> Fault | None:
    """Find several keys in one text: `cite("a, b")`."""
    for text in () if macro.has_words else call.texts:
        keys = [composed(key) for key in re.split(r"[,;\s]+", text) if key]
        if text not in known and len(keys) > 1 and all(key in known for key in keys):
            return Fault("several keys are in one text", f"write {macro.typed(keys)}")
    return None


def _unreadable(span: Span, typed: str, reason: str) -> Fault:
    if fault := inner_quotes(typed, span.start):
        return fault
    if len(several := _CALLS.findall(typed)) > 1:
        typed_alone = "".join(MACROS[name].usage for name in several[:2])
        message = "several macros are in one pair of braces"
        return Fault(message, f"write each in a pair of its own: {typed_alone}", span, "unrendered-macro")
    message, hint = f"this macro cannot be read: {reason}", ", with every quotation mark and bracket closed"
    if curly := _CURLY.search(typed):
        span = Span(*curly.span()).shifted(span.start)
        message, hint = "a macro needs straight quotation marks", ""
    return Fault(message, f"write {macro_of(typed).usage}{hint}", span, "unrendered-macro")


def _misuses(macro: Macro, call: Literal, typed: str) -> Iterator[Fault]:
    """Find what is wrong with the arguments of a call."""
    usage, keys = f"write {macro.usage}", macro.keys(call.texts)
    if unknown := sorted(call.named.keys() - {*NAMED}):
        hint = f"{usage}, or add {' or '.join(_EXAMPLES.values())}"
        yield Fault(f'{macro.name}() has no argument "{unknown[0]}"', hint)
    if not call.texts:
        yield Fault(f"{macro.name}() names no source", usage)
    if any(not _is_publishable(value) for value in (*call.texts, *call.named.values())):
        yield Fault("a text holds a character that cannot be published", "write it without escapes")
    if any(not key.strip() for key in keys):
        yield Fault("a key is empty", usage)
    if len(set(keys)) < len(keys):
        yield Fault("a source is cited twice in one place", "name each key once")
    if _are_side_by_side(typed):
        hint = usage if macro.takes_one else f"write {macro.typed(('first', 'second'))}"
        yield Fault("a comma is missing between two texts", hint)
    if macro.has_words and (len(call.texts) != 2 or not call.texts[1].strip()):
        yield Fault(f"{macro.name}() needs a key and the quoted words", usage)
    yield from _misplaced(macro, call, typed)


def _are_side_by_side(typed: str) -> bool:
    """Return whether nothing is between two texts of a call."""
    texts = [match.span() for match in _KEY.finditer(typed)]
    return any(not typed[end:start].strip() for (_, end), (start, _) in pairwise(texts))


def _misplaced(macro: Macro, call: Literal, typed: str) -> Iterator[Fault]:
    """Find what is wrong with what a call says of its source."""
    for name, example in _EXAMPLES.items():
        if len(re.findall(rf"\b{name}\s*=", _KEY.sub("", typed))) > 1:
            yield Fault(f"a citation can have only one {name}", f"write it into one text: {example}")
    if len(macro.keys(call.texts)) > 1 and (call.named or macro.takes_one):
        first = {name: _TEXTS[name] for name in call.named if name in _TEXTS}
        each = macro.typed(("first",), **first) + macro.typed(("second",))
        subject = next((f"a {name}" for name in first), f"{macro.name}()")
        message = f"{subject} belongs to one source, and this citation names several"
        yield Fault(message, f"write one for each: {each}")


def _is_publishable(value: str) -> bool:
    return not any(category(character) in ("Cc", "Cs") and character != "\n" for character in value)


def _located(span: Span, typed: str, keys: Sequence[str]) -> tuple[Citation, ...]:
    """Pair the keys, in order, with the string literals that they were read from."""
    literals = _KEY.finditer(typed, typed.index("("))
    return tuple(
        Citation(key, Span(match.start() + 1, match.end() - 1).shifted(span.start))
        for key, match in zip(keys, literals, strict=False)
    )
