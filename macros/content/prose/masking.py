"""Masking: replace Markdown's markup by invisible characters, so that offsets in the prose stay right."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ...core.model import JOINER
from ...core.text import Span, blanked

# Each pattern begins with a literal character, which `re` finds faster than beginnings of lines.
_MARKUP = re.compile(
    r"""
      \[ (?= [^\[\]\n]+ \]\( )
    | \]\( [^()\s]* (?: \([^()\s]*\) [^()\s]* )* (?: \s+ "[^"\n]*" )? \)     # the address of a link
    | \[ (?: (?<= ^\[ ) | (?<= ^[ ]\[ ) | (?<= ^[ ]{2}\[ ) | (?<= ^[ ]{3}\[ ) )
      (?!\^) [^\]\n]+ \]: .* $ (?P<definition>)
    | \* (?: (?<= ^\* ) | (?<= ^[ ]\* ) | (?<= ^[ ]{2}\* ) | (?<= ^[ ]{3}\* ) )
      \[ (?!\^) [^\]\n]+ \]: .* $ (?P<abbreviation>)
    | \[\^ (?P<note> [^\]\n]+ ) \]:?                                        # a footnote's mark
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


def without_markup(shown: str, noted: Collection[str] | None = ()) -> str:
    """Replace the markup in a text by joiners; `noted` are the labels of its footnotes, None if unknown.

    The mark of an undefined footnote is not markup: readers see it as typed.
    """
    return blanked(shown, _marks(shown, noted), JOINER)


def _marks(shown: str, noted: Collection[str] | None) -> Iterator[Span]:
    for match in _MARKUP.finditer(shown):
        start, end = match.span()
        kind = match.lastgroup
        if kind == "note":
            if noted is not None and match["note"] not in noted:
                continue
        elif kind:
            line = shown.rfind("\n", 0, start) + 1
            if shown[line:start].strip(" \t"):
                continue
            start = line
        yield Span(start, end)


def programs(content: str) -> Iterator[Span]:
    """Yield the elements whose text is a program or a style sheet; one that is not closed ends the text."""
    folded = content.lower() if "<" in content else ""
    for name in ("script", "style"):
        start = folded.find(f"<{name}")
        while start >= 0:
            end = folded.find(f"</{name}", start)
            end = len(content) if end < 0 else end
            yield Span(start, end)
            start = folded.find(f"<{name}", end)
