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
    | \[\^ [^\]\s]+ \]:?                                                   # a footnote's mark
    | </? [A-Za-z][^<>]* >
    | https?:// [^\s<>"“”]+
    | \{:? [ ]* (?: [#.][\w-] | [\w-]+= ) [^{}\n]* \}                       # an attribute list
    | ^ [ \t]* (?: > [ ]? )+
    | \\ (?= [\\`*_{}\[\]()#+.!>~|-] )
    | [*~=^]{2,} | \* | (?<!\w)_+ | _+(?!\w)
    """,
    re.VERBOSE | re.MULTILINE,
)
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
    """Fill the marks of Markdown in the text that readers see with joiners."""
    return _MARKUP.sub(lambda match: _filled(match[0], JOINER), shown)


def _filled(text: str, filler: str = " ") -> str:
    return _NOT_A_LINE_END.sub(filler, text)
