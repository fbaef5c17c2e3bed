"""The values of the store: sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ..circles import circles
from ..text import Location, Span, Text
from .dating import Dating
from .dois import doi_address
from .evidence import Notice
from .persons import Contribution, Person
from .phrases import Phrase, Said


class Reference(NamedTuple):
    """A key or name in front matter or in an entry, with its place: of further reading, or of a parent."""

    key: str
    span: Span


class Source(NamedTuple):
    """One work of the store. An empty text means that the entry does not say."""

    key: str
    type: str
    text: Text
    span: Span
    """The key in the entry."""
    title: str = ""
    authors: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    has_more_authors: bool = False
    """Whether the authors end in "and others"."""
    has_more_editors: bool = False
    contributions: tuple[Contribution, ...] = ()
    """What others did for the work, such as translating it."""
    container: str = ""
    """The journal, newspaper, book or series in which the work appeared."""
    event: Said = ""
    """The conference or another event that the work is of, with its place and its date."""
    issuers: tuple[str, ...] = ()
    """Who or what else stands behind the publication, such as an organization beside the publisher."""
    publisher_place: Said = ""
    """The place of publication."""
    publisher: str = ""
    designation: tuple[Said, ...] = ()
    """Volume, number, pages, edition, which readers see one after the other: `vol. 3, no. 2, pp. 4–9`."""
    fields: tuple[tuple[str, str], ...] = ()
    """All fields, inherited ones too, each name with its value as typed: what an export writes."""
    date: Dating | None = None
    original: Phrase | None = None
    """How the work first appeared: `original: Der Krieg, Berlin: A Press, 1931`."""
    note: str = ""
    scripts: tuple[str, ...] = ()
    """The sub- and superscripts in its texts that Unicode lacks, as they are in the texts: `_{2.5}`."""
    kind: str = ""
    language: str = ""
    """A tag of BCP 47, empty when not known."""
    url: str = ""
    doi: str = ""
    registered: str = ""
    """The address of the work at the first registry that its entry names, such as arXiv or PubMed."""
    accessed: Dating | None = None
    archive_url: str = ""
    archived: Dating | None = None
    notice: Notice | None = None
    """What its publisher has said since; only what is published for machines tells."""
    parents: tuple[Reference, ...] = ()
    """The entries that this one inherits from."""
    is_data: bool = False
    """Whether the entry is an `@xdata` container, which is never cited itself."""

    @property
    def place(self) -> Location:
        """The location of the key in the store."""
        return self.text.location(self.span.start)

    @property
    def address(self) -> str:
        """The web address of the work, empty when the entry has none."""
        if self.url or not self.doi:
            return self.url or self.registered
        return doi_address(self.doi)


@dataclass(frozen=True)
class Bibliography:
    """The store: every source in file order."""

    sources: tuple[Source, ...] = ()
    broken: frozenset[str] = frozenset()
    """The keys of entries that could be read only in part."""
    remarks: tuple[tuple[Text, Span], ...] = ()
    """Texts between the entries and comments in them, where a finding can be suppressed."""

    @cached_property
    def by_key(self) -> Mapping[str, Source]:
        """Sources by key; of two with the same key, the first."""
        return {source.key: source for source in reversed(self.sources)}

    @cached_property
    def circles(self) -> Mapping[str, int]:
        """A number for each key that inherits: of two sources that inherit from each other, the same."""
        heirs = (source for source in self.by_key.values() if source.parents)
        return circles({source.key: [parent.key for parent in source.parents] for source in heirs})

    def lineage(self, *keys: str) -> Iterator[str]:
        """Yield keys of the store and the keys of all entries that these sources inherit from, each once."""
        pending, seen = [*keys], set[str]()
        while pending:
            current = pending.pop()
            if current not in seen and current in self.by_key:
                seen.add(current)
                yield current
                pending.extend(parent.key for parent in self.by_key[current].parents)
