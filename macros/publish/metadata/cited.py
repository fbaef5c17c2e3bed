"""A cited source to its node: of the most exact type that the entry is sure to be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ...content.biblatex import SOURCE_KINDS, entry_type, identified
from ...core.model import Person, Source
from .nodes import Node, doi, first_day, node, web

_BY_KIND = {kind.name: kind.schema for kind in SOURCE_KINDS}


def cited(source: Source) -> Node:
    """Return the node of a source: nothing refers to it, so it has no identity but its address."""
    kind, container = _type(source), entry_type(source.type).container
    resolver = replace(source, url="").address if doi(source) else ""
    isbns, uris = _registered(source, is_book="Book" in (kind, container))
    return node(
        kind,
        name=source.title,
        author=_agents(source.authors),
        editor=_agents(filter(_is_person, source.editors)),  # no institution, at schema.org
        datePublished=first_day(source.date),
        publisher=node("Organization", name=source.publisher),
        isPartOf=node(container, name=source.container, isbn=isbns if container == "Book" else ""),
        url=web(source.address),
        # Without an address of its own, it has this one.
        identifier=_one([resolver if resolver != source.address else "", *uris]),
        inLanguage=source.language,
        archivedAt=web(source.archive_url),
        isbn=isbns if kind == "Book" else "",
    )


def _registered(source: Source, *, is_book: bool) -> tuple[object, Sequence[str]]:
    """Return the numbers of a book, which schema.org has a property for, and what else identifies it."""
    numbers, uris = list[str](), list[str]()
    for registry, name in identified(source):
        if is_book and registry.is_of_books:
            numbers += [name] if registry.names(name) else []
        else:
            uris.append(registry.uri(name))
    return _one(numbers), uris


def _one(values: Sequence[object]) -> object:
    """Return the values that are not empty; one of them stands for a list of one, as JSON-LD has it."""
    known = tuple(filter(None, values))
    return known[0] if len(known) == 1 else known


def _type(source: Source) -> str:
    """Return a type of schema.org: the entry's type decides, then the kind of source."""
    if named := entry_type(source.type).schema or _BY_KIND.get(source.kind):
        return named
    if source.type == "article":
        # A journal registers its articles, a newspaper does not.
        return "ScholarlyArticle" if doi(source) else "Article"
    return "CreativeWork"


def _agents(persons: Iterable[Person]) -> object:
    return _one([_agent(person) for person in persons])


def _agent(person: Person) -> Node:
    return node("Person" if _is_person(person) else "Organization", name=str(person))


def _is_person(person: Person) -> bool:
    """Whether it is no institution, which the store has as a family name alone."""
    return bool(person.given or person.prefix or person.suffix)
