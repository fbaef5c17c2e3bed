"""One generator per rule on which sources a page rests on, and on how well they can be followed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ..addresses import DOI
from ..biblatex import entry_type
from ..dates import earliest
from ..findings import Finding, at
from ..model import Bibliography, Citation, Day, Page, Source
from .corpus import Corpus
from .suggestions import identities
from .web_places import is_archive, secondary

_Cited = tuple[Citation, Source]

_FEWEST_CITATIONS, _FEWEST_SOURCES = 8, 5
_CONCENTRATED = "cite other sources for what they bear out too"
_LONGEST_SHORT_REPORT = 20
_NUMBER = re.compile(r"[0-9]{1,6}")


def duplicate_source(corpus: Corpus) -> Iterator[Finding]:
    """Find entries under two keys that have one DOI or one address."""
    first = dict[str, Source]()
    for source in corpus.bibliography.sources:
        if source.is_data:
            continue
        known = [(i, first.setdefault(i, source)) for i in _own_identities(source, corpus.bibliography)]
        others = (pair for pair in known if pair[1].key.casefold() != source.key.casefold())
        if pair := next(others, None):
            shared, other = pair
            noun = "DOI" if DOI.fullmatch(shared) else "address"
            place = other.text.location(other.span.start)
            message = f'"{source.key}" has the {noun} of "{other.key}", at {place}: {shared}'
            hint = f'cite "{other.key}" in its place and delete this entry, or give each its own address'
            yield at("duplicate-source", source.text, source.span, message, hint)


def _own_identities(source: Source, bibliography: Bibliography) -> Sequence[str]:
    """Return what tells a source from others, without what it shares with those it inherits from."""
    if not source.parents:
        return sorted(identities(source))
    parents = (bibliography.by_key[key] for key in bibliography.lineage(source.key) if key != source.key)
    return sorted(identities(source).difference(*map(identities, parents)))


def source_after_check(corpus: Corpus) -> Iterator[Finding]:
    """Find sources that are dated after the day on which their page was last checked or updated."""
    for page in corpus.pages:
        checked, updated = page.matter.checked, page.matter.updated
        days = [(day, verb) for day, verb in ((checked, "checked"), (updated, "updated")) if day]
        if not days:
            continue
        last, verb = max(days, key=lambda pair: pair[0].iso)
        for citation, source in _first_cited(page, corpus.bibliography):
            day = _earliest(source)
            # Elsewhere it may be the next day already.
            if day and earliest(day) > earliest(last) + 1:
                message = f'"{source.key}" is dated {day.words}, and the page was last {verb} on {last.words}'
                hint = 'mend the date of the source, or write a later "checked" once you have read it'
                yield at("source-after-check", page.text, citation.span, message, hint)


def _earliest(source: Source) -> Day | None:
    """Return the date from which a source is there; None when that is not known for sure."""
    if source.date is None or source.date.is_approximate or "pubstate" in dict(source.fields):
        return None
    return source.date.start


def _cited(page: Page, bibliography: Bibliography) -> tuple[_Cited, ...]:
    """Return the citations of a page with their sources, in file order."""
    known = bibliography.by_key
    return tuple((citation, known[citation.key]) for citation in page.citations if citation.key in known)


def _first_cited(page: Page, bibliography: Bibliography) -> Iterator[_Cited]:
    """Yield the first citation of each source of a page."""
    first = {source.key: (citation, source) for citation, source in reversed(_cited(page, bibliography))}
    yield from first.values()


def source_concentration(corpus: Corpus) -> Iterator[Finding]:
    """Find pages that rest on one source, or on one publisher, for the most part."""
    for page in corpus.pages:
        cited = _cited(page, corpus.bibliography)
        sources = tuple(source for _, source in _first_cited(page, corpus.bibliography))
        key, count = _most(source.key for _, source in cited)
        if len(cited) >= _FEWEST_CITATIONS and count * 2 > len(cited):
            place = next(citation.span for citation, source in cited if source.key == key)
            message = f'{count} of the {len(cited)} citations on this page are of "{key}"'
            yield at("source-concentration", page.text, place, message, _CONCENTRATED)
        name, count = _most(filter(None, map(_publisher, sources)))
        if len(sources) >= _FEWEST_SOURCES and count * 10 > len(sources) * 7:
            place = next(citation.span for citation, source in cited if _publisher(source) == name)
            message = f"{count} of the {len(sources)} sources of this page are of one publisher: {name}"
            yield at("source-concentration", page.text, place, message, _CONCENTRATED)


def _most(names: Iterable[str]) -> tuple[str, int]:
    """Return the most frequent of some names, and how often it is there."""
    return next(iter(Counter(names).most_common(1)), ("", 0))


def _publisher(source: Source) -> str:
    return source.publisher or source.container


def missing_archive(corpus: Corpus) -> Iterator[Finding]:
    """Find pages of the web that are lost once their address is, and no copy of which is named."""
    for source in _used(corpus):
        is_lasting = source.archive_url or source.doi or DOI.fullmatch(source.url) or is_archive(source.url)
        if entry_type(source.type).is_on_the_web and source.url and not is_lasting:
            message = f'"{source.key}" names no archived copy'
            hint = 'add "archiveurl = {https://web.archive.org/…}," and "archivedate = {2024-03-05},"'
            yield at("missing-archive", source.text, source.span, message, hint)


def _used(corpus: Corpus) -> Iterator[Source]:
    """Yield the sources that a page cites or lists, and that are read whole."""
    cited = {key for page in corpus.profiles for key in page.cited}
    listed = {item.key for page in corpus.profiles for item in page.further_reading}
    named = (cited | listed) - corpus.bibliography.broken
    yield from (source for key, source in corpus.bibliography.by_key.items() if key in named)


def self_citation(corpus: Corpus) -> Iterator[Finding]:
    """Find sources that pass on what others say: the site itself, encyclopedias, searches, chats."""
    for source in _used(corpus):
        if found := secondary(source.url, corpus.site_url):
            noun, hint = found
            yield at("self-citation", source.text, source.span, f'"{source.key}" is {noun}', hint)


def missing_locator(corpus: Corpus) -> Iterator[Finding]:
    """Find citations of long works that do not say where in them."""
    for page in corpus.pages:
        located = {c.span for call in page.calls if call.locator for c in call.citations}
        for citation, source in _cited(page, corpus.bibliography):
            if citation.span in located or not _is_long(source):
                continue
            is_recording = entry_type(source.type).length == "recording"
            kind, place = ("recording", "12:30") if is_recording else ("long work", "p. 12")
            message = f'"{source.key}" is a {kind}, and this citation names no place in it'
            hint = f'add locator="{place}" behind the key, in a call for this source alone'
            yield at("missing-locator", page.text, citation.span, message, hint)


def _is_long(source: Source) -> bool:
    length = entry_type(source.type).length
    if length != "report":
        return bool(length)
    pages = [int(number) for number in _NUMBER.findall(dict(source.fields).get("pagetotal", ""))]
    return max(pages, default=0) > _LONGEST_SHORT_REPORT
