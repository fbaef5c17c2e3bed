"""Quotation marks that are never closed: a parser reads what follows as a part of their value."""

from __future__ import annotations

import re

from ....core.patterns import later
from .stops import Stop, YamlFault

# A value in quotation marks that do not end in its line.
_OPEN = later(
    r"""
    ^ [ \t]* (?: -[ ]+ )*+ (?: [^\s"'#:,\[\]{}][^"'#:\n]*+ : [ \t]++ )?
    (?P<mark> " (?= (?: [^"\\\n] | \\. )*+ \n ) | ' (?= (?: [^'\n] | '' )*+ \n ) )
    """,
    re.VERBOSE | re.MULTILINE,
)
# The rest of such a value, if its end is where the end of a value can be.
_CLOSED = {
    '"': re.compile(r'"(?:[^"\\]|\\.)*+"(?=[ \t]*(?:#[^\n]*)?$)', re.MULTILINE | re.DOTALL),
    "'": re.compile(r"'(?:[^']|'')*+'(?=[ \t]*(?:#[^\n]*)?$)", re.MULTILINE),
}
_NAMED = re.compile(r"^[ \t]*(?:- +)?[\w.-]+:(?:[ \t]|$)", re.MULTILINE)


def unclosed(stop: Stop) -> YamlFault | None:
    """Find a quotation mark above that is never closed; what follows is read as a part of its value."""
    at = 0
    while found := _OPEN().search(stop.content, at, min(len(stop.content), stop.place + 1)):
        start = found.start("mark")
        whole = _CLOSED[found["mark"]].match(stop.content, start)
        if whole is None or _NAMED.search(whole[0]):
            return _never_closed(stop, start)
        at = whole.end()
    return None


def begun(stop: Stop) -> YamlFault | None:
    """Find the quotation mark of the value that was read when the text ended."""
    is_quote = "quoted scalar" in stop.context and stop.begun is not None
    return _never_closed(stop, stop.begun or 0) if is_quote else None


def _never_closed(stop: Stop, place: int) -> YamlFault:
    mark = stop.content[place]
    return YamlFault(
        f"the quotation mark {mark} here is never closed", f"write {mark} behind the value too", place
    )
