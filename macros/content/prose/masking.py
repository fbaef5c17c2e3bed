"""Masking: replace Markdown's markup by invisible characters, so that offsets in the prose stay right."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from ...core.model import JOINER
from ...core.patterns import later
from ...core.text import Span, blanked, covering
from ...syntax.markdown import footnotes

# Each pattern begins with a literal character, which `re` finds faster than beginnings of lines.
_MARKUP = re.compile(
    r"""
      \[ (?= [^\[\]\n]+ \]\( )
    | \]\( [^()\s]* (?: \([^()\s]*\) [^()\s]* )* (?: \s+ "[^"\n]*" )? \)     # the address of a link
    | \[ (?: (?<= ^\[ ) | (?<= ^[ ]\[ ) | (?<= ^[ ]{2}\[ ) | (?<= ^[ ]{3}\[ ) )
      (?!\^) [^\]\n]+ \]: .* $ (?P<definition>)
    | \* (?: (?<= ^\* ) | (?<= ^[ ]\* ) | (?<= ^[ ]{2}\* ) | (?<= ^[ ]{3}\* ) )
      \[ (?!\^) [^\]\n]+ \]: .* $ (?P<abbreviation>)
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
_BLANKS = frozenset(" \t")
_PROGRAMS = tuple(
    later(rf"<{name}.*?(?=</{name}|\Z)", re.IGNORECASE | re.DOTALL | re.ASCII) for name in ("script", "style")
)


def without_markup(shown: str, noted: Collection[str] | None = ()) -> str:
    """Replace the markup in a text by joiners; `noted` are the labels of its footnotes, None if unknown.

    The mark of an undefined footnote is not markup: readers see it as typed.
    """
    notes = tuple(footnotes.marks(shown)) if "[^" in shown else ()
    return blanked(shown, [*_marks(shown, notes), *_noted(shown, notes, noted)], JOINER)


def _marks(shown: str, notes: Sequence[Span]) -> Iterator[Span]:
    for match in _MARKUP.finditer(shown):
        start, end = match.span()
        if notes and covering(notes, start) is not None:
            continue
        if match.lastgroup:
            while shown[start - 1 : start] in _BLANKS:
                start -= 1
            if start and shown[start - 1] != "\n":
                continue
        yield Span(start, end)


def programs(content: str) -> Iterator[Span]:
    """Yield the elements whose text is a program or a style sheet; one that is not closed ends the text."""
    for pattern in _PROGRAMS if "<" in content else ():
        yield from (Span(*match.span()) for match in pattern().finditer(content))


def _noted(shown: str, notes: Iterable[Span], noted: Collection[str] | None) -> Iterator[Span]:
    for mark in notes:
        if noted is None or shown[mark.start + 2 : mark.end - 1] in noted:
            yield Span(mark.start, mark.end + shown.startswith(":", mark.end))
