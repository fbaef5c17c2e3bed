"""The values of a site: the project as read from disk, the site, and the check result."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cached_property

from ...content import citations
from ...content.settings import Settings
from ...content.suppressions import Suppression
from ...content.templating import Vocabulary
from ...core.findings import Finding, Severity
from ...core.macro_table import Meaning
from ...core.model import Author, Bibliography, Page, Profile
from ...core.text import Text, counted
from .inclusions import Inclusions


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
    defaults: tuple[Text, ...] = ()
    """Files with front matter for all pages in their folders, those of a folder before those below it."""

    @property
    def included(self) -> tuple[Text, ...]:
        """Texts that pages show beside their own, such as included files and code with docstrings."""
        return self.inclusions.texts

    def rendered(self) -> Project:
        """Return the same project for a host that renders its citations, whatever its configuration says."""
        rendering = self.settings.rendering.by_us()
        return replace(self, settings=replace(self.settings, rendering=rendering))

    @property
    def kinds(self) -> Mapping[str, tuple[Text, ...]]:
        """All texts by kind: `store`, `pages`, `authors`, and if there are any `included` and `defaults`."""
        authors = (self.authors,) if self.authors else ()
        kinds = {"store": self.bibliography, "pages": self.pages, "authors": authors}
        more = {"included": self.included, "defaults": self.defaults}
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
    files: Mapping[str, AbstractSet[str]] = field(default_factory=dict)
    """The paths of the files that were read, by kind: `store`, `pages` and `authors`."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """For files moved since an earlier commit: the path in that commit, by the path now."""
    inclusions: Inclusions = field(default_factory=Inclusions)
    learned: Mapping[str, object] = field(default_factory=dict, repr=False, compare=False)
    """Parts that a later run need not compute again, by digest."""

    def is_judged(self, profile: Profile) -> bool:
        """Return whether the rules on explainers judge a page."""
        return self.settings.everywhere or bool(profile.front_matter.type)

    def cites(self, profile: Profile) -> bool:
        """Return whether a page has a list of sources, or is judged as one that has."""
        return self.is_judged(profile) or bool(profile.cited or profile.front_matter.further_reading)

    def reads_marks(self, profile: Profile) -> bool:
        """Return whether all of Jinja's marks on a page are our concern, and not our calls alone."""
        return self.settings.rendering.is_templated and (self.is_judged(profile) or bool(profile.shown))

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
        """Return the page of a file, read whole."""
        return self.read(self.texts[path]) if path in self.profiles else None

    def earlier(self, path: str) -> Page | None:
        """Return the page of an earlier commit that is at this path now."""
        return self.page(self.moved.get(path, path))

    def earlier_text(self, path: str) -> Text | None:
        """Return the text of the page of an earlier commit that is at this path now."""
        former = self.moved.get(path, path)
        return self.texts[former] if former in self.profiles else None


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The findings of a check, sorted by place, and how many were suppressed."""

    findings: tuple[Finding, ...]
    suppressed: int
    pages: int
    sources: int
    left_out: int = 0
    """How many pages a report on some files does not cover."""
    elsewhere: int = 0
    """How many findings such a report leaves out."""

    @property
    def counts(self) -> list[str]:
        """How many errors and warnings there are, in words: `2 errors`, `1 warning`."""
        counts = ((self.count(level), level) for level in (Severity.ERROR, Severity.WARNING))
        return [counted(count, level) for count, level in counts if count]

    @property
    def summary(self) -> str:
        """The closing line of a report: `2 errors in 9 pages and 74 sources`.

        A report on some pages says how many pages it covers, and how many findings it leaves out:
        `1 error in 2 of 9 pages and 74 sources; 3 findings elsewhere`.
        """
        findings = ", ".join(self.counts) or "no findings"
        accepted = f", {self.suppressed} accepted" if self.suppressed else ""
        some = f"{self.pages - self.left_out} of " if self.left_out else ""
        extent = f"{some}{counted(self.pages, 'page')} and {counted(self.sources, 'source')}"
        rest = f"; {counted(self.elsewhere, 'finding')} elsewhere" if self.elsewhere else ""
        return f"{findings}{accepted} in {extent}{rest}"

    def count(self, severity: Severity) -> int:
        """Return how many findings have a severity."""
        return sum(finding.severity == severity for finding in self.findings)

    def fails(self, *, strict: bool) -> bool:
        """Return whether this result fails a build or a check."""
        return bool(self.count(Severity.ERROR) or (strict and self.count(Severity.WARNING)))
