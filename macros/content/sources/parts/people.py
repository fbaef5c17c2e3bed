"""The people of a source: authors and editors, and what others did for the work."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ....core.model import Contribution, Person
from ....syntax import bibtex, latex
from ....syntax.languages import listed_languages
from ...biblatex import FIELDS, Form
from ..inheritance import Fields

# In texts of these languages a name without a comma may begin with the family name, and so is not divided.
_FAMILY_FIRST = frozenset({"hu"})
_NAMED = tuple(field.name for field in FIELDS if field.fills == "contributions" and field.form is Form.NAMES)
_CONTRIBUTING = frozenset(_NAMED)


# Many entries have the same authors.
@lru_cache(maxsize=4096)
def people(value: str, language: str) -> tuple[tuple[Person, ...], bool]:
    """Return the persons in a list of names, and whether it ends in "and others"."""
    persons, others = bibtex.people(value, as_written=language.split("-", maxsplit=1)[0] in _FAMILY_FIRST)
    decoded = (
        Person(*map(latex.decode, (p.family, p.given, p.prefix, p.suffix)), is_undivided=p.is_undivided)
        for p in persons
    )
    return tuple(decoded), others


def contributions(fields: Fields, language: str) -> tuple[Contribution, ...]:
    """Return what others did for the work; the author of a book wrote its chapters without a word on it."""
    return () if _CONTRIBUTING.isdisjoint(fields.values) else tuple(_contributions(fields, language))


def _contributions(fields: Fields, language: str) -> Iterator[Contribution]:
    for name in _NAMED:
        if not (typed := fields.raw(name)):
            continue
        persons, has_more = people(typed, language)
        if persons and not (name == "bookauthor" and persons == people(fields.raw("author"), language)[0]):
            role = (fields.text(f"{name}type") or "editor") if name.startswith("editor") else name
            original = listed_languages(fields.text("origlanguage")) if role == "translator" else ()
            yield Contribution(role, persons, has_more, original)
