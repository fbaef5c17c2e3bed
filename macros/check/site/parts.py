"""Parts: what follows from the store alone, and from one page with the store.

Each part is small and follows from few texts, so that it can be cached for a later run or come from
another process.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from ...content import citations, front_matter, links, prose, suppressions
from ...content.authors import Authors
from ...content.links import BodyReading, PageLinks
from ...content.sources import bibliography
from ...content.suppressions import Suppression
from ...core.digests import digest
from ...core.findings import Finding, at, limited
from ...core.macro_table import MACROS
from ...core.model import Bibliography, Call, Evidence, Notice, Page, Profile, ReadResult, Source, profile
from ...core.text import Text
from ...render.rendering import cited_text
from ...render.words import words
from ...syntax.trigger_words import trigger_words
from .. import rules
from ..rules.found import RuleContext
from .model import Project


class StorePart(NamedTuple):
    """What follows from the store alone."""

    bibliography: Bibliography
    read: tuple[Finding, ...]
    """Found while reading."""
    ruled: tuple[Finding, ...]
    """Found by rules."""


class PagePart(NamedTuple):
    """What follows from one page and its surroundings."""

    profile: Profile
    read: tuple[Finding, ...]
    """Found while reading."""
    ruled: tuple[Finding, ...]
    """Found by rules."""
    suppressions: tuple[Suppression, ...]
    links: PageLinks = PageLinks()


def store_part(texts: Sequence[Text]) -> StorePart:
    """Read the store, and run the rules that look at nothing else."""
    store, findings = bibliography.read(texts)
    return StorePart(store, findings, rules.on_store(store))


def store_digest(texts: Sequence[Text]) -> str:
    """Return the name under which the part of a store is cached."""
    return digest("store", *(part for text in texts for part in (text.path, text.content)))


class Surroundings:
    """Everything that the reading and checking of a page depends on, except the page itself."""

    def __init__(
        self,
        project: Project,
        store: Bibliography,
        people: Authors,
        store_name: str,
        evidence: Evidence | None = None,
    ) -> None:
        configured = project.settings
        ratings = tuple(rating.name for rating in configured.ratings)
        self.context = RuleContext(
            store,
            people.by_key,
            ratings,
            project.templates,
            configured.site_url,
            configured.everywhere,
            configured.is_store_named or configured.rendering.is_ours,
            project.missing_store,
            project.textless,
            configured.sections_without_sources,
            configured.others.reads_html,
            configured.others.reads_events,
            *_watched(evidence, store),
        )
        self.macros = project.macros
        self.vocabulary = project.vocabulary
        self.syntax = configured.syntax
        # Of texts that pages include, no host hands us more than calls.
        self.included = frozenset(text.path for text in project.included)
        self.inclusions = project.inclusions
        self.rendering = configured.rendering
        self.docs_dir, self.others = configured.docs_dir, configured.others
        self.language = configured.language
        self.is_framed = configured.frame
        self.linking = configured.linking
        self.defaults = front_matter.Defaults(project.defaults)
        # A page is needed several times in a row while it is built or compared, and not afterwards.
        self.page = lru_cache(maxsize=8)(lambda text: self._read(text)[0])
        named = (
            *(
                ratings,
                sorted(project.templates),
                sorted(project.textless),
                configured.site_url,
                sorted(self.macros),
                self.syntax,
            ),
            *(configured.everywhere, self.context.is_ours, self.context.missing_store),
            *(self.rendering, self.language, self.is_framed, self.linking._replace(nav=None)),
            *(
                self.context.reads_html,
                self.context.reads_events,
                self.context.unsourced,
                self.vocabulary.parts,
            ),
            *(sorted(self.context.retracted.items()), sorted(self.context.gone)),
            *((text.path, text.content) for text in project.defaults),
        )
        self._digest = digest("page", store_name, repr(people.by_key), repr(named))

    def is_draft(self, page: Profile) -> bool:
        """Return whether a page is ours or a post, and says that it is a draft."""
        if not page.front_matter.is_draft:
            return False
        if self.others.has_post(posixpath.relpath(page.path, self.docs_dir)):
            return not self.others.publishes_drafts
        return self.rendering.is_building and self.context.judges(page.front_matter)

    def digest(self, text: Text) -> str:
        """Return the name under which the part of a page is cached."""
        shown = self.inclusions
        lists = self.included, shown.late, shown.templates, shown.judged
        kind = repr([text.path in one for one in lists])
        names = sorted(shown.names.get(text.path, ()))
        return digest(self._digest, kind, *names, text.path, text.content)

    def part(self, text: Text) -> PagePart:
        """Read a page, and run the rules that look at one page at a time."""
        page, findings, body = self._read(text)
        ruled = rules.on_page(page, self.context)
        read = rules.in_scope(findings, is_judged=self.context.judges(page.front_matter))
        return PagePart(
            profile(page),
            read,
            ruled,
            tuple(suppressions.suppressions(text, page.comments)),
            links.read(body, self.linking, page.prose.footnotes),
        )

    def _cited(self, language: str, source: Source) -> str:
        """Return whom a sentence names for a source, in the words of a page."""
        return cited_text(source, words(language or self.language))

    def _read(self, text: Text) -> tuple[Page, tuple[Finding, ...], BodyReading]:
        is_late = text.path in self.inclusions.late
        is_templated = self.rendering.is_templated and (not is_late or text.path in self.inclusions.templates)
        text = self.defaults.annexed(text)
        front, findings = front_matter.front_matter(
            text,
            everywhere=self.context.everywhere,
            is_framed=self.is_framed,
            is_templated=is_templated,
            has_macros=self.rendering.has_macros,
            defaults=self.defaults.of(text.path),
        )
        # MkDocs takes a front matter that is no mapping for text; where it is not ours, nothing else says so.
        start = front.body if front.is_readable or findings else 0
        keys = self.context.bibliography.by_key
        # What a template without our calls shows is the business of its site, unless a page with some has it.
        is_ours = (
            self.context.judges(front.front_matter)
            or text.path in self.inclusions.judged
            or citations.has_call(text)
        )
        scanned, faults = citations.scan(
            text,
            start,
            keys,
            self.macros,
            vocabulary=self.vocabulary.naming(front.names.union(self.inclusions.names.get(text.path, ()))),
            is_templated=is_templated and front.renders_macros,
            is_guest=not is_ours,
            has_superfences=self.rendering.has_superfences,
            syntax="" if text.path in self.included else self.syntax,
        )
        if is_late:
            ours_alone = not self.rendering.is_templated or text.path not in self.inclusions.judged
            faults = (*faults, *citations.late_marks(text, ours_alone=ours_alone))
        if is_templated and front.renders_macros and not faults and "title" not in front.names:
            faults = tuple(citations.of_heading(text, start))
        if not self.rendering.is_ours and self.macros & MACROS.keys():
            # The site has macros of its own by these names.
            scanned, faults = scanned._replace(calls=(), unread=(), attempted=frozenset()), ()
        if not self.rendering.is_ours:
            # A macro of that name is one of the site.
            scanned = scanned.without_drawings
        scanned = scanned._replace(
            calls=citations.named(scanned.calls, keys, partial(self._cited, front.front_matter.language)),
        )
        attempted = scanned.attempted
        if not front.renders_macros:
            faults = (*(_unrendered(text, call) for call in scanned.calls), *faults)
            attempted |= {citation.key for call in scanned.calls for citation in call.citations}
        page_prose = prose.read(text, start, scanned, keys)
        page = Page(
            text,
            start,
            (*front.front_matter.figure_calls, *(scanned.calls if front.renders_macros else ())),
            front.front_matter,
            (*front.comments, *scanned.comments),
            attempted,
            scanned.title,
            front.is_readable,
            page_prose,
            trigger_words(page_prose.text, rules.TRIGGER_WORDS),
            renders_macros=front.renders_macros,
            code=scanned.regions.code,
        )
        body = BodyReading(text, start, scanned.regions, scanned.marks, scanned.calls)
        return page, limited((*findings, *faults)), body


def _watched(evidence: Evidence | None, store: Bibliography) -> tuple[Mapping[str, Notice], frozenset[str]]:
    """Return the notices on retracted sources, and the keys of sources that are gone for good."""
    known = evidence.sources if evidence else {}
    retracted = {key: one.notice for key, one in known.items() if one.notice and one.notice.retracts}
    gone = (key for key, one in known.items() if one.result is ReadResult.GONE and not one.archived)
    kept = (source.key for source in store.sources if source.archive_url)
    return retracted, frozenset(gone) - frozenset(kept)


def _unrendered(text: Text, call: Call) -> Finding:
    message = f"this page renders no macros, and shows this {call.noun} as it is typed"
    return at("unrendered-macro", text, call.span, message, 'take "render_macros: false" out')
