"""The values of a page: its front matter, and what it cites."""

from __future__ import annotations

import posixpath
from typing import NamedTuple
from urllib.parse import unquote

from ..page_templates import PAGE_LISTS
from ..text import Span, Text, covering
from .citing import Call, Citation
from .dating import Dating, Day
from .evidence import words_digest
from .page_types import PAGE_TYPES, UNTYPED, PageType
from .prose import Prose
from .sources import Reference

CORRECTIONS = {"void": "withdrawn", "rating": "rating-changed", "fact": "corrected", "update": "updated"}
"""The kinds of correction, the gravest first, each with the name of its mark in the navigation."""
NOTICES = frozenset({"void", "rating"})
"""The kinds of correction that readers see above the answer; they see the others below the text."""


class Author(NamedTuple):
    """An author of `docs/.authors.yml`. An empty text means that the file does not say."""

    key: str
    name: str
    description: str = ""
    """A biography of one or two sentences."""
    affiliation: str = ""
    url: str = ""
    """The author's own page elsewhere."""
    is_organization: bool = False


class Correction(NamedTuple):
    """What was wrong on a page, or is new in it, and the day on which the page was changed."""

    date: Day
    kind: str
    """One of CORRECTIONS."""
    text: str


class FollowUp(NamedTuple):
    """A question for readers to continue with, and the page that answers it, if there is one yet."""

    question: str
    page: Reference | None = None
    """A Markdown file, relative to the page, as in a link: an anchor may follow, as in `why.md#votes`, and a
    hash in its name is `%23`."""

    def target(self, path: str) -> str:
        """Return the path of the answering page, for a question on the page at `path`; empty without one."""
        if self.page is None:
            return ""
        name = unquote(self.page.key.partition("#")[0])
        return posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) if name else path

    @property
    def anchor(self) -> str:
        """The anchor in the answering page, with its hash; empty for the whole page."""
        return "".join(self.page.key.partition("#")[1:]) if self.page else ""


class Republication(NamedTuple):
    """Where a page appeared first."""

    publisher: str
    url: str
    date: Day | None = None


class Figure(NamedTuple):
    """A key figure of a page, with the source that has it."""

    number: str
    """As readers see it: `$38 billion`, `1,700`."""
    label: str
    """What the number counts."""
    date: Dating
    """Of when the number is."""
    source: Reference
    unit: str = ""
    """What readers see behind the number: `people`."""
    locator: str = ""


