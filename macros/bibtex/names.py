"""Names as BibTeX splits them."""

from __future__ import annotations

from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from ..model import Person

_OTHERS = "others"


def split_names(value: str) -> tuple[str, ...]:
    """Split a list at its `and`s, as typed."""
    return tuple(split_multiple_persons_names(value))


def people(value: str) -> tuple[tuple[Person, ...], bool]:
    """Split a list of names; the flag says whether it ends in `and others`.

    Raises ValueError with the reason when a name has too many commas or an unmatched brace.
    """
    names = split_names(value)
    others = bool(names) and names[-1].lower() == _OTHERS
    try:
        return tuple(_person(name) for name in (names[:-1] if others else names)), others
    except InvalidNameError as error:
        reason = error.reason[:1].lower() + error.reason[1:]
        raise ValueError(f'the name "{error.name}" cannot be split: {reason}') from error


def _person(name: str) -> Person:
    parts = parse_single_name_into_parts(name)
    return Person(*(" ".join(part) for part in (parts.last, parts.first, parts.von, parts.jr)))
