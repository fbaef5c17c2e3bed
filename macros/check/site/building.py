"""Building a site: the parts of a project, and what only all parts together show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol, TypeVar

from ...content import authors, evidence_lock, forged_tokens, suppressions
from ...content.authors import Authors
from ...content.links import SiteLinks
from ...content.sources.renames import renames
from ...content.suppressions import Suppression
from ...core.findings import Finding, reported
from ...core.model import Bibliography, Profile
from ...core.shown import shown
from ...core.text import EMPTY, Text
from ...render.rendering import mention_anchor, source_anchor
from .. import rules
from ..rules.evidence.quotation_cases import by_record
from ..rules.found import AllPages
from . import conflicts, drafts, printed
from .model import Project, Site
from .parts import PagePart, StorePart, Surroundings, store_digest, store_part
from .soundness import is_sound

T = TypeVar("T")
R = TypeVar("R")


class Spread(Protocol):
    """Applies a function to values, perhaps in several processes, and returns the results in order."""

    def __call__(self, function: Callable[[T], R], values: Sequence[T], /) -> Sequence[R]:
        """Return the function's value for each."""


def _one_by_one(function: Callable[[T], R], values: Sequence[T], /) -> Sequence[R]:
    return [function(value) for value in values]


class Memory(NamedTuple):
    """Results of earlier runs by digest, and the function that spreads the computation of missing ones."""

    known: Mapping[str, object] = EMPTY
    spread: Spread = _one_by_one


def build(project: Project, base: Site | None = None, memory: Memory | None = None) -> Site:
    """Run every step over the texts of a project; `base` is the site of an earlier commit, to compare."""
    memory = memory or Memory()
    store_name = store_digest(project.bibliography)
    known = memory.known.get(store_name)
    if not (isinstance(known, StorePart) and is_sound(known)):
        known = store_part(project.bibliography)
    store = known
    people, author_findings = _people(project)
    evidence, evidence_findings = evidence_lock.read(project.evidence) if project.evidence else (None, ())
    around = Surroundings(project, store.bibliography, people, store_name, evidence)
    shown_texts = map(project.inclusions.read, project.included)
    parts = _parts((*project.pages, *shown_texts, *project.drafts), around, memory)
    read_profiles = {part.profile.path: part.profile for part in parts.values()}
    included = [read_profiles.pop(text.path) for text in project.included]
    project = drafts.divided(project, filter(around.is_draft, read_profiles.values()))
    drafted = drafts.taken(project, read_profiles)
    profiles = read_profiles
    conflicting = conflicts.found(project)
    unread = _unread(project, people, profiles) | conflicting.kinds
    linked = _linked(project, people, profiles, drafted, parts)
    every = replace(
        _all_pages(project, around, profiles, base),
        included=tuple(included),
        displaced=project.displaced,
        linked=linked,
        drafts=tuple(drafted.values()),
        limit=project.limit,
        evidence=evidence,
        copy_state=project.copy_state,
    )
    on_site = (*rules.on_site(every, around.context), *drafts.on_site(project.drafts, every, around.context))
    is_judged = around.context.everywhere or any(one.front_matter.type for one in profiles.values())
    has_kinds = is_judged and _has_kinds(project, store.bibliography)
    read = (
        *project.faults,
        *project.settings.unsafe,
        *project.unread_drafts,
        *project.inclusions.faults,
        *rules.in_scope(store.read, is_judged=has_kinds),
        *rules.in_scope(author_findings, is_judged=is_judged),
        *_forged(project),
        *_unrendered(project, around, profiles),
        *around.defaults.findings,
        *evidence_findings,
        *(rules.in_navigation(linked) if linked else ()),
        *printed.found(project),
        *_once(project, (finding for part in parts.values() for finding in part.read)),
    )
    of_pages = _once(project, (finding for part in parts.values() for finding in part.ruled))
    ruled = (*store.ruled, *of_pages, *on_site)
    return Site(
        store.bibliography,
        profiles,
        around.page,
        project.settings,
        (*conflicting.findings, *conflicting.explained((*read, *rules.with_causes(ruled, unread)))),
        (
            *(suppression for part in parts.values() for suppression in part.suppressions),
            *_shared_suppressions(project, store.bibliography, people),
        ),
        {text.path: text for texts in project.kinds.values() for text in texts},
        unread,
        people.by_key,
        files={kind: {text.path for text in texts} for kind, texts in project.kinds.items()},
        moved=project.moved,
        inclusions=project.inclusions,
        learned={store_name: store, **parts},
        drafts=drafted,
        unpublished=drafts.unpublished(every, store.bibliography),
        evidence=evidence,
        by_record=by_record(every),
    )


def _people(project: Project) -> tuple[Authors, tuple[Finding, ...]]:
    if project.authors is None:
        return Authors(), ()
    return authors.read(project.authors, is_printed=bool(project.settings.blog_authors))


