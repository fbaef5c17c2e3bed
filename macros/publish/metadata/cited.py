"""A cited source as a node of the graph, of the most exact type that its entry proves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ...content.biblatex import FIELDS, SOURCE_KINDS, entry_type, identified
from ...content.biblatex.roles import ROLES, edited
from ...core.model import Person, Source
from ...render.words import english
from ..fields import in_words
from .nodes import Node, doi, first_day, node, web

# schema.org gives pages to articles and to chapters only.
_PAGINATED = frozenset({"Article", "ScholarlyArticle", "NewsArticle", "Report", "Chapter"})
_FIELDS = tuple((field.name, field.schema) for field in FIELDS if field.schema)
_BY_KIND = {kind.name: kind.schema for kind in SOURCE_KINDS}


def cited(source: Source) -> Node:
    """Return the node of a source, without an `@id`, since no other node refers to it."""
    kind, container = _type(source), entry_type(source.type).container
    resolver = source._replace(url="").address if doi(source) else ""
    isbns, uris = _registered(source, is_book="Book" in (kind, container))
    fields = in_words(source)
    return node(
        kind,
        "",
        name=source.title,
        author=_agents(source.authors, has_more=source.has_more_authors),
        **_others(source),
        datePublished=first_day(source.date),
        publisher=_publishers(source),
        isPartOf=_container(source, container, isbns, fields.get("issn", "")),
        url=web(source.address),
        # Without another address, `url` has this one already.
        identifier=_one([uri for uri in (resolver, *uris) if uri != source.address]),
        inLanguage=source.language,
        archivedAt=web(source.archive_url),
        creativeWorkStatus="Retracted" if source.notice and source.notice.retracts else "",
        correction=source.notice.address if source.notice else "",
        isbn=isbns if kind == "Book" else "",
        bookEdition=fields.get("edition") if kind == "Book" else "",
        numberOfPages=_whole(fields.get("pagetotal", "")) if kind == "Book" else "",
        pagination=fields.get("pages") or fields.get("eid") if kind in _PAGINATED else "",
        **{theirs: fields.get(ours, "") for ours, theirs in _FIELDS},
    )


def _publishers(source: Source) -> object:
    """Return all who stand behind a work, the publisher with its place."""
    others = (node("Organization", name=name) for name in source.issuers)
    place = english().said(source.publisher_place) if source.publisher else ""
    publisher = node("Organization", name=source.publisher, location=place)
    return _one((*others, publisher))


def _container(source: Source, kind: str, isbns: object, issn: str) -> Node:
    """Return the work that a source is a part of."""
    authors = (one for one in source.contributions if one.role == "bookauthor")
    return node(
        kind,
        name=source.container,
        author=_one([_agents(one.persons, has_more=one.has_more) for one in authors]),
        isbn=isbns if kind == "Book" else "",
        issn=issn if source.container and kind == "Periodical" else "",
    )


def _others(source: Source) -> dict[str, object]:
    """Return editors, translators, and others of whose role schema.org knows nothing, by their property."""
    found = dict[str, list[Node | str]]()
    for one in (edited(source), *source.contributions):
        name = ROLES[one.role].schema if one.role in ROLES else "contributor"
        # schema.org allows only persons as editors.
        persons = filter(_is_person, one.persons) if name == "editor" else one.persons
        known = found.setdefault(name, [])
        known += [agent for agent in _listed(persons, has_more=one.has_more) if agent not in known]
    found.pop("", None)
    return {name: _one(agents) for name, agents in found.items()}


def _registered(source: Source, *, is_book: bool) -> tuple[object, Sequence[str]]:
    """Return the ISBNs of a book, which have a property at schema.org, and the URIs of other identifiers."""
    numbers, uris = list[str](), list[str]()
    for registry, name in identified(source):
        if is_book and registry.is_isbn:
            numbers += [name] if registry.names(name) else []
        else:
            uris.append(registry.uri(name))
    return _one(numbers), uris


def _whole(number: str) -> int:
    return int(number) if re.fullmatch("[0-9]{1,5}", number) else 0


def _one(values: Sequence[object]) -> object:
    """Return the values that are not empty, or the only value: JSON-LD reads it as a list of one."""
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


def _agents(persons: Iterable[Person], *, has_more: bool) -> object:
    return _one(_listed(persons, has_more=has_more))


def _listed(persons: Iterable[Person], *, has_more: bool) -> list[Node | str]:
    """Return nodes of persons and institutions; "others" are neither, and so a plain text."""
    return [*map(_agent, persons), *(["others"] if has_more else [])]


def _agent(person: Person) -> Node:
    return node("Person" if _is_person(person) else "Organization", name=str(person))


def _is_person(person: Person) -> bool:
    """Return whether a name is a person's; the store has an institution as a family name alone."""
    return bool(person.given or person.prefix or person.suffix or person.is_undivided)
