"""The arguments of rules, and what rules return."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from ...content.links import SiteLinks
from ...core.model import Author, Bibliography, CopyState, Evidence, FrontMatter, Notice, Page, Profile
from ...core.text import Span, Text
from .suggestions import Suggestions


class Found(NamedTuple):
    """One mistake at one place, which its rule turns into a finding."""

    text: Text
    span: Span
    message: str
    """The fact, in one lower-case sentence without a full stop and without the place."""
    hint: str
    """What to type next."""
    follows: frozenset[str] = frozenset()
    """Rules whose errors explain this mistake."""


class Displaced(NamedTuple):
    """A page that shares its address with another file, so that readers get one of the two."""

    text: Text
    """The page."""
    other: str
    """The other file, as findings name it."""
    address: str
    is_lost: bool
    """Whether readers get the other file; otherwise they get this page."""


@dataclass(frozen=True)
class RuleContext:
    """What a rule can use besides the page or the pages that it checks."""

    bibliography: Bibliography
    authors: Mapping[str, Author] = field(default_factory=dict)
    ratings: tuple[str, ...] = ()
    templates: frozenset[str] = frozenset()
    """The templates that a page can name; empty when the theme is not known."""
    site_url: str = ""
    """The address of the site itself; empty when it is not known."""
    everywhere: bool = True
    """Whether pages without a type are judged as those with one."""
    is_ours: bool = True
    """Whether the site has named its bibliography, or something of ours renders it."""
    missing_store: str = ""
    """The file of the bibliography that nobody has named, where it does not exist."""
    textless: frozenset[str] = frozenset()
    """The templates that do not show the text of a page which names them."""
    unsourced: tuple[str, ...] = ()
    """The headings, and the classes of headings, below which no source is needed."""
    reads_html: bool = True
    """Whether the site has md_in_html, which reads Markdown in elements of HTML."""
    reads_events: bool = True
    """Whether the site has the extensions with which a definition list has events."""
    retracted: Mapping[str, Notice] = field(default_factory=dict)
    """What publishers have said of sources that no longer stand, by key."""
    gone: frozenset[str] = frozenset()
    """The keys of sources that are gone, and of which no archived copy is known."""

    def judges(self, front_matter: FrontMatter) -> bool:
        """Return whether the rules on explainers judge the page with this front matter."""
        return self.everywhere or bool(front_matter.type)

    @cached_property
    def suggestions(self) -> Suggestions:
        """What writers may have meant by keys that no source has."""
        return Suggestions(self.bibliography, self.missing_store)


@dataclass(frozen=True, slots=True)
class AllPages:
    """All pages of a site: a profile of each page, and the whole page where it has changed."""

    profiles: tuple[Profile, ...] = ()
    texts: Mapping[str, Text] = field(default_factory=dict)
    """The texts of all pages, by path."""
    changed: tuple[tuple[Page, Page], ...] = ()
    """The pages that differ from an earlier commit, each as it was and as it is; empty without one."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """For sources that have changed only their key since that commit: the new key, by the old key."""
    linked: SiteLinks | None = None
    """The links of all pages, where it is known which files there are."""
    included: tuple[Profile, ...] = ()
    """The profiles of texts that pages show beside their own."""
    displaced: tuple[Displaced, ...] = ()
    """Pages that share their address with another file."""
    limit: Callable[[int], int] = field(default=lambda _: 0, repr=False, compare=False)
    """Takes the last day that is written somewhere, and returns the last that can be past; 0 if unknown."""
    drafts: tuple[Profile, ...] = ()
    """The profiles of drafts, which are no part of the site."""
    evidence: Evidence | None = None
    """What is known of the sources, where the site keeps a record."""
    copy_state: Callable[[str], CopyState] = field(
        default=lambda _: CopyState.MISSING, repr=False, compare=False
    )
    """Takes the digest of a copy, and returns what there is of the copy here."""

    def with_drafts(self, texts: Mapping[str, Text]) -> AllPages:
        """Return the pages of a site with its drafts, of which these are the texts; nothing has changed."""
        profiles = (*self.profiles, *self.drafts)
        return replace(self, profiles=profiles, texts={**self.texts, **texts}, changed=(), drafts=())

    def judged(self, context: RuleContext) -> AllPages:
        """Return the pages that the rules on explainers judge, with the texts of all."""
        profiles = tuple(one for one in self.profiles if context.judges(one.front_matter))
        changed = tuple(pair for pair in self.changed if context.judges(pair[1].front_matter))
        return replace(self, profiles=profiles, changed=changed)
