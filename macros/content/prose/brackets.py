"""Numbers in brackets that are no citations: indexes, vectors, intervals, keys of a keyboard, maths."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...core.patterns import Upcoming
from ...core.text import Span

_NUMBER = re.compile(r"\d+")
_RANGE = re.compile(r"(\d+)\s*[–-]\s*(\d+)")
# What stands before: an operator, a call, a name as programs have it, another bracket.
_BEFORE = re.compile(
    r"""
      [=<>≤≥≈≠±×·÷∈∉⊂⊆∪∩→⇒] \s* $
    | \w \( [^()\n]* \) $
    | [][] $
    | (?<! [^\W_] ) (?: (?! (?:am|an|as|at|be|by|do|go|he|if|in|is|it|me|my|no|of|on|or|so|to|up|us|we) $ )
        [^\W\d_]{1,2} | \w* (?: _ | [^\W\d_]\d | \d[^\W\d_] | [a-z][A-Z] ) \w*
        | arr | args | argv | buf | vec | ptr | foo | bar | baz | idx | str | int | mat | lst | tmp ) $
    | [♯♭♮] $ | (?<! \w ) [A-H]\# $
    | \b [a-z] [ ] in [ ] $                                                          # of a variable
    | (?: § | \b (?: [Aa]rt | [Ss]ec | [Cc]h | [Cc]l ) \b \.? | \b Article ) \s? \d+[a-z]? \s? $  # of a law
    | (?<! \w ) (?: [KQRBN]?[a-h]?[1-8]?x?[a-h][1-8][+\#]? | O-O(?:-O)? ) \s $      # a move in chess
    """,
    re.VERBOSE,
)
# What a single number is then, or a list of them.
_KEYS = re.compile(
    r"""\b(?: press(?:es|ed|ing)? | hit(?:s|ting)? | keys? | button | index
        | drück\w* | tasten? | touche | tecla ) \W* $""",
    re.IGNORECASE | re.VERBOSE,
)
_NAMED = re.compile(
    r"""\b(?: arrays? | lists? | tuples? | vect\w+ | vekt\w+ | matri\w+ | interv\w+ | ranges? | shape
        | sequences? | scale | bereich | liste ) \W* $""",
    re.IGNORECASE | re.VERBOSE,
)
_ROW = re.compile(r"(?:\[\d+\])+$")
_AFTER = re.compile(r"\]|\s*(?:[=∪∩×·∈]|\^(?!\[)|\*\s*\d)")
_MATHS = re.compile(
    r"""
      \$\$ (?P<display>) | \\\\?\[ (?P<bracketed>) | \\\\?\( (?P<inline>)
    | (?<! [\\$\w] ) \$ (?! [\s$] ) [^$\n]+? (?<! [\s\\] ) \$ (?! [\d$] )
    """,
    re.VERBOSE | re.DOTALL,
)
_MATHS_END = {
    "display": re.compile(r"\$\$"),
    "bracketed": re.compile(r"\\\\?\]"),
    "inline": re.compile(r"\\\\?\)|\n"),
}
_LONGEST = 4_000
_NEAR = 40


def is_citation(prose: str, brackets: Span, inside: Span) -> bool:
    """Return whether numbers in brackets can be a citation typed by hand, by what they say and where."""
    start, end = brackets.start, brackets.end
    numbers = [int(number) for number in _NUMBER.findall(prose, inside.start, inside.end)]
    ranges = _RANGE.findall(prose, inside.start, inside.end)
    is_disordered = any(int(first) >= int(last) for first, last in ranges)
    if 0 in numbers or len(set(numbers)) < len(numbers) or is_disordered:
        return False
    # The last of several in a row is what the first is: `x[1][2]`.
    before = _ROW.sub("", prose[max(start - _NEAR, 0) : start])
    named = _NAMED if len(numbers) > 1 else _KEYS
    return not (_BEFORE.search(before) or named.search(before) or _AFTER.match(prose, end))


def maths(content: str) -> Sequence[Span]:
    """Return the places of maths, between dollar signs or behind backslashes."""
    return tuple(_maths(content)) if "$" in content or "\\" in content else ()


def _maths(content: str) -> Iterator[Span]:
    ends = {name: Upcoming(pattern, content) for name, pattern in _MATHS_END.items()}
    position = 0
    while opening := _MATHS.search(content, position):
        start, position = opening.span()
        name = opening.lastgroup
        end = ends[name].at(position + 1) if name else position
        closing = _MATHS_END[name].match(content, end) if name else None
        if name is None:
            yield Span(start, position)
        elif closing and closing[0] != "\n" and end - position <= _LONGEST:
            position = closing.end()
            yield Span(start, position)
