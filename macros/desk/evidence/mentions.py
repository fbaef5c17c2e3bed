"""Mentions: where pages cite or list a source, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ...content.claims import claims
from ...core.model import Page, words_digest
from ...core.text import Location

_LISTED = "further reading"


class SourceMention(NamedTuple):
    """A place at which a page speaks of a source."""

    place: Location
    sentence: str
    """As readers see it, on one line."""
    words: frozenset[str] = frozenset()
    """The digests of what is quoted here."""
    tells_retracted: bool = False
    """Whether the sentence speaks of the source as a retracted one."""


def mentions(pages: Iterable[Page]) -> Mapping[str, tuple[SourceMention, ...]]:
    """Return where pages mention sources, by key, in the order of pages and lines."""
    found = dict[str, list[SourceMention]]()
    for page in pages:
        for key, mention in (*_listed(page), *_cited(page)):
            found.setdefault(key, []).append(mention)
    return {key: tuple(several) for key, several in found.items()}


def _listed(page: Page) -> Iterator[tuple[str, SourceMention]]:
    for item in page.front_matter.further_reading:
        yield item.key, SourceMention(page.text.location(item.span.start), _LISTED)


def _cited(page: Page) -> Iterator[tuple[str, SourceMention]]:
    """Yield the citations that readers see, each with the sentence that it is in or behind."""
    told = claims(page)
    for call in page.calls:
        if call.hidden_in:
            continue
        for citation in call.citations:
            near = [one for one in told if citation.key in one.keys and one.span.start <= call.span.start]
            sentence = near[-1].text if near else ""
            words = frozenset({words_digest(call.quotation)} if call.quotation else ())
            place = page.text.location(call.span.start)
            yield citation.key, SourceMention(place, sentence, words, call.tells_retracted)
