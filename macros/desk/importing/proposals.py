"""A proposal for an entry: each field with where it is from, and what was found and is not taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from ...content.biblatex import FIELD_BY_NAME, Form, fields_of
from ...content.sources.entry_checks import check_value
from ..store.wanted import Wanted

TYPED = "typed"
"""The origin of what a person typed."""
_LONGEST = 2_000
"""How many characters of a field are taken for what it should be."""
_MOST = 50
"""How many people are named; no reader reads more."""
OTHERS = "others"


class Proposed(NamedTuple):
    """A field with its value, in plain text."""

    field: str
    values: tuple[str, ...]
    """Names as in `Wanted`, or one text."""
    origin: str
    """Where the value is from, in words: `doi.org`."""
    is_guessed: bool = False
    """Whether a person has to look at it: the origin does not quite say it."""


class Proposal(NamedTuple):
    """What is known of a work."""

    type: str
    fields: tuple[Proposed, ...] = ()
    notes: tuple[str, ...] = ()
    """What was found and is not taken, and why, in a sentence each."""


def text(field: str, value: str, origin: str, *, is_guessed: bool = False) -> Iterator[Proposed]:
    """Propose a text, unless it is empty."""
    if value:
        yield Proposed(field, (value,), origin, is_guessed)


def decided(found: Proposal, typed: Iterable[Proposed], kind: str = "") -> Proposal:
    """Return what becomes an entry: what was typed, and of the rest what fits to its type."""
    own = tuple(typed)
    named = {one.field for one in own}
    type_of_entry = kind or found.type
    kept, notes = list[Proposed](), [*found.notes]
    for one in (one for one in found.fields if one.field not in named):
        if fault := _fault(one, type_of_entry):
            notes.append(fault)
        else:
            kept += _shortened(one)
            notes += _told(one)
    known = fields_of(type_of_entry)
    ordered = sorted((*own, *kept), key=lambda one: known.index(one.field) if one.field in known else -1)
    return Proposal(type_of_entry, tuple(ordered), tuple(notes))


def _fault(one: Proposed, kind: str) -> str:
    """Return why a value is not taken; empty when it is."""
    value = "; ".join(one.values)
    if one.field not in fields_of(kind):
        return f'{one.field} "{value[:80]}" ({one.origin}) is left out: the type "{kind}" has no such field'
    if max(map(len, one.values)) > _LONGEST:
        return f"{one.field} ({one.origin}) is left out: it has more than {_LONGEST:,} characters"
    if _is_of_people(one):
        return ""
    fault = next(iter(check_value(one.field, value)), None)
    return f"{one.field} ({one.origin}) is left out: {fault.message[:200]}" if fault else ""


def _shortened(one: Proposed) -> Iterator[Proposed]:
    yield one._replace(values=(*one.values[:_MOST], OTHERS)) if len(one.values) > _MOST else one


def _told(one: Proposed) -> Iterator[str]:
    if len(one.values) > _MOST:
        yield f"{one.field} has {len(one.values):,} names ({one.origin}); the first {_MOST} are taken"


def wanted(key: str, found: Proposal) -> Wanted:
    """Return a proposal as what a writer wants."""
    people = {one.field: one.values for one in found.fields if _is_of_people(one)}
    texts = {one.field: one.values[0] for one in found.fields if not _is_of_people(one)}
    return Wanted(key, found.type, people.pop("author", ()), texts, people)


def _is_of_people(one: Proposed) -> bool:
    return FIELD_BY_NAME[one.field].form is Form.NAMES


def of_typed(people: Mapping[str, tuple[str, ...]], texts: Mapping[str, str]) -> tuple[Proposed, ...]:
    """Return what a person typed as fields of a proposal."""
    given = chain(people.items(), ((name, (value,)) for name, value in texts.items()))
    return tuple(Proposed(name, values, TYPED) for name, values in given)
