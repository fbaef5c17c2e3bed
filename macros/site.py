"""The site: texts to everything that is known of them. Only this module knows the order of steps."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from . import acceptances, authors, bibliography, citations, manuscripts, pages, rules
from .authors import Authors
from .findings import Finding, Severity, at
from .model import Author, Bibliography, Call, Page
from .renames import renames
from .rules import Corpus
from .selection import selection
from .settings import Settings
from .text import Span, Text

if TYPE_CHECKING:
    from .rendered import Rendered


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
    """Those that a page can name; empty when the theme is not known."""
    macros: frozenset[str] = frozenset()
    """Names that modules of the project define."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """The paths of files of an earlier commit that have other ones now, by those of now."""


@dataclass(frozen=True)
class Site:
    """Everything that is true of the project's files."""

    bibliography: Bibliography
    pages: tuple[Page, ...]
    settings: Settings
    found: tuple[Finding, ...]
    """All findings, before severities and acceptances."""
    allowed: tuple[acceptances.Acceptance, ...]
    texts: Mapping[str, Text]
    unread: frozenset[str]
    authors: Mapping[str, Author] = field(default_factory=dict)
    is_rendered: bool = False
    files: Mapping[str, AbstractSet[str]] = field(default_factory=dict)
    """What was read, by kind: `store`, `pages` and `authors`."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """The paths of files of an earlier commit that have other ones now, by those of now."""

    @cached_property
    def by_path(self) -> Mapping[str, Page]:
        """The pages by their files; a draft, or a page that a plugin made, is none of them."""
        return {page.path: page for page in self.pages}

    def page(self, path: str) -> Page | None:
        """Return the page of a file."""
        return self.by_path.get(path)

    def earlier(self, path: str) -> Page | None:
        """Return the page of an earlier commit that is at this path now."""
        return self.page(self.moved.get(path, path))


@dataclass(frozen=True, slots=True)
class Verdict:
    """The findings that stand, sorted by place, and how many were accepted."""

    findings: tuple[Finding, ...]
    accepted: int
    pages: int
    sources: int
    left_out: int = 0
    """How many of the pages the report says nothing of, since it is about others."""
    elsewhere: int = 0
    """How many findings it leaves out for that."""

    def count(self, severity: Severity) -> int:
        """Return how many findings have a severity."""
        return sum(finding.severity == severity for finding in self.findings)

    def fails(self, *, strict: bool) -> bool:
        """Say whether this fails a build or a check."""
        return bool(self.count(Severity.ERROR) or (strict and self.count(Severity.WARNING)))


# Rendering can add findings of these to those that the text alone gives.
_NEED_RENDERING = frozenset({"hidden-citation", "undefined-page", "unrendered-macro"})
# Findings of these last for one change, so that what accepts them stays behind.
_PASSING = frozenset({"correction-missing"})


def build(project: Project, base: Site | None = None) -> Site:
    """Run every step over the texts of a project; `base` is what it is compared with."""
    store, store_findings = bibliography.read(project.bibliography)
    people, author_findings = authors.read(project.authors) if project.authors else (Authors(), ())
    read = tuple(_page(text, store.by_key, project.macros) for text in project.pages)
    built = tuple(page for page, _ in read)
    is_complete = all(page.is_readable for page in built)
    unread = project.unread if is_complete else project.unread | {"pages"}
    unread = unread if people.is_whole else unread | {"authors"}
    ratings = tuple(rating.name for rating in project.settings.house.ratings)
    address = project.settings.site_url
    former = ((page.path, base.earlier(page.path)) for page in built) if base else ()
    earlier = {path: page for path, page in former if page}
    renamed = renames(base.bibliography, store) if base else {}
    corpus = Corpus(store, built, people.by_key, ratings, project.templates, address, earlier, renamed)
    found = (
        *project.faults,
        *store_findings,
        *author_findings,
        *(finding for _, findings in read for finding in findings),
        *rules.check(corpus, unread),
    )
    read_texts = (*project.bibliography, *project.pages, *([project.authors] if project.authors else []))
    texts = {text.path: text for text in read_texts}
    remarks = [(project.authors, span) for span in people.comments] if project.authors else []
    allowed = tuple(_allowed([*store.remarks, *remarks], built))
    files, moved = _files(project), project.moved
    return Site(
        store, built, project.settings, found, allowed, texts, unread, people.by_key, files=files, moved=moved
    )


def _files(project: Project) -> Mapping[str, AbstractSet[str]]:
    people = [project.authors] if project.authors else []
    kinds = {"store": project.bibliography, "pages": project.pages, "authors": people}
    return {kind: {text.path for text in texts} for kind, texts in kinds.items()}


def _page(text: Text, keys: Collection[str], macros: AbstractSet[str]) -> tuple[Page, tuple[Finding, ...]]:
    front, findings = pages.front_matter(text)
    scanned, faults = citations.scan(text, front.body, keys, macros)
    attempted = scanned.attempted
    if not front.renders_macros:
        faults = tuple(_unrendered(text, call) for call in scanned.calls)
        attempted |= {citation.key for call in scanned.calls for citation in call.citations}
    page = Page(
        text,
        front.body,
        scanned.calls if front.renders_macros else (),
        front.matter,
        (*front.comments, *scanned.comments),
        attempted,
        scanned.title,
        front.is_readable,
        manuscripts.read(text, front.body, scanned.apart, scanned.calls, scanned.unread, keys),
    )
    return page, (*findings, *faults)


def _unrendered(text: Text, call: Call) -> Finding:
    message = "this page renders no macros, and shows this citation as it is typed"
    return at("unrendered-macro", text, call.span, message, 'take "render_macros: false" out')


def _allowed(
    remarks: Iterable[tuple[Text, Span]], built: tuple[Page, ...]
) -> Iterator[acceptances.Acceptance]:
    for page in built:
        yield from acceptances.acceptances(page.text, page.comments)
    for text, span in remarks:
        yield from acceptances.acceptances(text, (span,))


def with_rendered(site: Site, rendered: Mapping[str, Rendered], included: AbstractSet[str]) -> Site:
    """Add what the built pages show, by path, to what the texts say.

    `included` are all pages that the host publishes; one that is not in `rendered` was left as it
    is by a partial build, and stays unjudged.
    """
    # A check renders nothing, and begins sooner without these.
    from . import agreement  # noqa: PLC0415
    from .rendered import Rendered  # noqa: PLC0415

    differences = list[Finding]()
    # In their place a preview shows a sentence without anchors.
    unreadable = {finding.location.path for finding in site.found if finding.rule == "unreadable-file"}
    judged = {path: shown for path, shown in rendered.items() if path not in unreadable}
    for page in site.pages:
        if page.path not in included:
            differences.append(agreement.unbuilt(page))
        elif page.path in rendered:
            differences.extend(agreement.differences(page, rendered[page.path]))
            differences.extend(agreement.astray(page, judged))
    for path in sorted(included - {page.path for page in site.pages}):
        differences.extend(agreement.unread(path, rendered.get(path, Rendered())))
    return replace(site, found=(*site.found, *differences), is_rendered=True)


def judged(site: Site, paths: tuple[str, ...] = ()) -> Verdict:
    """Apply the severities of the settings and the acceptances of the writers.

    With paths of files and folders, the verdict leaves out what stands in other pages.
    """
    severities = site.settings.severities
    undecided = {rule for rule, severity in severities.items() if severity == Severity.OFF}
    undecided |= {rule.id for rule in rules.RULES if rule.needs in site.unread}
    undecided |= _PASSING if site.is_rendered else _PASSING | _NEED_RENDERING
    graded = rules.graded(site.found, severities)
    divided = acceptances.applied(graded, site.allowed, rules.IDS, undecided)
    standing = rules.without_consequences(rules.graded(divided.standing, severities))
    selected = selection(paths, site.files)
    meant = tuple(finding for finding in standing if selected.has(finding))
    return Verdict(
        meant,
        sum(selected.has(finding) for finding in divided.accepted),
        len(site.pages),
        len(site.bibliography.sources),
        len(selected.pages - {finding.location.path for finding in meant}),
        len(standing) - len(meant),
    )
