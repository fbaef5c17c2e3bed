"""The quotations of a site: which words of which source, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ...core.model import Page, words_digest
from ...core.text import Location


class Quotation(NamedTuple):
    """Words that a page quotes."""

    key: str
    words: str
    place: Location
    is_hidden: bool = False
    """Whether readers do not see it."""

    @property
    def digest(self) -> str:
        """The name of the words in the record."""
        return words_digest(self.words)


def quotations(pages: Iterable[Page]) -> Iterator[Quotation]:
    """Yield the quotations of pages, in their order, hidden ones too: a draft of a page may show them."""
    for page in pages:
        for call in page.calls:
            if call.quotation:
                yield Quotation(
                    call.citations[0].key,
                    call.quotation,
                    page.text.location(call.span.start),
                    bool(call.hidden_in),
                )


def times(found: Iterable[Quotation]) -> Mapping[str, int]:
    """Return at how many places readers see the words of each digest."""
    return Counter(one.digest for one in found if not one.is_hidden)


def by_source(found: Iterable[Quotation]) -> Mapping[str, tuple[Quotation, ...]]:
    """Return quotations by the key of their source."""
    listed = dict[str, list[Quotation]]()
    for one in found:
        listed.setdefault(one.key, []).append(one)
    return {key: tuple(several) for key, several in listed.items()}
