"""The values that the templates of the theme show.

Addresses are relative to the root of the site, as MkDocs has them, unless they are called absolute.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ...check.site import Site
from ...core.model import Author, Correction, Organization, Work
from ...render.rendering.listing import Card, SourceView
from ...render.words import Words, words
from ..exports import Export
from ..repositories import Repository
from .source_parts import UNDIVIDED, DividedList, SourcePart


@dataclass(frozen=True, slots=True)
class Publication:
    """A site and where it is published: what every view is made of."""

    site: Site
    organization: Organization
    urls: Mapping[str, str]
    """The address of each page, by its file."""
    order: tuple[str, ...] = ()
    """The files of the pages in the order of the navigation."""
    repository: Repository | None = None
    contexts: Mapping[str, bytes] = field(default_factory=dict)
    """What the built pages say around each citation, by file; packed."""
    minutes: Mapping[str, int] = field(default_factory=dict)
    """How long the built pages take to read, by file."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """The titles of the built pages, by file: from front matter, or from the heading."""
    divided: DividedList = UNDIVIDED
    """The list of all sources in parts; empty where one page has the whole list."""

    @property
    def words(self) -> Words:
        """The words for the readers of the site."""
        return words(self.organization.language)


@dataclass(frozen=True, slots=True)
class FollowUpView:
    """A follow-up question; without a card when no page answers it yet."""

    question: str
    card: Card | None
    anchor: str = ""
    """The part of that page, with its `#`."""


@dataclass(frozen=True, slots=True)
class Byline:
    """An author with the address of their page."""

    author: Author
    url: str


@dataclass(frozen=True, slots=True)
class PageView:
    """One page that has a type, whole."""

    card: Card
    work: Work
    bylines: tuple[Byline, ...]
    minutes: int
    notices: tuple[Correction, ...]
    """Corrections that readers must know before they read the page."""
    follow_ups: tuple[FollowUpView, ...]
    text: str
    exported: tuple[tuple[Export, str], ...]
    """The page in each format, for readers to copy."""
    downloads: str
    """The address of its downloads without their endings; empty when it lists no source."""
    report_url: str = ""
    """Absolute, as is `changes_url`; both are empty when the repository is not known."""
    changes_url: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """Metadata of a page for machines. All addresses are absolute."""

    canonical: str = ""
    properties: tuple[tuple[str, str], ...] = ()
    """Open Graph."""
    names: tuple[tuple[str, str], ...] = ()
    """Highwire."""
    graph: str = ""
    """JSON-LD, escaped for a script element."""


Choice = tuple[str, str]
"""What sources can be chosen by: as each of them says it, and as readers see it."""


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of the list of all sources, as a link."""

    part: SourcePart
    url: str
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class SourceIndex:
    """The sources that a page lists, and what they can be chosen by."""

    sources: tuple[SourceView, ...]
    kinds: tuple[Choice, ...]
    publishers: tuple[Choice, ...]
    years: tuple[Choice, ...]
    """The latest first."""
    states: tuple[Choice, ...]
    """How sources stand, the gravest first; empty where the site keeps no record."""
    downloads: tuple[tuple[str, str], ...]
    """All sources of the site in each format: its name, and the address."""
    count: int = 0
    """How many sources the site has."""
    affected: tuple[SourceView, ...] = ()
    """The sources whose state is told above the list."""
    parts: tuple[PartView, ...] = ()
    """Where the sources are, if one page does not list all; the page lists none, or those of one part."""
    keys: str = ""
    """The address of the file that says which part has a source."""
    whole: Choice | None = None
    """Title and address of the page that leads to all parts, for a page that is one of them."""

    @property
    def part_urls(self) -> Mapping[str, str]:
        """The address of the part that has a source, by key; empty where one page has them all."""
        return {source.key: view.url for view in self.parts for source in view.part.sources}


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the log of corrections."""

    card: Card
    correction: Correction
