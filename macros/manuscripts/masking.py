"""Masking: something invisible in the place of each character that is no prose, so that offsets stay."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..text import Span

_MARKUP = re.compile(
    r"""
      \[ (?= [^\[\]\n]+ \]\( )
    | \]\( [^()\s]* (?: \([^()\s]*\) [^()\s]* )* (?: \s+ "[^"\n]*" )? \)     # the address of a link
    | ^ [ ]{0,3} \*? \[ (?!\^) [^\]\n]+ \]: .* $                                # the definition of one
    | \[\^ (?P<note> [^\]\s]+ ) \]:?                                        # a footnote's mark
    | </? [A-Za-z][^<>]* >
    | https?:// [^\s<>"“”]+
    | \{:? [ ]* (?: [#.][\w-] | [\w-]+= ) [^{}\n]* \}                       # an attribute list
    | ^ [ \t]* (?: > [ ]? )+
    | \\ (?= [\\`*_{}\[\]()#+.!>~|-] )
    | [*~=^]{2,} | \* | (?<!\w)_+ | _+(?!\w)
    """,
    re.VERBOSE | re.MULTILINE,
)
_FOOTNOTE = re.compile(r"^[ \t>]*\[\^([^\]\s]+)\]:", re.MULTILINE)
# Of Python-Markdown's snippets: what it brings in may define footnotes.
_INCLUSION = "--8<--"
_NOT_A_LINE_END = re.compile(r"[^\n]")
JOINER = "\u2060"
"""Stands for markup: unlike a space it ends no word, so that a full stop behind a link stays at its word."""


def without(content: str, apart: Iterable[Span], start: int = 0, filler: str = " ") -> str:
    """Fill what lies apart with something else; lines stay lines, and all before `start` is space."""
    parts, position = [_filled(content[:start])], start
    for span in apart:
        if span.end > position:
            begin = max(span.start, position)
            parts += [content[position:begin], _filled(content[begin : span.end], filler)]
            position = span.end
    return "".join([*parts, content[position:]])


def without_markup(shown: str) -> str:
    """Fill the marks of Markdown in the text that readers see with joiners.

    The mark of a footnote that nothing defines is none, and readers see it.
    """
    defined = set(_FOOTNOTE.findall(shown))
    is_whole = _INCLUSION not in shown

    def filled(match: re.Match[str]) -> str:
        is_seen = match["note"] and match["note"] not in defined and is_whole
        return match[0] if is_seen else _filled(match[0], JOINER)

    return _MARKUP.sub(filled, shown)


def _filled(text: str, filler: str = " ") -> str:
    return _NOT_A_LINE_END.sub(filler, text)
