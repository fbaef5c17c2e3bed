"""A source as a writer describes it in plain text, and what is wrong with the description."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple
from unicodedata import category

from ...check.rules.sources.fields import invalid_key
from ...content.biblatex import ENTRY_TYPES, FIELD_BY_NAME, NAMING, Form, fields_of, of_form
from ...content.sources.entry_checks import check_value
from ...core.findings import Fault, meant
from ...core.model import Bibliography, Source
from ...core.text import EMPTY, Span, Text, composed
from .loading import Store

ADDRESSES = of_form(Form.ADDRESS)
SEVERAL = re.compile(r"\s(?:and|&)\s|;", re.IGNORECASE)
"""Words between two names, which the name of one institution can contain too."""
_TYPED = {
    Form.DATE: "2024-03-05, or 2024-03, or 2024",
    Form.ADDRESS: "with the whole address as a browser shows it, from https:// on",
}
_NAMED = 6
"""How many types are named that have a field."""
_BRACES = re.compile(r"[{}\\]")


class Wanted(NamedTuple):
    """A source as a writer describes it, in plain text."""

    key: str
    type: str
    authors: tuple[str, ...]
    """Persons as `Last, First`; a name without a comma, or in braces, is an institution's."""
    values: Mapping[str, str]
    """The other fields, none of them empty."""
    people: Mapping[str, tuple[str, ...]] = EMPTY
    """The names of editors, translators and others, by field, each as an author's."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all people and institutions."""
        return (*self.authors, *chain.from_iterable(self.people.values()))


def refused(store: Store, wanted: Wanted) -> Iterator[Fault]:
    """Report what keeps this source from becoming an entry."""
    yield from _illegible(wanted)
    yield from _bad_key(store, wanted.key)
    yield from _unknown_to(wanted.type, (*wanted.values, *wanted.people))
    yield from _bad_values(wanted.values)
    yield from _unknown_parents(store, wanted.values)
    yield from _bad_authors("author", wanted.authors)
    for name, people in wanted.people.items():
        yield from _bad_authors(name, people)


def _illegible(wanted: Wanted) -> Iterator[Fault]:
    for typed in (wanted.key, *wanted.names, *wanted.values.values()):
        if odd := next((c for c in typed if category(c) in ("Cc", "Cs") and not c.isspace()), ""):
            message = f"a text holds the character U+{ord(odd):04X}, which cannot be published"
            yield Fault(message, "type the text again")


def _bad_key(store: Store, key: str) -> Iterator[Fault]:
    """Report why a key cannot be the key of a new entry."""
    yield from invalid(key)
    if taken := holder(store.bibliography, key):
        message = f'"{taken.key}" is the key of another source, at {taken.place}'
        yield Fault(message, f'cite it with {{{{ cite("{taken.key}") }}}}, or take another key')


def invalid(key: str) -> Iterator[Fault]:
    """Report why a text cannot be a key."""
    source = Source(key, "online", Text("", key), Span(0, len(key)))
    for finding in invalid_key.on_store(Bibliography((source,))):
        hint = finding.hint if key else "write a key like name2024word"
        yield Fault(finding.message, hint)


def holder(sources: Bibliography, key: str) -> Source | None:
    """Return the source that has a key already, without regard to case."""
    folded = composed(key).casefold()
    return next((source for source in sources.sources if source.key.casefold() == folded), None)


def _unknown_to(kind: str, names: Iterable[str]) -> Iterator[Fault]:
    """Report fields that a type does not know: BibTeX would pass over them in silence."""
    known = fields_of(kind)
    for name in (name for name in names if name not in known):
        types = [row.name for row in ENTRY_TYPES if row.is_of_biblatex and name in fields_of(row.name)]
        more = ", …" if len(types) > _NAMED else ""
        hint = f"{meant(name, known)} {name} is for the types {', '.join(types[:_NAMED])}{more}".lstrip()
        yield Fault(f'a source of the type "{kind}" has no {name}', hint)


def _bad_values(values: Mapping[str, str]) -> Iterator[Fault]:
    for name, value in values.items():
        known = FIELD_BY_NAME[name]
        typed = known.identifier.meant(value) if known.identifier else _TYPED.get(known.form, "")
        faults = [fault.message for fault in check_value(name, value)]
        if known.identifier and not faults and _BRACES.search(value):
            faults = [f'"{value}" is not {known.identifier.noun}']
        yield from (Fault(message, f"type --{name} {typed}") for message in faults)


def _unknown_parents(store: Store, values: Mapping[str, str]) -> Iterator[Fault]:
    for name in (name for name in values if name in NAMING):
        if values[name] not in store.bibliography.by_key:
            near = (
                meant(values[name], store.bibliography.by_key)
                or f"add that source before, or leave --{name} out"
            )
            yield Fault(f'no source has the key "{values[name]}"', near)


def _bad_authors(field: str, people: tuple[str, ...]) -> Iterator[Fault]:
    for name in people:
        if not is_braced(name) and "," in name and SEVERAL.search(name):
            hint = f'type one --{field} for each person, or --{field} "{{{name}}}" for an institution'
            yield Fault(f'"{name}" may be one name or several', hint)


def is_braced(name: str) -> bool:
    """Return whether a name is in braces, which mark an institution."""
    return name.startswith("{") and name.endswith("}")
