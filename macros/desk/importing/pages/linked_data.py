"""JSON-LD in a page: what it says of the one work that the page shows. https://schema.org/CreativeWork."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from ....syntax.addresses import identity
from ....syntax.typed_addresses import doi_name
from .. import bylines
from ..foreign import listed, parsed, record, word

TYPES: Mapping[str, str] = {
    **dict.fromkeys(("ScholarlyArticle", "MedicalScholarlyArticle"), "article"),
    "Report": "report",
    "Book": "book",
    "Thesis": "thesis",
    "Dataset": "dataset",
    **dict.fromkeys(("NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle"), "online"),
    **dict.fromkeys(("OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle"), "online"),
    **dict.fromkeys(("Article", "BlogPosting", "LiveBlogPosting", "TechArticle"), "online"),
}
"""The types of schema.org for works that a page shows, and the type of entry for each."""
_PAGES = ("WebPage", "ItemPage", "AboutPage")
"""What says something of the page where nothing speaks of a work."""
_PEOPLE = ("Person", "Thing", "")
_DEPTH = 6
_MOST = 1_000

Node = Mapping[str, object]


def statements(blocks: Iterable[str], address: str) -> Iterator[tuple[str, str]]:
    """Yield the statements on the work, by marks that begin with `ld:`."""
    found = parsed_blocks(blocks)
    by_id = {name: node for node in reversed(found) if len(node) > 1 and (name := word(node.get("@id")))}
    work = _main(found, address)
    if not work:
        return
    yield "ld:type", _type(work, TYPES)
    yield "ld:title", word(work.get("headline")) or word(work.get("name"))
    for name in ("author", "creator"):
        yield from (("ld:author", _name(one, by_id)) for one in listed(work.get(name)))
    for one in listed(work.get("editor")):
        yield "ld:editor", _name(one, by_id)
    yield "ld:publisher", next((_title(one, by_id) for one in listed(work.get("publisher"))), "")
    yield "ld:date", word(work.get("datePublished"))
    yield "ld:language", word(work.get("inLanguage"))
    yield from (("ld:isbn", one) for one in map(word, listed(work.get("isbn"))))
    yield from _numbers(work, by_id)
    for one in (*listed(work.get("identifier")), *listed(work.get("sameAs")), work.get("@id")):
        yield "ld:doi", doi_name(word(one) or word(record(one).get("value")))


def parsed_blocks(blocks: Iterable[str]) -> list[Node]:
    """Return the nodes in all blocks, those of a graph and of lists as well."""
    return list(islice((node for block in blocks for node in _nodes(parsed(block), 0)), _MOST))


def _nodes(value: object, depth: int) -> Iterator[Node]:
    for one in filter(None, map(record, listed(value))):
        yield one
        if depth < _DEPTH:
            for name in ("@graph", "mainEntity", "mainEntityOfPage"):
                yield from _nodes(one.get(name), depth + 1)


def _type(node: Node, known: Iterable[str]) -> str:
    names = (word(one).rsplit("/", 1)[-1] for one in listed(node.get("@type")))
    return next((name for name in names if name in known), "")


def _main(nodes: list[Node], address: str) -> Node:
    """Return the work that a page is about: of several, as on a page with news, the one at its address."""
    works = [node for node in nodes if _type(node, TYPES)] or [node for node in nodes if _type(node, _PAGES)]
    own = [node for node in works if identity(address) in map(identity, _addresses(node))]
    titled = {word(node.get("headline")) or word(node.get("name")) for node in works}
    return (own or (works if len(titled) == 1 else []) or [{}])[0]


def _addresses(node: Node) -> Iterator[str]:
    for value in (node.get("url"), node.get("mainEntityOfPage"), node.get("@id")):
        yield word(value) or word(record(value).get("@id"))


def _linked(value: object, by_id: Mapping[str, Node]) -> Node:
    """Return a node, or the one elsewhere in the page that it names."""
    node = record(value)
    return by_id.get(word(node.get("@id")), node) if len(node) == 1 else node


def _title(value: object, by_id: Mapping[str, Node]) -> str:
    return word(value) or word(_linked(value, by_id).get("name"))


def _name(value: object, by_id: Mapping[str, Node]) -> str:
    """Return the name of a person as pages state it, of whom the parts may be told, or of an institution."""
    if typed := word(value):
        return typed
    node = _linked(value, by_id)
    family, given = word(node.get("familyName")), word(node.get("givenName"))
    if family and given:
        return bylines.person(family, given)
    name = word(node.get("name"))
    return name if _type(node, _PEOPLE) or "@type" not in node else bylines.institution(name)


def _numbers(work: Node, by_id: Mapping[str, Node]) -> Iterator[tuple[str, str]]:
    """Yield the journal, the volume and the issue in which a work is, each of which is part of the next."""
    node = work
    for _ in range(_DEPTH):
        yield "ld:volume", word(node.get("volumeNumber"))
        yield "ld:issue", word(node.get("issueNumber"))
        yield "ld:issn", word(node.get("issn"))
        if _type(node, ("Periodical", "Newspaper")):
            yield "ld:journal", word(node.get("name"))
        node = _linked(next(iter(listed(node.get("isPartOf"))), None), by_id)
    first, last = word(work.get("pageStart")), word(work.get("pageEnd"))
    yield "ld:pages", word(work.get("pagination")) or "-".join(filter(None, (first, last)))
