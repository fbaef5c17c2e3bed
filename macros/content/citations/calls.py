"""Citations that need a close look: a macro call's text to a call with its keys, or to a finding."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from unicodedata import category

from ...core.findings import Fault, Finding, reported
from ...core.macro_table import MACROS, NAMED, RETRACTED, Macro
from ...core.model import Call, Citation
from ...core.patterns import later
from ...core.text import Span, Text, composed
from ...syntax import templates
from ...syntax.templates import STRING, Literal, Mark, MarkKind, UnreadableError
from .mistakes import intended
from .mistakes.inner_quotes import inner_quotes

_KEY = later(STRING, re.DOTALL)
_CURLY = later(r"[“”„‘’«»]")
_EXAMPLES = {name: f'{name}="{text}"' for name, text in zip(NAMED, ("see", "p. 3"), strict=True)}
"""What hints show of each argument with a name."""
# An argument with a name whose value is no text, in a call whose texts are left out.
_COMPUTED = later(r"""[,(]\s*(?P<name>\w+)\s*=(?!=)\s*[^\s"']""")
# An argument that is a word alone.
_BARE = later(r"[,(]\s*(?P<name>[^\s\"'“”„‘’,()=]+)\s*(?=[,)])")


def read(text: Text, mark: Mark, hidden_in: str, known: Collection[str] = ()) -> Call | Finding:
    """Read one expression or statement that has a citation; `known` are the keys of the store."""
    found = _call(text.content[mark.span.start : mark.span.end], mark, hidden_in, known)
    return reported(found, text) if isinstance(found, Fault) else found


def _call(typed: str, mark: Mark, hidden_in: str, known: Collection[str]) -> Call | Fault:
    if mark.kind is MarkKind.STATEMENT:
        return _in_statement(typed, mark, known)
    if fault := _unquoted(typed, known):
        return fault._replace(place=mark.span, rule="dynamic-citation")
    try:
        call = templates.literal_call(typed, MACROS)
    except UnreadableError as error:
        return _unreadable(mark.span, typed, str(error), known)
    if call is None:
        return _computed(typed, mark, known)
    macro = MACROS[call.name]
    inner = inner_quotes(typed, mark.span.start) if _are_side_by_side(typed) else None
    if fault := inner or _joined(macro, call, known) or next(_misuses(macro, call, typed, known), None):
        return inner or fault._replace(place=mark.span, rule="invalid-citation")
    citations = _located(mark.span, typed, macro.keys(call.texts))
    locator, prefix = call.named.get("locator", ""), call.named.get("prefix", "")
    return Call(
        mark.span,
        citations,
        locator,
        prefix,
        macro.words(call.texts),
        hidden_in,
        macro.name,
        tells_retracted=RETRACTED in call.flags,
    )


def _unquoted(typed: str, known: Collection[str]) -> Fault | None:
    """Find a call whose keys have no quotation marks: `cite(a, b)`."""
    keys = [composed(match["name"]) for match in _BARE().finditer(_KEY().sub('""', typed))]
    if not keys or any(key not in known for key in keys):
        return None
    subject = f"the key {keys[0]} has" if len(keys) == 1 else "these keys have"
    return Fault(f"{subject} no quotation marks", intended.usage(typed, known))


def _in_statement(typed: str, mark: Mark, known: Collection[str]) -> Fault:
    """Say what is wrong with a call in a statement, or with one that is typed as if it were one."""
    if mark.name in MACROS:
        message = "a citation is between {{ and }}"
        return Fault(message, intended.usage(typed, known), mark.span, "unrendered-macro")
    return _computed(typed, mark, known)


def _computed(typed: str, mark: Mark, known: Collection[str]) -> Fault:
    """Say what is wrong with a call that is a part of something, or whose texts are not literal."""
    argument = _COMPUTED().search(_KEY().sub('""', typed))
    if mark.kind is MarkKind.STATEMENT or not argument:
        message = "a citation must stand on its own, with its keys as literal text"
        hint = intended.usage(typed, known, ", once for every place")
        return Fault(message, hint, mark.span, "dynamic-citation")
    name = argument["name"]
    if name not in NAMED:
        return _unknown(name, typed, known)._replace(place=mark.span, rule="invalid-citation")
    message = f"a {name} must be literal text"
    return Fault(message, f"write {_EXAMPLES[name]}", mark.span, "invalid-citation")


def _unknown(name: str, typed: str, known: Collection[str]) -> Fault:
    """Report an argument with a name that no macro has."""
    if name == RETRACTED:
        return Fault(f"{RETRACTED} takes no text", f"write {RETRACTED}=true")
    hint = f"{intended.usage(typed, known)}, or add {' or '.join(_EXAMPLES.values())}"
    return Fault(f'{intended.macro_of(typed).name}() has no argument "{name}"', hint)


def _joined(macro: Macro, call: Literal, known: Collection[str]) -> Fault | None:
    """Find several keys in one text: `cite("a, b")`."""
    for text in () if macro.has_words else call.texts:
        keys = [composed(key) for key in re.split(r"[,;\s]+", text) if key]
        if text not in known and len(keys) > 1 and all(key in known for key in keys):
            return Fault("several keys are in one text", f"write {macro.typed(keys)}")
    return None


def _unreadable(span: Span, typed: str, reason: str, known: Collection[str]) -> Fault:
    if fault := inner_quotes(typed, span.start):
        return fault
    if typed.startswith("{{{"):
        message, hint = "this macro has three braces", f"{intended.usage(typed, known)}, with two braces"
        return Fault(message, hint, span, "unrendered-macro")
    if len(several := intended.CALLED.findall(typed)) > 1:
        typed_alone = intended.typed(typed, known) or "".join(MACROS[name].usage for name in several[:2])
        message = "several macros are in one pair of braces"
        return Fault(message, f"write each in a pair of its own: {typed_alone}", span, "unrendered-macro")
    message, otherwise = (
        f"this macro cannot be read: {reason}",
        ", with every quotation mark and bracket closed",
    )
    if curly := _CURLY().search(typed):
        span = Span(*curly.span()).shifted(span.start)
        message, otherwise = "a macro needs straight quotation marks", ""
    return Fault(message, intended.usage(typed, known, otherwise), span, "unrendered-macro")


def _misuses(macro: Macro, call: Literal, typed: str, known: Collection[str]) -> Iterator[Fault]:
    """Find what is wrong with the arguments of a call."""
    usage, keys = intended.usage(typed, known), macro.keys(call.texts)
    if unknown := sorted((call.named.keys() - {*NAMED}) | (call.flags - {RETRACTED})):
        yield _unknown(unknown[0], typed, known)
    if not call.texts:
        yield Fault(f"{macro.name}() names no source", usage)
    if any(not _is_publishable(value) for value in (*call.texts, *call.named.values())):
        yield Fault("a text holds a character that cannot be published", "write it without escapes")
    if any(not key.strip() for key in keys):
        yield Fault("a key is empty", usage)
    if len(set(keys)) < len(keys):
        once = macro.typed(tuple(dict.fromkeys(keys)))
        yield Fault("a source is cited twice in one place", f"write {once}")
    if _are_side_by_side(typed):
        is_told = macro.takes_one or intended.typed(typed, known)
        hint = usage if is_told else f"write {macro.typed(('first', 'second'))}"
        yield Fault("a comma is missing between two texts", hint)
    if macro.has_words and (len(call.texts) != 2 or not call.texts[1].strip()):
        yield Fault(f"{macro.name}() needs a key and the quoted words", usage)
    yield from _misplaced(macro, call, typed)
    yield from _no_keys(macro, call, known)


def _are_side_by_side(typed: str) -> bool:
    """Return whether nothing is between two texts of a call."""
    texts = [match.span() for match in _KEY().finditer(typed)]
    return any(not typed[end:start].strip() for (_, end), (start, _) in pairwise(texts))


def _misplaced(macro: Macro, call: Literal, typed: str) -> Iterator[Fault]:
    """Find what is wrong with what a call says of its source."""
    for name, example in _EXAMPLES.items():
        if len(re.findall(rf"\b{name}\s*=", _KEY().sub("", typed))) > 1:
            yield Fault(f"a citation can have only one {name}", f"write it into one text: {example}")
    if len(macro.keys(call.texts)) > 1 and (call.named or macro.takes_one):
        first, *others = macro.keys(call.texts)
        named = {name: call.named[name] for name in NAMED if name in call.named}
        each = macro.typed((first,), **named) + "".join(macro.typed((key,)) for key in others)
        subject = next((f"a {name}" for name in named), f"{macro.name}()")
        message = f"{subject} belongs to one source, and this citation names several"
        yield Fault(message, f"write one for each: {each}")


def _no_keys(macro: Macro, call: Literal, known: Collection[str]) -> Iterator[Fault]:
    """Find words, or a place in a source, that stand where a key does; no key has blanks."""
    *others, last = map(composed, call.texts)
    if macro.has_words and last in known and " " in others[0] and others[0] not in known:
        yield Fault(
            "the key comes before the words", f"write {macro.typed((last,), others[0], **call.named)}"
        )
    is_place = " " in last and last not in known and len(others) == 1 and others[0] in known
    if is_place and not macro.has_words and not call.named:
        yield Fault(f'"{last}" is no key', f"write {macro.typed(others, locator=last)}")


def _is_publishable(value: str) -> bool:
    return not any(category(character) in ("Cc", "Cs") and character != "\n" for character in value)


def _located(span: Span, typed: str, keys: Sequence[str]) -> tuple[Citation, ...]:
    """Pair the keys, in order, with the string literals that they were read from."""
    literals = _KEY().finditer(typed, typed.index("("))
    return tuple(
        Citation(key, Span(match.start() + 1, match.end() - 1).shifted(span.start))
        for key, match in zip(keys, literals, strict=False)
    )
