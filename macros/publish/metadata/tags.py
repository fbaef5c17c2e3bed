"""A page to meta tags: Open Graph for shares, Highwire for reference managers.

Names and contents are raw text; the template escapes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...content.biblatex import FIELDS, entry_type, identified, issue, volume
from ...content.biblatex.pages import first_and_last, with_hyphens
from ...core.model import Organization, Source, Work
from ...render.words import words
from ..fields import in_words
from .nodes import day, doi, first_day, web

Tags = tuple[tuple[str, str], ...]
"""Pairs of a name, or property, and its content; a name may come more than once."""

_FIELDS = tuple((field.name, field.highwire) for field in FIELDS if field.highwire)
# `en-GB`: a locale of Open Graph needs a country.
_LOCALE = re.compile(r"(?P<language>[a-z]{2,3})-(?P<country>[A-Z]{2})")


def open_graph(work: Work) -> Tags:
    """Return the properties of a page that has a type: https://ogp.me/#type_article."""
    front_matter = work.front_matter
    return _known(
        *_shared(work.publisher, front_matter.title, front_matter.description, work.url, work.language),
        ("og:type", "article"),
        ("article:published_time", day(front_matter.published)),
        ("article:modified_time", day(front_matter.modified)),
        *(("article:author", web(address)) for address in work.author_urls),
        ("article:section", words(work.language)(f"type-{front_matter.type}") if front_matter.type else ""),
    )


def site_open_graph(organization: Organization, title: str, description: str, url: str) -> Tags:
    """Return the properties of a page about the site."""
    return _known(*_shared(organization, title, description, url), ("og:type", "website"))


def highwire(work: Work) -> Tags:
    """Return what Zotero and Google Scholar read, with one `citation_reference` for each source."""
    front_matter = work.front_matter
    return _known(
        # From `citation_title` and `og:type` Zotero would make a journal article; it prefers this tag.
        ("z:itemType", "webpage"),
        ("citation_title", front_matter.title),
        *(("citation_author", author.name) for author in work.authors),
        ("citation_publication_date", _date(day(front_matter.published))),
        ("citation_language", work.language),
        ("citation_fulltext_html_url", web(work.url)),
        *(("citation_reference", _reference(source)) for source in work.sources),
    )


def _shared(organization: Organization, title: str, description: str, url: str, language: str = "") -> Tags:
    locale = _LOCALE.fullmatch(language or organization.language)
    image = web(organization.image)
    return (
        ("og:title", title),
        ("og:url", web(url)),
        ("og:description", description),
        ("og:site_name", organization.name),
        ("og:locale", f"{locale['language']}_{locale['country']}" if locale else ""),
        ("og:image", image),
        ("og:image:alt", organization.image_alt if image else ""),
    )


def _known(*tags: tuple[str, str]) -> Tags:
    return tuple((name, content) for name, content in tags if content)


def _date(iso: str) -> str:
    """Return `2024/03/05`, cut where it is not known; Highwire has no years before the first."""
    return "" if iso.startswith(("-", "0000")) else iso.replace("-", "/")


def _reference(source: Source) -> str:
    """Return a source as Distill writes it: `citation_title=…;citation_author=…;…`."""
    return ";".join(f"citation_{name}={value}" for name, value in _fields(source) if value)


def _fields(source: Source) -> Iterator[tuple[str, str]]:
    yield "title", _value(source.title)
    yield from (("author", _value(str(person))) for person in source.authors or source.editors)
    has_more = source.has_more_authors if source.authors else source.has_more_editors
    yield "author", "others" if has_more else ""
    yield "publication_date", _date(first_day(source.date))
    if container := entry_type(source.type).highwire:
        yield container, _value(source.container)
    yield "publisher", _value("; ".join(filter(None, (*source.issuers, source.publisher))))
    yield from _places(source)
    yield "doi", doi(source).replace(";", "%3B")
    for registry, name in identified(source):
        if registry.highwire and registry.names(name):
            yield registry.highwire, _value(name)


def _places(source: Source) -> Iterator[tuple[str, str]]:
    """Yield where in a journal or a book the source is."""
    fields = in_words(source)
    first, last = first_and_last(fields.get("pages") or fields.get("eid", ""))
    yield from ((theirs, _value(fields.get(ours, ""))) for ours, theirs in _FIELDS)
    yield "volume", _value(volume(fields))
    if entry_type(source.type).is_periodical:
        yield "issue", _value(issue(fields))
    yield "firstpage", _value(with_hyphens(first))
    yield "lastpage", _value(last)


def _value(text: str) -> str:
    """Return a text on one line, and without the semicolon that would begin the next field."""
    return " ".join(text.replace(";", ",").split())
