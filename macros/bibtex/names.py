"""Names as BibTeX splits them."""

from __future__ import annotations

import re
from functools import lru_cache

from ..model import Person

_OTHERS = "others"
# A word may have accents in braces.
_ACCENT = r"\{ (?: [^\s{}\\] | \\[^\s{}\\] | (?<=\\[A-Za-z]) [ ] (?=[A-Za-z]) )++ \}"
_WORD = rf"(?! (?i: and ) (?: \s | $ ) ) (?: [^\s{{}}\\~,]++ | {_ACCENT} )++"
_CAPITAL = rf"(?=[A-Z]) {_WORD}"
# A word may have accents in braces.
_ACCENT = r"\{ (?: [^\s{}\\] | \\[^\s{}\\] | (?<=\\[A-Za-z]) [ ] (?=[A-Za-z]) )++ \}"
_WORD = rf"(?! (?i: and ) (?: \s | $ ) ) (?: [^\s{{}}\\~,]++ | {_ACCENT} )++"
_CAPITAL = rf"(?=[A-Z]) {_WORD}"
_END = r"(?= $ | [ ]and[ ] )"
# "Last, First" and "First Last", where no word in small letters makes a "von".
_DIVIDED = rf"""
    (?P<family> {_WORD} (?=,) | {_CAPITAL} (?: [ ]{_CAPITAL} )++ (?=,) )
    ,[ ] (?P<given> {_WORD} (?: [ ]{_WORD} )*+ )
  | (?P<first> {_CAPITAL} (?: [ ]{_CAPITAL} (?= [ ](?!and[ ]) ) )*+ | {_WORD} )
    [ ] (?P<last> {_WORD} ) {_END}
"""
_ALONE = rf"(?: \{{ (?: (?! \sand\s ) [^{{}}\\] )*+ \}} | {_WORD} ) {_END}"
_NAME = re.sub(r"\?P<\w+>", "?:", f"(?: {_ALONE} | {_DIVIDED} )")
_PERSON = re.compile(_DIVIDED, re.VERBOSE)
_PLAIN = re.compile(rf"{_NAME} (?: [ ]and[ ] {_NAME} )*+", re.VERBOSE)


def split_names(value: str) -> tuple[str, ...]:
    """Split a list at its `and`s, as typed."""
    if _PLAIN.fullmatch(value):
        return tuple(value.split(" and "))
    from bibtexparser.middlewares.names import split_multiple_persons_names  # noqa: PLC0415  few need it

    return tuple(split_multiple_persons_names(value))


# People come back in many entries.
@lru_cache(maxsize=4096)
def people(value: str) -> tuple[tuple[Person, ...], bool]:
    """Split a list of names; the flag says whether it ends in `and others`.

    Raises ValueError with the reason when a name has too many commas or an unmatched brace.
    """
    names = split_names(value)
    others = bool(names) and names[-1].lower() == _OTHERS
    person = _plain_person if _PLAIN.fullmatch(value) else _person
    return tuple(map(person, names[:-1] if others else names)), others


def _plain_person(name: str) -> Person:
    match = _PERSON.fullmatch(name)
    if not match:
        return Person(name)
    return Person(match["family"] or match["last"], match["given"] or match["first"])


def _person(name: str) -> Person:
    """Divide any name. Raises ValueError."""
    from bibtexparser.middlewares import names  # noqa: PLC0415  few names need it

    try:
        parts = names.parse_single_name_into_parts(name)
    except names.InvalidNameError as error:
        reason = error.reason[:1].lower() + error.reason[1:]
        raise ValueError(f'the name "{error.name}" cannot be split: {reason}') from error
    return Person(*(" ".join(part) for part in (parts.last, parts.first, parts.von, parts.jr)))
