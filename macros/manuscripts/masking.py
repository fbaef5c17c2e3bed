"""Masking: something invisible in the place of each character that is no prose, so that offsets stay."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..model import JOINER
from ..text import Span, blanked

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


def without(content: str, apart: Iterable[Span], start: int = 0, filler: str = " ") -> str:
    """Fill what lies apart with something else; lines stay lines, and all before `start` is space."""
    return blanked(blanked(content, apart, filler), [Span(0, start)])


def without_markup(shown: str) -> str:
    """Fill the marks of Markdown in the text that readers see with joiners.

    The mark of a footnote that nothing defines is none, and readers see it.
    """
    defined = set(_FOOTNOTE.findall(shown))
    is_whole = _INCLUSION not in shown

    def is_mark(match: re.Match[str]) -> bool:
        return not match["note"] or match["note"] in defined or not is_whole

    marks = filter(is_mark, _MARKUP.finditer(shown))
    return blanked(shown, (Span(*match.span()) for match in marks), JOINER)
