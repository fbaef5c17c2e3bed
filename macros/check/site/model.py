"""The values of a site: the project as read from disk, and the site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from ...content import citations
from ...content.links import Documents
from ...content.settings import Settings
from ...content.suppressions import Suppression
from ...content.templating import Vocabulary
from ...core.findings import Finding
from ...core.macro_table import Meaning
from ...core.model import Author, Bibliography, CopyState, Evidence, Page, Profile, Source
from ...core.text import Text
from ..rules.found import Displaced
from .inclusions import Inclusions

if TYPE_CHECKING:
    from ...render.built_pages import BuiltPage


@dataclass(frozen=True, slots=True)
class Project:
    """What was read from the disk."""

    settings: Settings
    bibliography: tuple[Text, ...]
    pages: tuple[Text, ...]
    """The pages of the site, without drafts and excluded ones."""
    faults: tuple[Finding, ...] = ()
    """Files that could not be read."""
    unread: frozenset[str] = frozenset()
    """`store`, `pages` and `authors`, where one of their files could not be read."""
    authors: Text | None = None
    """`docs/.authors.yml`, where there is one."""
    templates: frozenset[str] = frozenset()
    """The templates that a page can name; empty when the theme is not known."""
    missing_store: str = ""
    """The file of the bibliography that nobody has named, where it does not exist."""
    macros: frozenset[str] = frozenset()
    """Names of macros that modules of the project define."""
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    """What pages can name where mkdocs-macros reads them."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """For files moved since an earlier commit: the path in that commit, by the path now."""
    inclusions: Inclusions = field(default_factory=Inclusions)
    displaced: tuple[Displaced, ...] = ()
    """Pages that share their address with another file."""
    textless: frozenset[str] = frozenset()
    """The templates that do not show the text of a page which names them."""
    defaults: tuple[Text, ...] = ()
    """Files with front matter for all pages in their folders, those of a folder before those below it."""
    limit: Callable[[int], int] = field(default=lambda _: 0, repr=False, compare=False)
    """Takes the last day that is written somewhere, and returns the last that can be past; 0 if unknown."""
    drafts: tuple[Text, ...] = ()
    """The pages that only a preview shows, as `draft_docs` names them."""
    unread_drafts: tuple[Finding, ...] = ()
    """Drafts that could not be read."""

    documents: Documents | None = None
    """The files that links can lead to; None where they are not known, and no link is judged."""
    evidence: Text | None = None
    """`evidence.lock`, where there is one."""
    copy_state: Callable[[str], CopyState] = field(
        default=lambda _: CopyState.MISSING, repr=False, compare=False
    )
    """Takes the digest of a copy of a source, and returns what there is of the copy here."""

    @property
    def included(self) -> tuple[Text, ...]:
        """Texts that pages show beside their own, such as included files and code with docstrings."""
        return self.inclusions.texts

    def rendered(self) -> Project:
        """Return the same project for a host that renders its citations, whatever its configuration says."""
        rendering = self.settings.rendering.by_us()
        return replace(self, settings=self.settings._replace(rendering=rendering))

    @property
    def kinds(self) -> Mapping[str, tuple[Text, ...]]:
        """All texts by kind: `store`, `pages`, `authors`, and if there are any the kinds below."""
        authors = (self.authors,) if self.authors else ()
        kinds = {"store": self.bibliography, "pages": self.pages, "authors": authors}
        evidence = (self.evidence,) if self.evidence else ()
        more = {"included": self.included, "defaults": self.defaults, "drafts": self.drafts}
        more |= {"evidence": evidence}
        return {**kinds, **{name: texts for name, texts in more.items() if texts}}


@dataclass(frozen=True)
class Site:
    """Everything that is true of the project's files."""

    bibliography: Bibliography
    profiles: Mapping[str, Profile]
    """The profile of each page, by path; drafts and pages that a plugin makes have none."""
    read: Callable[[Text], Page] = field(repr=False, compare=False)
    settings: Settings
    found: tuple[Finding, ...]
    """All findings, before severities and suppressions are applied."""
    suppressions: tuple[Suppression, ...]
    texts: Mapping[str, Text]
    unread: frozenset[str]
    authors: Mapping[str, Author] = field(default_factory=dict)
    is_rendered: bool = False
    withheld: tuple[Finding, ...] = ()
    """Errors for which no page is published, whatever severities and suppressions say."""
    files: Mapping[str, AbstractSet[str]] = field(default_factory=dict)
    """The paths of the files that were read, by kind: `store`, `pages` and `authors`."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """For files moved since an earlier commit: the path in that commit, by the path now."""
    inclusions: Inclusions = field(default_factory=Inclusions)
    learned: Mapping[str, object] = field(default_factory=dict, repr=False, compare=False)
    """Parts that a later run need not compute again, by digest."""
    drafts: Mapping[str, Profile] = field(default_factory=dict)
    """The profile of each draft, by path: it is checked like a page, and is no part of the built site."""
    are_drafts_rendered: bool = False
    seen: frozenset[object] = frozenset()
    """The order of each finding that rendering has added."""
    unpublished: frozenset[str] = frozenset()
    """The keys of sources that drafts alone use: the built site does not list them."""
    evidence: Evidence | None = None
    """What is known of the sources, where the site keeps a record."""
    by_record: int = 0
    """How many quotations were verified against copies that are not here."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources that the site lists: all but those of drafts alone."""
        return tuple(
            source for key, source in self.bibliography.by_key.items() if key not in self.unpublished
        )

    def is_judged(self, profile: Profile) -> bool:
        """Return whether the rules on explainers judge a page."""
        return self.settings.everywhere or bool(profile.front_matter.type)

    def cites(self, profile: Profile) -> bool:
        """Return whether a page has a list of sources, or is judged as one that has."""
        return self.is_judged(profile) or bool(profile.cited or profile.front_matter.further_reading)

    def reads_marks(self, profile: Profile) -> bool:
        """Return whether all of Jinja's marks on a page are our concern, and not our calls alone."""
        is_templated = self.settings.rendering.is_templated and profile.renders_macros
        return is_templated and (self.is_judged(profile) or bool(profile.shown))

    def as_read(self, built: BuiltPage, profile: Profile) -> BuiltPage:
        """Return of a built page what is our concern."""
        built = built if self.reads_marks(profile) else built.as_guest
        return built if self.is_judged(profile) else built.without_statements

    @property
    def shows_others(self) -> bool:
        """Whether a page shows calls that are not in its own text."""
        return bool(self.files.get("included")) or self.inclusions.shares_pages

    @cached_property
    def said(self) -> AbstractSet[Meaning]:
        """What plain calls of pages and of included texts say: another page may show the same call."""
        return {meaning for text in self.texts.values() for meaning in citations.said(text.content)}

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """All pages, each read whole."""
        return tuple(self.read(self.texts[path]) for path in self.profiles)

    @cached_property
    def drafted(self) -> tuple[Page, ...]:
        """The drafts that can be read, each read whole."""
        return tuple(self.read(self.texts[path]) for path in self.drafts if path in self.texts)

    @cached_property
    def included(self) -> tuple[Page, ...]:
        """The texts that pages show beside their own, each read whole."""
        paths = sorted(self.files.get("included", ()))
        return tuple(self.read(self.inclusions.read(self.texts[path])) for path in paths)

    @cached_property
    def targets(self) -> AbstractSet[str]:
        """The pages that a follow-up links to by anchor."""
        follow_ups = (
            (path, item) for path, page in self.profiles.items() for item in page.front_matter.follow_ups
        )
        return {item.target(path) for path, item in follow_ups if item.anchor}

    def page(self, path: str) -> Page | None:
        """Return the page of a file, read whole; a draft is one too."""
        return self.read(self.texts[path]) if self.profile(path) and path in self.texts else None

    def profile(self, path: str) -> Profile | None:
        """Return the profile of a page or of a draft."""
        return self.profiles.get(path) or self.drafts.get(path)

    def earlier(self, path: str) -> Page | None:
        """Return the page of an earlier commit that is at this path now."""
        former = self.moved.get(path, path)
        return self.page(former) if former in self.profiles else None

    def earlier_text(self, path: str) -> Text | None:
        """Return the text of the page of an earlier commit that is at this path now."""
        former = self.moved.get(path, path)
        return self.texts[former] if former in self.profiles else None