class FrontMatter(NamedTuple):
    """What a page says of itself in its front matter. An empty text means that it does not say."""

    title: str = ""
    type: str = ""
    """The name of one of PAGE_TYPES; empty for a page about the site."""
    description: str = ""
    authors: tuple[Reference, ...] = ()
    topics: tuple[str, ...] = ()
    """What the page is about, each topic as typed."""
    published: Day | None = None
    checked: Day | None = None
    """The day on which the sources were last read."""
    updated: Day | None = None
    coverage: Dating | None = None
    """The period that the evidence covers."""
    claim: str = ""
    claimant: str = ""
    rating: Reference | None = None
    disclosure: str = ""
    republished: Republication | None = None
    corrections: tuple[Correction, ...] = ()
    figures: tuple[Figure, ...] = ()
    """The key figures, where the front matter is ours."""
    further_reading: tuple[Reference, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    template: Reference | None = None
    """A template of ours, or of the theme."""
    language: str = ""
    """A tag of BCP 47; empty where the page is in the language of the site."""
    margin_notes: bool | None = None
    """Whether wide screens show notes in the margin; None where the site decides."""
    is_minor: bool = False
    """Whether the author says that the current change leaves every fact as it was."""
    is_draft: bool = False
    """Whether the author says that the page is a draft."""

    @property
    def page_type(self) -> PageType:
        """The row of the page's type."""
        return PAGE_TYPES.get(self.type, UNTYPED)

    @property
    def figure_calls(self) -> tuple[Call, ...]:
        """The citations of the key figures, which come before those of the text: each is at its key."""
        return tuple(Call(one.source.span, (Citation(*one.source),), one.locator) for one in self.figures)

    @property
    def shows_lists(self) -> bool:
        """Whether this page lists all others by topic and by year."""
        return self.template is not None and self.template.key == PAGE_LISTS

    @property
    def modified(self) -> Day | None:
        """When the page last changed for its readers; None when it says no date."""
        days = [self.published, self.updated, *(correction.date for correction in self.corrections)]
        return max((day for day in days if day), key=lambda day: day.iso, default=None)


class Page(NamedTuple):
    """One Markdown file, read but not rendered."""

    text: Text
    body: int
    """The offset of the first character after the front matter."""
    calls: tuple[Call, ...] = ()
    front_matter: FrontMatter = FrontMatter()
    comments: tuple[Span, ...] = ()
    """Comments, where a finding can be suppressed."""
    attempted: frozenset[str] = frozenset()
    """Texts in unreadable calls: keys that their writer may have meant to cite."""
    heading: Span | None = None
    """The first heading of level 1 in the body."""
    is_readable: bool = True
    """Whether its front matter could be read."""
    prose: Prose = Prose()
    trigger_words: frozenset[str] = frozenset()
    """The trigger words of rules that occur in the prose, in lower case."""
    renders_macros: bool = True
    """Whether its front matter leaves macros on; without them all marks are its own text."""
    code: tuple[Span, ...] = ()
    """Its code, sorted."""

    @property
    def path(self) -> str:
        """The path of the file, relative to the project root."""
        return self.text.path

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations that readers should see, in file order."""
        return tuple(c for call in self.calls if not call.hidden_in for c in call.citations)

    @property
    def read_citations(self) -> tuple[Citation, ...]:
        """The same citations in the order in which they are read: those of footnotes after all others.

        Those of the key figures come first, but for a heading with which the text begins.
        """
        begun = self._begun if self.front_matter.figures else None
        if not (self.prose.footnotes or begun):
            return self.citations
        numbered = sorted((note.span, number) for number, note in enumerate(self.prose.footnotes, 1))
        places, numbers = [span for span, _ in numbered], [number for _, number in numbered]

        def place(citation: Citation) -> int:
            """Return the number of the footnote around a citation, from 1; 0 for the text, -1 above it."""
            if begun and begun.contains(citation.span.start):
                return -1
            index = covering(places, citation.span.start)
            return 0 if index is None else numbers[index]

        return tuple(sorted(self.citations, key=place))

    @property
    def _begun(self) -> Span | None:
        """The heading of level 1 with which the text begins; None for another beginning."""
        before = self.text.content[self.body : self.heading.start] if self.heading else "a"
        return None if before.strip(" #\n") else self.heading


class Quoted(NamedTuple):
    """A quotation on a page, by the digest of its words."""

    key: str
    words: str
    span: Span
    """The call."""


class Profile(NamedTuple):
    """What rules of the whole site need to know of a page, without its text."""

    path: str
    front_matter: FrontMatter = FrontMatter()
    cited: tuple[str, ...] = ()
    """The keys that readers should see cited, each once, in the order in which they are read."""
    meant: frozenset[str] = frozenset()
    """Keys that may be meant as citations: in unreadable calls, and in the notation of other programs."""
    shown: tuple[int, ...] = ()
    """The numbers of the calls that readers should see, counted from 0 among all calls of the page."""
    is_readable: bool = True
    quoted: tuple[Quoted, ...] = ()
    """The quotations that readers should see, in file order."""
    renders_macros: bool = True


def profile(page: Page) -> Profile:
    """Return what rules of the whole site need to know of a page."""
    return Profile(
        page.path,
        page.front_matter,
        tuple(dict.fromkeys(citation.key for citation in page.read_citations)),
        page.attempted.union(*(typed.keys for typed in page.prose.by_hand)),
        tuple(number for number, call in enumerate(page.calls) if not call.hidden_in),
        page.is_readable,
        tuple(
            Quoted(call.citations[0].key, words_digest(call.quotation), call.span)
            for call in page.calls
            if call.quotation and not call.hidden_in
        ),
        page.renders_macros,
    )
