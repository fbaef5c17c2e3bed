"""Quotation marks inside a text of a call that end the text too early: `"he said "no" then"`."""

from __future__ import annotations

import re

from ....core.findings import Fault
from ....core.macro_table import NAMED, pattern
from ....core.patterns import later
from ....core.text import Span

_CALL = later(rf"\{{\{{[-+]?\s*(?:{pattern()})\s*\(")
# A quotation mark that begins a text; marks of any kind, and braces, which are no text.
_BEGINNING = later(r"""(?<=[(,=\s])["']""")
_MARK = later(r"""\\.|["']|[{}]{2}|\{%""", re.DOTALL)
_ENDING = later(r"""\s*(?:\)\s*[-+]?\}\}|,\s*(?:["'“”„‘’]|\w+\s*[=:]))""")
# Two texts without a comma between them, of which the second may have a name.
_BESIDE = later(rf"""\s*:?\s+(?:(?:{"|".join(NAMED)})\s*[=:]\s*)?["']""")
# A key whose own quotation mark is missing, and not one inside of it.
_KEY = later(r"""["'][^\s"',]+,\s*""")
# The end of a call that something follows, such as a second call.
_CLOSED = later(r"\s*\)")
_OTHER = {'"': "'", "'": '"'}
_MARKED = {'"': "double", "'": "single"}


def inner_quotes(typed: str, offset: int) -> Fault | None:
    """Find the first text of a call that has the quotation marks around it inside too.

    `offset` is the place of the call in its page.
    """
    call = _CALL().match(typed)
    position = call.end() if call else len(typed)
    while beginning := _BEGINNING().search(typed, position):
        mark, start = beginning[0], beginning.end()
        others, end = list[int](), -1
        for found in _MARK().finditer(typed, start):
            if found[0][0] in "{}":
                return None
            if found[0] != mark:
                continue
            if _ENDING().match(typed, found.end()):
                end = found.start()
                break
            if _KEY().fullmatch(typed, beginning.start(), found.start()):
                return None
            if _CLOSED().match(typed, found.end()) or (not others and _BESIDE().match(typed, found.end())):
                return None
            others.append(found.start())
        if end < 0:
            return None
        if others:
            return _fault(typed, Span(start, end), offset + others[0])
        position = end + 1
    return None


def _fault(typed: str, inside: Span, first: int) -> Fault:
    mark, words = typed[inside.start - 1], typed[inside.start : inside.end]
    other = _OTHER[mark]
    message = "this quotation mark ends the text in which it stands"
    escaped = re.sub(rf"(?<!\\){mark}", rf"\\{mark}", words)
    hint = f"write {mark}{escaped}{mark}"
    if other not in words:
        around = f"{other}{words}{other}"
        hint = f"put {_MARKED[other]} quotation marks around the text: {around}; or write \\{mark} inside"
    return Fault(message, hint, Span(first, first + 1), "unrendered-macro")