def _parts(texts: Sequence[Text], around: Surroundings, memory: Memory) -> Mapping[str, PagePart]:
    """Return the parts of the pages by their digests, in the order of the pages."""
    named = {around.digest(text): text for text in texts}
    known = {name: memory.known.get(name) for name in named}
    made = {name: part for name, part in known.items() if isinstance(part, PagePart) and is_sound(part)}
    missing = [name for name in named if name not in made]
    made |= zip(missing, memory.spread(around.part, [named[name] for name in missing]), strict=True)
    return {name: made[name] for name in named}


def _linked(
    project: Project,
    people: Authors,
    profiles: Mapping[str, Profile],
    drafted: Mapping[str, Profile],
    parts: Mapping[str, PagePart],
) -> SiteLinks | None:
    """Return the links of pages and drafts, with the pages of authors among the files that they lead to."""
    if project.documents is None:
        return None
    known = people.by_key if project.settings.rendering.is_ours else ()
    made = frozenset(f"authors/{key}.md" for key in known)
    documents = replace(project.documents, paths=project.documents.paths | made)
    known_profiles = {**profiles, **drafted}
    pages = {part.profile.path: part.links for part in parts.values() if part.profile.path in known_profiles}
    texts = {text.path: text for text in (*project.pages, *project.drafts)}
    return SiteLinks(
        documents,
        project.settings.linking,
        pages,
        texts,
        lambda path: _own(known_profiles[path]),
        frozenset(drafted),
    )


def _own(profile: Profile) -> Iterator[str]:
    """Yield the ids of the lists on a page and of what they list; of citations, what is before the number."""
    front = profile.front_matter
    further = [item.key for item in front.further_reading]
    lists = {"sources": profile.cited, "further-reading": further, "corrections": front.corrections}
    for name, items in lists.items():
        yield from (name, f"ib-{name}") if items else ()
    for key in (*profile.cited, *further):
        yield from (source_anchor(key), mention_anchor(key))


def _once(project: Project, findings: Iterable[Finding]) -> Iterable[Finding]:
    """Return findings each once: of a mistake in defaults, each page below them has one."""
    return dict.fromkeys(findings) if project.defaults else findings


def _has_kinds(project: Project, store: Bibliography) -> bool:
    """Return whether keywords name our kinds of sources, for most entries that have any.

    In libraries of other programs a keyword is a kind by chance, or nearly one.
    """
    worded = [source.kind for source in store.sources if "keywords" in dict(source.fields)]
    return project.settings.everywhere or sum(map(bool, worded)) * 2 > len(worded)


def _unrendered(project: Project, around: Surroundings, profiles: Mapping[str, Profile]) -> Iterator[Finding]:
    """Find a site that cites and has nothing that renders its citations: readers would see them as typed."""
    missing = project.settings.rendering.missing
    citing = [path for path, profile in profiles.items() if profile.shown]
    if missing is None or not citing:
        return
    text = next(text for text in project.pages if text.path == citing[0])
    page = around.page(text)
    place = text.location(page.calls[profiles[page.path].shown[0]].span.start)
    extent = f"the first of {len(citing)} pages that cite" if len(citing) > 1 else "the page that cites"
    yield missing._replace(message=f"{missing.message}; {extent} is at {shown(str(place))}")


def _forged(project: Project) -> Iterator[Finding]:
    """Find forged tokens in the files that all pages share, beside the bibliography."""
    for text in (*project.kinds["authors"], *project.defaults):
        yield from (reported(fault, text) for fault in forged_tokens.faults(text.content))


def _all_pages(
    project: Project, around: Surroundings, profiles: Mapping[str, Profile], base: Site | None
) -> AllPages:
    """Return the argument of the rules that need several pages, or an earlier state of a page."""
    texts = {text.path: around.defaults.annexed(text) for text in project.pages}
    if base is None:
        return AllPages(tuple(profiles.values()), texts)
    differ = [text for text in project.pages if base.earlier_text(text.path) not in (None, text)]
    changed = tuple((page, around.page(text)) for text in differ if (page := base.earlier(text.path)))
    renamed = renames(base.bibliography, around.context.bibliography)
    return AllPages(tuple(profiles.values()), texts, changed, renamed)


def _unread(project: Project, people: Authors, profiles: Mapping[str, Profile]) -> frozenset[str]:
    is_complete = all(profile.is_readable for profile in profiles.values())
    unread = project.unread if is_complete else project.unread | {"pages"}
    return unread if people.is_whole else unread | {"authors"}


def _shared_suppressions(project: Project, store: Bibliography, people: Authors) -> Iterator[Suppression]:
    """Yield the suppressions in the files that all pages share."""
    remarks = [
        *store.remarks,
        *((text, span) for text in project.kinds["authors"] for span in people.comments),
    ]
    for text, span in remarks:
        yield from suppressions.suppressions(text, (span,))
