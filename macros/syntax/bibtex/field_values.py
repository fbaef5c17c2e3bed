"""Values: `{…}`, `"…"`, numbers and names of strings, joined by `#`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ...core.findings import Fault
from ...core.text import Span, Text
from ..dates import month_number, month_string
from .entries import Value

_PIECE = re.compile(r'\s*(?:(?P<open>[{"])|(?P<number>\d+)|(?P<name>[^\s#{}",=]+))')
_NEXT = re.compile(r"\s*\#")
_MARK = re.compile(r'\\.|[{}"]', re.DOTALL)
_EVERY_MARK = re.compile(r'[{}]|(?<!\\)"')
_ESCAPED_BRACE = re.compile(r"\\[{}]")
_ALONE = re.compile(r"\s*(?:\#|\Z)")
_NEXT_FIELD = re.compile(r"(?:\s++|%[^\n]*+)*+[,#]")
_END_OF_ENTRY = re.compile(r"(?:\s++|%[^\n]*+)*+[})]")
_FIELD = re.compile(r"(?P<name>[A-Za-z][\w-]*)\s*=")
_LONGEST = 100_000
"""How long the strings that a value names can be: a few definitions could grow to any length."""


def value(text: Text, span: Span, strings: Mapping[str, str]) -> tuple[Value, tuple[Fault, ...]]:
    """Read a value, and return it with the faults in it; an undefined string counts as its name."""
    raw = text.content[span.start : span.end]
    parts, faults, position, named = list[str](), list[Fault](), 0, 0
    while True:
        piece = _PIECE.match(raw, position)
        if not piece:
            place = Span(span.start + position, max(span.end, span.start + position))
            hint = 'write the value in braces: "title = {…}"'
            return Value("".join(parts), span), (*faults, Fault("a value is missing", hint, place))
        place = Span(piece.start(piece.lastgroup or 0), piece.end()).shifted(span.start)
        if name := piece["name"]:
            part, position = strings.get(name.lower(), name), piece.end()
            faults.extend(() if name.lower() in strings else (_undefined(name, place),))
            named += len(part)
            if named > _LONGEST:
                message = f"the strings in this value are longer than {_LONGEST:,} characters together"
                return Value("", span), (Fault(message, "write the value in braces", place),)
        elif piece["number"]:
            part, position = piece["number"], piece.end()
        else:
            # The block closes, and so does each value in the block.
            end = closing(raw, piece.end()) or len(raw)
            part, position = raw[piece.end() : end], end + 1
        parts.append(part)
        following = _NEXT.match(raw, position)
        if not following:
            return Value("".join(parts), span), (*faults, *_left_over(text, span, position))
        position = following.end()


def _undefined(name: str, place: Span) -> Fault:
    hint = f"write the value in braces: {{{name}}}; or list the file that defines it before this one"
    if number := month_number(name):
        hint = f"write the month in its three letters: {month_string(number)}"
    return Fault(f'no @string defines "{name}"', hint, place, "undefined-string")


def closing(raw: str, start: int, end: int | None = None) -> int | None:
    r"""Return the offset of the mark that closes the value opened just before `start`; None without one.

    BibTeX counts every brace, and people write `\{` for a brace that has no partner.
    Where the two differ, the value ends at the mark behind which an entry, or the value alone, goes on best.
    """
    limit = len(raw) if end is None else end
    escaped = _closing(raw, start, limit, _MARK)
    if not _ESCAPED_BRACE.search(raw, start, limit if escaped is None else escaped + 1):
        return escaped
    counted = _closing(raw, start, limit, _EVERY_MARK)
    ends = sorted({one for one in (escaped, counted) if one is not None})
    # What follows a shorter value may be the rest of the longer one, when it is a brace.
    ranked = ((_ALONE, ends),) if end is None else ((_NEXT_FIELD, ends), (_END_OF_ENTRY, ends[::-1]))
    found = (one for pattern, order in ranked for one in order if pattern.match(raw, one + 1, limit))
    return next(found, escaped)


def _closing(raw: str, start: int, limit: int, marks: re.Pattern[str]) -> int | None:
    depth, is_quoted = 0, raw[start - 1] == '"'
    for match in marks.finditer(raw, start, limit):
        mark = match[0]
        if not depth and mark == ('"' if is_quoted else "}"):
            return match.start()
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth -= 1
            if depth < 0:
                return None
    return None


def _left_over(text: Text, span: Span, position: int) -> Iterator[Fault]:
    """Find text after a complete value: most often a comma is missing."""
    rest = text.content[span.start + position : span.end]
    if not rest.strip():
        return
    start = span.start + position + len(rest) - len(rest.lstrip())
    if following := _FIELD.match(text.content, start):
        message = f'a comma is missing before the field "{following["name"]}"'
        hint = 'end the field above with ","'
        yield Fault(message, hint, Span(start, following.end("name")))
    else:
        message = "there is text after the value"
        hint = 'put the whole value in one pair of braces, or join its parts with "#"'
        yield Fault(message, hint, Span(start, span.end))
