"""Names as BibTeX splits them."""

from __future__ import annotations

import re

from ...core.model import Person

# A group in braces within a word, such as an accent: {\"o}.
_ACCENT = r"\{ (?: [^\s{}\\] | \\[^\s{}\\] | (?<=\\[A-Za-z]) [ ] (?=[A-Za-z]) )++ \}"
_WORD = rf"(?! (?i: and ) (?: \s | $ ) ) (?: [^\s{{}}\\~,]++ | {_ACCENT} )++"
_CAPITAL = rf"(?=[A-Z]) {_WORD}"
# One name in braces, "Last, First" or "First Last", without words in lower case, which BibTeX reads as "von".
_PLAIN = re.compile(
    rf"""
    (?P<whole> \{{ [^{{}}\\]*+ \}} )
    | (?P<last> {_WORD} | {_CAPITAL} (?: [ ]{_CAPITAL} )++ ) ,[ ] (?P<first> {_WORD} (?: [ ]{_WORD} )*+ )
    | (?: (?P<given> {_CAPITAL} (?: [ ]{_CAPITAL} (?=[ ]) )*+ | {_WORD} ) [ ] )? (?P<family> {_WORD} )
    """,
    re.VERBOSE,
)


def split_names(value: str) -> tuple[str, ...]:
    """Split a list of names at each `and`; the names stay as typed."""
    names = value.split(" and ") if value else []
    if all(map(_PLAIN.fullmatch, names)):
        return tuple(names)
    from bibtexparser.middlewares.names import split_multiple_persons_names  # noqa: PLC0415  few need it

    return tuple(split_multiple_persons_names(value))


def people(value: str) -> tuple[tuple[Person, ...], bool]:
    """Read a list of names; the flag says whether the list ends in `and others`.

    Raises ValueError with the reason when a name has too many commas or an unmatched brace.
    """
    names = split_names(value)
    others = bool(names) and names[-1].lower() == "others"
    return tuple(map(_person, names[:-1] if others else names)), others


def _person(name: str) -> Person:
    match = _PLAIN.fullmatch(name)
    if not match:
        return _odd_person(name)
    return Person(match["whole"] or match["last"] or match["family"], match["first"] or match["given"] or "")


def _odd_person(name: str) -> Person:
    """Split any name into its parts. Raises ValueError."""
    from bibtexparser.middlewares import names  # noqa: PLC0415  few names need it

    try:
        parts = names.parse_single_name_into_parts(name)
    except names.InvalidNameError as error:
        reason = error.reason[:1].lower() + error.reason[1:]
        raise ValueError(f'the name "{error.name}" cannot be split: {reason}') from error
    return Person(*(" ".join(part) for part in (parts.last, parts.first, parts.von, parts.jr)))
