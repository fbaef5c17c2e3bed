"""Links in a text of pandoc's citations: where they are defined, and where they lead; nothing in there cites.

As in `pandoc.py`, the character U+0000 stands for what is no Markdown prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....core.patterns import later
from ....core.text import Span

# Where links and footnotes are defined: `[@name]: https://…`, `[^@key]: …`.
_DEFINED = later(
    r"""
    ^ [ ]{0,3} \[ (?: (?P<note> \^ [^\]\n]+ ) \]:
      | (?P<label> [^\[\]\n]+ ) \]: [ \t]* [^\s\[\]\0]+
        [ \t]* (?: "[^"\n]*" | '[^'\n]*' | \([^()\n]*\) )? [ \t]* $ )
    """,
    re.VERBOSE | re.MULTILINE,
)
# An address, one in pointed brackets, a link's text with its address, brackets around code.
_LINKED = later(
    r"""
    https?:// [^\s<>"\[\]\0]+ | www\. [^\s<>"\[\]\0]+
    | < (?= [^<>\[\]\s\0]*+ > ) [^<>\[\]\s\0]+? [@:] [^<>\[\]\s\0]* >
    | \[ [^\[\]\0]* \] (?= [(\[] ) (?: \( [^()\n\0]* (?: \( [^()\n\0]* \) [^()\n\0]* )* \) )?
    | \[ [^\[\]\n\0]* \0 [^\[\]\n]* \]
    """,
    re.VERBOSE,
)
# Where a link leads.
_ADDRESS = re.compile(r"\]\([^()\n]*\)")


def labels(prose: str, start: int) -> frozenset[str]:
    """Return the labels of links that a text defines, and of footnotes, which begin with `^`."""
    return frozenset(match["note"] or match["label"] for match in _DEFINED().finditer(prose, start))


def addresses(prose: str, start: int) -> Iterator[Span]:
    """Yield where links lead, in the text and in definitions."""
    defined = (match for match in _DEFINED().finditer(prose, start) if match["label"])
    yield from (Span(*match.span()) for match in (*_ADDRESS.finditer(prose, start), *defined))


def linked(prose: str, start: int) -> Iterator[Span]:
    """Yield addresses, and texts of links with where they lead."""
    yield from (Span(*match.span()) for match in _LINKED().finditer(prose, start))
