"""Where links lead, and what is wrong with those that lead nowhere, as MkDocs judges them.

Follows `mkdocs.structure.pages` of MkDocs 1.6.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from ...core.findings import around, meant
from ...core.text import Text
from ...syntax.markdown.linking.destinations import Destination
from ..settings.linking import Linking, Navigated
from ..settings.linking.plugins import FILES, LINKS
from . import navigation
from .documents import Documents, typed
from .page_links import PageLinks

if TYPE_CHECKING:
    from .anchors import Anchors

ABSOLUTE, MISSING, UNRECOGNIZED, ANCHORS = "absolute_links", "not_found", "unrecognized_links", "anchors"
"""What can be wrong with a link: MkDocs' own names, under `validation: links:`."""
DRAFT = "draft"
"""A link from a page to a draft, which MkDocs mentions below its warnings."""
UNREADABLE = "unreadable"
"""An address that ends MkDocs' build."""


_FEW = 100
"""How many anchors of a page are compared with one."""


class Problem(NamedTuple):
    """A link that leads nowhere."""

    kind: str
    path: str
    """The page, as findings name it."""
    link: Destination
    target: str = ""
    """The file that it leads to, relative to the folder of pages."""
    anchor: str = ""


@dataclass(frozen=True)
class SiteLinks:
    """The links of all pages of a site, and the files that they can lead to."""

    documents: Documents
    linking: Linking
    pages: Mapping[str, PageLinks]
    """By path."""
    texts: Mapping[str, Text]
    """Those of the pages, by path."""
    own: Callable[[str], Iterable[str]]
    """Returns the ids of our lists on a page."""
    drafts: frozenset[str] = frozenset()
    """The paths of the pages that are drafts."""

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """The links that MkDocs warns of."""
        return tuple(
            problem
            for path, page in self.pages.items()
            for problem in (*(self._problem(path, link) for link in page.links), *self._from_notes(path))
            if problem and self._is_told(problem.kind)
        )

    def _from_notes(self, path: str) -> Iterator[Problem]:
        """Yield the ways back from footnotes that lead nowhere."""
        for note in self.pages[path].notes:
            yield Problem(ANCHORS, path, note, self.documents.named(path), note.address[1:])

    def _is_told(self, kind: str) -> bool:
        changed = self.linking.changed
        if LINKS in changed or (FILES in changed and kind in (MISSING, UNRECOGNIZED)):
            return False
        if kind == UNREADABLE:
            return self.linking.is_host_known
        return self.linking.warns("links", MISSING if kind == DRAFT else kind)

    def _problem(self, path: str, link: Destination) -> Problem | None:
        try:
            parts = urlsplit(link.address)
        except ValueError:
            return Problem(UNREADABLE, path, link)
        if parts.scheme or parts.netloc:
            return None
        is_absolute = link.address.startswith(("/", "\\"))
        if is_absolute and not self.linking.is_from_docs("links"):
            return Problem(ABSOLUTE, path, link)
        return self._led(path, link, parts.path, parts.fragment, is_absolute=is_absolute)

    def _led(
        self, path: str, link: Destination, address: str, anchor: str, *, is_absolute: bool
    ) -> Problem | None:
        """Return what is wrong with a link that leads to a file of the site."""
        source, name = self.documents.named(path), unquote(address)
        target = joined(source, name) if name else source
        if not self.documents.has(target):
            is_file = is_absolute or posixpath.splitext(name)[1]
            return Problem(MISSING if is_file else UNRECOGNIZED, path, link, target, anchor)
        leads_to_draft = self.documents.folder + target in self.drafts or target in self.documents.drafts
        if leads_to_draft and path not in self.drafts:
            return Problem(DRAFT, path, link, target, anchor)
        shown = self._anchors(self.documents.folder + target) if anchor and self._is_told(ANCHORS) else None
        return None if shown is None or shown.has(anchor) else Problem(ANCHORS, path, link, target, anchor)

    def _anchors(self, path: str) -> Anchors | None:
        """Return the anchors of a page; None for a file that is no page."""
        if path in self.pages and path not in self._read:
            from .anchors import Anchors  # noqa: PLC0415  few sites have their anchors judged

            page, own = self.pages[path], tuple(self.own(path))
            self._read[path] = Anchors(self.texts[path].content, page, self.linking, own)
        return self._read.get(path)

    @cached_property
    def _read(self) -> dict[str, Anchors]:
        """The anchors of the pages that a link to an anchor has led to so far."""
        return {}

    @cached_property
    def navigation(self) -> tuple[tuple[str, Navigated], ...]:
        """The addresses in the navigation that MkDocs warns of, and why."""
        return tuple(navigation.problems(self.documents, self.linking))

    def omitted(self, pages: Iterable[str]) -> Iterator[str]:
        """Yield the pages that the navigation leaves out."""
        return navigation.omitted(pages, self.documents, self.linking)

    def near(self, problem: Problem) -> str:
        """Return a question for the file that a link may mean: MkDocs' own guess, or else a near name."""
        parts = urlsplit(problem.link.address)
        source, name = self.documents.named(problem.path), unquote(parts.path)
        found = _guesses(source, name, has_folders=self.linking.has_folders)
        guess = next((one for one in found if one in self.documents.paths), "")
        if guess:
            return f'did you mean "{typed(guess, source, parts.fragment)}"?'
        if "@" in name and "." in name and "/" not in name:
            return f'did you mean "mailto:{name}"?'
        return self.documents.near(joined(source, name), source, parts.fragment)

    def near_anchor(self, problem: Problem) -> str:
        """Return a question for the anchor that a link may mean; empty when none is near."""
        shown = self._anchors(self.documents.folder + problem.target)
        known = shown.ordered if shown else ()
        if len(known) > _FEW:
            known = around(known, problem.anchor, _FEW // 2)
        before = problem.link.address.rpartition("#")[0]
        return meant(problem.anchor, known, typed=lambda anchor: f"{before}#{anchor}")


def joined(source: str, name: str) -> str:
    """Return the file that a path on a page leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), name).lstrip("/"))


def _guesses(source: str, name: str, *, has_folders: bool) -> Iterator[str]:
    """Yield the files that a path may mean, as if it were one of the built site."""
    target = joined(source, name)
    yield target
    stem = posixpath.splitext(source)[0]
    is_index = posixpath.basename(stem) in ("index", "README")
    prefixes = [target, joined(f"{stem}/" if has_folders and not is_index else source, name)]
    suffixes = list[Callable[[str], str]]()
    if has_folders:
        suffixes.append(str)
    if not posixpath.splitext(target)[1]:
        suffixes += [lambda path: f"{path}/index.md", lambda path: f"{path}/README.md"]
    if not target.endswith(".") and not name.endswith(".md") and (has_folders or not name.endswith("/")):
        suffixes.append(lambda path: f"{path.removesuffix('.html')}.md")
    for prefix in prefixes:
        yield from (posixpath.normpath(suffix(prefix)) for suffix in suffixes)
