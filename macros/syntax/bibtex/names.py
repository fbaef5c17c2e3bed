r"""Names as BibTeX and Biber split them, in LaTeX as typed.

Commas, spaces and `and` count outside of braces, and a command is one piece with what belongs to it:
`Sz\H ol\H o` is one word, and so is `Jo\~ao`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...core.model import Person, is_east_asian
from ...core.patterns import later
from ...core.text import Span
from . import extended_names

# A group in braces within a word, such as an accent: {\"o}.
_ACCENT = r"\{ (?: [^\s{}\\] | \\[^\s{}\\] | (?<=\\[A-Za-z]) [ ] (?=[A-Za-z]) )++ \}"
_WORD = rf"(?! (?i: and ) (?: \s | $ ) ) (?: [^\s{{}}\\~,=]++ | {_ACCENT} )++"
_CAPITAL = rf"(?=[A-Z\u00c0-\u00d6\u00d8-\u00de]) {_WORD}"
# One name in braces, "Last, First" or "First Last", without words in lower case, which BibTeX reads as "von".
_PLAIN = re.compile(
    rf"""
    (?P<whole> \{{ [^{{}}\\]*+ \}} )
    | (?P<last> {_WORD} | {_CAPITAL} (?: [ ]{_CAPITAL} )++ ) ,[ ] (?P<first> {_WORD} (?: [ ]{_WORD} )*+ )
    | (?: (?P<given> {_CAPITAL} (?: [ ]{_CAPITAL} (?=[ ]) )*+ ) [ ] )? (?P<family> {_WORD} )
    """,
    re.VERBOSE,
)
_AND = re.compile(r"\\.|[{}]|(?<!\S)and(?!\S)", re.IGNORECASE | re.DOTALL)
_PIECE = re.compile(
    r"""
    (?P<space> (?: \s | ~ | \\\s )++ ) | (?P<mark> [,{}] )
    | \\ [A-Za-z]++ (?: \s++ (?= [^\s~,] ) )?  # LaTeX takes the space behind a command of letters
    | \\ ["'`^=.~] \s*+ | \\ . | [^\s~,{}\\]++ | \\
    """,
    re.VERBOSE,
)
_CONTROL_SPACE = re.compile(r"(?<!\\)\\\s+$")
# A word decides by its first letter, also one with an accent, whether it is in lower case.
_COMMAND = later(
    r"""
    \{*+ \\ (?:
        ( (?: ae | oe | aa | ss | dh | dj | ng | th | [olij] ) (?! [A-Za-z] ) )
        | (?: [A-Za-z]++ | [^A-Za-z] ) [\s{]*+ \\?+ ( [^\W\d_] )?
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LETTER = re.compile(
    r"(?: \{ (?: [^{}] | \{ [^{}]*+ \} )*+ \} | [^\w{}\\] | [\d_] )*+ ( [^\W\d_] ) ()", re.VERBOSE
)


Words = tuple[str, ...]


def split_names(value: str) -> tuple[str, ...]:
    """Split a list of names at each `and`; the names stay as typed, and empty ones are left out."""
    names = value.split(" and ") if value else []
    if all(map(_PLAIN.fullmatch, names)):
        return tuple(names)
    return tuple(name for name, _ in _divided(value) if name)


def empty_names(value: str) -> tuple[Span, ...]:
    """Return the place of each `and` that lacks a name before it, or behind it at the end of the list."""
    if not value.strip() or all(map(_PLAIN.fullmatch, value.split(" and "))):
        return ()
    return tuple(place for name, place in _divided(value) if not name)


def people(value: str, *, as_written: bool = False) -> tuple[tuple[Person, ...], bool]:
    """Read a list of names; the flag says whether the list has `and others`.

    A name that cannot be split stays whole, as typed; with `as_written`, so does each without a comma.
    """
    names = split_names(value)
    persons = tuple(name for name in names if name.lower() != "others")
    found = (_person(name, as_written) for name in persons if not extended_names.is_option(name))
    return tuple(found), len(persons) < len(names)


def comma_parts(name: str) -> tuple[Words, ...]:
    """Return the words of a name between its commas."""
    parts, words, word, depth = list[Words](), list[str](), "", 0
    for piece in _PIECE.finditer(name):
        mark = piece["mark"]
        depth = max(0, depth + {"{": 1, "}": -1}.get(mark, 0))
        if depth or not (piece["space"] or mark == ","):
            word += piece[0]
            continue
        words += [word] if word else []
        word = ""
        if mark:
            parts.append(tuple(words))
            words = []
    return (*parts, (*words, word) if word else tuple(words))


def _divided(value: str) -> Iterator[tuple[str, Span]]:
    """Yield each name, also an empty one, with the `and` behind it, or before it at the end."""
    depth, start, place = 0, 0, Span(0, 0)
    for match in _AND.finditer(value):
        if match[0] in "{}":
            depth = max(0, depth + (1 if match[0] == "{" else -1))
        elif not depth and match[0][0] != "\\":
            place = Span(*match.span())
            yield _trimmed(value[start : match.start()]), place
            start = match.end()
    yield _trimmed(value[start:]), place


def _trimmed(name: str) -> str:
    """Return a name without the space around it, and without the backslash of a control space at its end."""
    return _CONTROL_SPACE.sub("", name).strip()


def _person(name: str, as_written: bool) -> Person:  # noqa: FBT001  called once
    if as_written and not re.search(r"^\{|[,=]", name):
        return Person(name, is_undivided=True)
    if match := _PLAIN.fullmatch(name):
        given = match["first"] or match["given"] or ""
        family = match["whole"] or match["last"] or match["family"]
        return Person(family, given, is_undivided=not given and is_east_asian(name))
    return extended_names.person(name) or _of_parts(name, comma_parts(name))


def _of_parts(name: str, parts: Sequence[Words]) -> Person:
    """Make a person of "First von Last", "von Last, First" or "von Last, Jr, First"."""
    parts = parts[: max((number for number, part in enumerate(parts, 1) if part), default=1)]
    if len(parts) > 3 or is_east_asian(name):
        return Person(name, is_undivided=len(parts) == 1)
    if len(parts) == 1:
        return _without_comma(parts[0])
    last, *suffix, given = parts
    length = min(_prefix_length(last), len(last) - 1)
    return _joined(last[length:] or given, given if last else (), last[:length], *suffix)


def _without_comma(words: Words) -> Person:
    """Divide "First von Last": the prefix is the first words in lower case, but for the last word.

    Of a name that is all in lower case, such as bell hooks, the first word is the given name.
    """
    is_all_lower = _prefix_length(words) == len(words)
    start = next(
        (n for n, word in enumerate(words[:-1]) if n >= is_all_lower and _is_lower(word)), len(words) - 1
    )
    end = min(start + _prefix_length(words[start:]), len(words) - 1)
    return _joined(words[end:], words[:start], words[start:end])


def _prefix_length(words: Words) -> int:
    return next((n for n, word in enumerate(words) if not _is_lower(word)), len(words))


def _joined(family: Words, given: Words, prefix: Words, suffix: Words = ()) -> Person:
    return Person(*map(" ".join, (family, given, prefix, suffix)))


def _is_lower(word: str) -> bool:
    match = _COMMAND().match(word) or _LETTER.match(word)
    return match is not None and (match[1] or match[2] or "").islower()
