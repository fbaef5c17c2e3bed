"""The values of a page: what it says of itself, and what it cites."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field

from ..text import Span, Text
from .citing import Call, Citation
from .page_types import PAGE_TYPES, UNTYPED, PageType
from .prose import Prose
from .sources import Dating, Day, Reference

CORRECTIONS = {"void": "Withdrawn", "rating": "Rating changed", "fact": "Corrected", "update": "Updated"}
"""What readers see of each kind of correction, the gravest first."""
NOTICES = frozenset({"void", "rating"})
"""The kinds that stand above the answer; the others stand below the text."""

_LISTS = "explainers.html"


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes, of `docs/.authors.yml`. Empty text means that the file does not say."""

    key: str
    name: str
    description: str = ""
    """A biography of one or two sentences."""
    affiliation: str = ""
    url: str = ""
    """The author's own page elsewhere."""
    is_organization: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """What was wrong on a page, or is new, and since when that is said."""

    date: Day
    kind: str
    """One of CORRECTIONS."""
    text: str


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question that leads on, with the page that answers it; empty when none does yet."""

    question: str
    page: Reference | None = None
    """A Markdown file, relative to the page, as in a link; an anchor may follow: `why.md#votes`."""

    def target(self, path: str) -> str:
        """Return the file that it leads to from the file at `path`; empty when it leads nowhere yet."""
        if self.page is None:
            return ""
        name = self.page.key.partition("#")[0]
        return posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) if name else path

    @property
    def anchor(self) -> str:
        """The part of the page that it leads to, with its hash; empty for the whole page."""
        return "".join(self.page.key.partition("#")[1:]) if self.page else ""


@dataclass(frozen=True, slots=True)
class Republication:
    """Where a page appeared first."""

    publisher: str
    url: str
    date: Day | None = None


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a page says of itself in its front matter. Empty text means that it does not say."""

    title: str = ""
    type: str = ""
    """The name of one of PAGE_TYPES; empty for a page about the site."""
    description: str = ""
    authors: tuple[Reference, ...] = ()
    topics: tuple[str, ...] = ()
    """What it is about, as its lists are called."""
    published: Day | None = None
    checked: Day | None = None
    """When the sources were last read."""
    updated: Day | None = None
    coverage: Dating | None = None
    """The time that the evidence covers."""
    claim: str = ""
    claimant: str = ""
    rating: Reference | None = None
    disclosure: str = ""
    republished: Republication | None = None
    corrections: tuple[Correction, ...] = ()
    further_reading: tuple[Reference, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    template: Reference | None = None
    """A file of the theme's folder."""
    is_minor: bool = False
    """Whether the change at hand leaves every fact as it was."""

    @property
    def page_type(self) -> PageType:
        """What follows from the type."""
        return PAGE_TYPES.get(self.type, UNTYPED)

    @property
    def shows_lists(self) -> bool:
        """Whether this is the page that lists the others by topic and by year."""
        return self.template is not None and self.template.key == _LISTS

    @property
    def modified(self) -> Day | None:
        """When the page last changed for its readers; None when it says no date."""
        days = [self.published, self.updated, *(correction.date for correction in self.corrections)]
        return max((day for day in days if day), key=lambda day: day.iso, default=None)


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file, read but not rendered."""

    text: Text = field(repr=False)
    body: int
    """The offset where the front matter has ended."""
    calls: tuple[Call, ...] = ()
    front_matter: FrontMatter = field(default_factory=FrontMatter)
    comments: tuple[Span, ...] = ()
    """Where a finding can be accepted."""
    attempted: frozenset[str] = frozenset()
    """Texts in calls that cannot be read: what they may have meant to cite."""
    heading: Span | None = None
    """The first heading of level 1 in the body."""
    is_readable: bool = True
    """Whether its front matter could be read."""
    prose: Prose = field(default_factory=Prose, repr=False)
    trigger_words: frozenset[str] = frozenset()
    """Of the words that rules look for, those that the prose has, in lower case."""

    @property
    def path(self) -> str:
        """The file, relative to the project root."""
        return self.text.path

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What the reader is to see, in file order."""
        return tuple(c for call in self.calls if not call.hidden_in for c in call.citations)


@dataclass(frozen=True, slots=True)
class Profile:
    """What the site needs to know of a page when its text is not at hand."""

    path: str
    front_matter: FrontMatter = field(default_factory=FrontMatter)
    cited: tuple[str, ...] = ()
    """The keys that the reader is to see in the text, each once, in file order."""
    meant: frozenset[str] = frozenset()
    """What else may be meant to be cited: in calls that cannot be read, and in the way of other programs."""
    shown: tuple[int, ...] = ()
    """The calls that the reader is to see, by their places among all."""
    is_readable: bool = True


def profile(page: Page) -> Profile:
    """Return what the site needs to know of a page."""
    return Profile(
        page.path,
        page.front_matter,
        tuple(dict.fromkeys(citation.key for citation in page.citations)),
        page.attempted.union(*(typed.keys for typed in page.prose.by_hand)),
        tuple(number for number, call in enumerate(page.calls) if not call.hidden_in),
        page.is_readable,
    )
