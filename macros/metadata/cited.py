"""A cited source to its node: of the most exact type that the entry is sure to be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..biblatex import SOURCE_KINDS, entry_type
from ..model import Person, Source
from .nodes import Node, doi, first_day, node, web

_BY_KIND = {kind.name: kind.schema for kind in SOURCE_KINDS}


def cited(source: Source) -> Node:
    """Return the node of a source: nothing refers to it, so it has no identity but its address."""
    resolver = replace(source, url="").address if doi(source) else ""
    return node(
        _type(source),
        name=source.title,
        author=_agents(source.authors),
        editor=_agents(filter(_is_person, source.editors)),  # no institution, at schema.org
        datePublished=first_day(source.date),
        publisher=node("Organization", name=source.publisher),
        isPartOf=node(entry_type(source.type).container, name=source.container),
        url=web(source.address),
        # Without an address of its own, it has this one.
        identifier=resolver if resolver != source.address else "",
        inLanguage=source.language,
        archivedAt=web(source.archive_url),
    )


def _type(source: Source) -> str:
    """Return a type of schema.org: the entry's type decides, then the kind of source."""
    if named := entry_type(source.type).schema or _BY_KIND.get(source.kind):
        return named
    if source.type == "article":
        # A journal registers its articles, a newspaper does not.
        return "ScholarlyArticle" if doi(source) else "Article"
    return "CreativeWork"


def _agents(persons: Iterable[Person]) -> Node | tuple[Node, ...]:
    """Return persons; one of them stands for a list of one, as everywhere in JSON-LD."""
    agents = tuple(filter(None, map(_agent, persons)))
    return agents[0] if len(agents) == 1 else agents


def _agent(person: Person) -> Node:
    return node("Person" if _is_person(person) else "Organization", name=str(person))


def _is_person(person: Person) -> bool:
    """Whether it is no institution, which the store has as a family name alone."""
    return bool(person.given or person.prefix or person.suffix)
