"""Masking: something invisible in the place of each character that is no prose, so that offsets stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...core.model import JOINER
from ...core.text import Span, blanked

# Each begins with a character, for which a page is searched faster than for beginnings of lines.
_MARKUP = re.compile(
    r"""
      \[ (?= [^\[\]\n]+ \]\( )
    | \]\( [^()\s]* (?: \([^()\s]*\) [^()\s]* )* (?: \s+ "[^"\n]*" )? \)     # the address of a link
    | \[ (?: (?<= ^\[ ) | (?<= ^[ ]\[ ) | (?<= ^[ ]{2}\[ ) | (?<= ^[ ]{3}\[ ) )
      (?!\^) [^\]\n]+ \]: .* $ (?P<definition>)
    | \* (?: (?<= ^\* ) | (?<= ^[ ]\* ) | (?<= ^[ ]{2}\* ) | (?<= ^[ ]{3}\* ) )
      \[ (?!\^) [^\]\n]+ \]: .* $ (?P<abbreviation>)
    | \[\^ (?P<note> [^\]\s]+ ) \]:?                                        # a footnote's mark
    | < /? [A-Za-z][^<>]* >
    | https?:// [^\s<>"“”]+
    | \{ :? [ ]* (?: [#.][\w-] | [\w-]+= ) [^{}\n]* \}                      # an attribute list
    | > [ ]? (?: > [ ]? )* (?P<quote>)
    | \\ (?= [\\`*_{}\[\]()#+.!>~|-] )
    | \* [*~=^]* | ~ [*~=^]+ | = [*~=^]+ | \^ [*~=^]+
    | _ (?: (?<! \w_ ) _* | _*+ (?!\w) )
    """,
    re.VERBOSE | re.MULTILINE,
)
_FOOTNOTE = re.compile(r"^[ \t>]*\[\^([^\]\s]+)\]:", re.MULTILINE)
# Of Python-Markdown's snippets: what it brings in may define footnotes.
_INCLUSION = "--8<--"


def without_markup(shown: str) -> str:
    """Fill the marks of Markdown in the text that readers see with joiners.

    The mark of a footnote that nothing defines is none, and readers see it.
    """
    return blanked(shown, _marks(shown), JOINER)


def _marks(shown: str) -> Iterator[Span]:
    noted = set(_FOOTNOTE.findall(shown)) if "[^" in shown else set[str]()
    is_whole = _INCLUSION not in shown
    for match in _MARKUP.finditer(shown):
        start, end = match.span()
        kind = match.lastgroup
        if kind == "note":
            if is_whole and match["note"] not in noted:
                continue
        elif kind:
            line = shown.rfind("\n", 0, start) + 1
            if shown[line:start].strip(" \t"):
                continue
            start = line
        yield Span(start, end)
