"""Names as BibTeX splits them."""

from __future__ import annotations

import re
from functools import lru_cache

from ..model import Person

_OTHERS = "others"
# "Last, First", "First Last", one word, or one name in braces: each is divided in one way only.
_WORD = r"(?! (?i: and ) (?: \s | $ ) ) [^\s{}\\~,]++"
_INVERTED_OR_NOT = rf"{_WORD} (?: ,[ ]{_WORD} (?: [ ]{_WORD} )*+ | [ ]{_WORD} )?"
_NAME = rf"(?: \{{ (?: (?! \sand\s ) [^{{}}\\] )*+ \}} | {_INVERTED_OR_NOT} )"
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
    if name.startswith("{"):
        return Person(name)
    family, comma, given = name.partition(", ")
    if comma:
        return Person(family, given)
    given, _, family = name.rpartition(" ")
    return Person(family, given)


def _person(name: str) -> Person:
    """Divide any name. Raises ValueError."""
    from bibtexparser.middlewares import names  # noqa: PLC0415  few names need it

    try:
        parts = names.parse_single_name_into_parts(name)
    except names.InvalidNameError as error:
        reason = error.reason[:1].lower() + error.reason[1:]
        raise ValueError(f'the name "{error.name}" cannot be split: {reason}') from error
    return Person(*(" ".join(part) for part in (parts.last, parts.first, parts.von, parts.jr)))
