"""Merge conflicts in the files of a project, and the findings that they explain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ...content import conflicts
from ...content.conflicts import RULE, Conflict
from ...core.findings import Finding, reported
from ...core.text import EMPTY, Span, Text, covering
from ...syntax.markdown.regions import regions
from .model import Project

# What is wrong with the front matter of a page that has a conflict in it, or above it.
_WHOLE = frozenset({"invalid-front-matter", "missing-front-matter"})
_OF_PAGES = frozenset({"pages", "drafts"})


class Conflicts(NamedTuple):
    """The conflicts of a project."""

    findings: tuple[Finding, ...] = ()
    kinds: frozenset[str] = frozenset()
    """`store` and `authors`, where one of their files has a conflict, and is not read for certain."""
    lines: Mapping[str, tuple[range, ...]] = EMPTY
    """The lines of the conflicts, by file."""
    pages: frozenset[str] = frozenset()
    """The pages among these files."""

    def explained(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Mark findings that a conflict explains: all in a file that it breaks, and in a page its lines."""
        for finding in findings:
            is_explained = bool(self.lines) and self._explains(finding)
            yield finding._replace(follows=finding.follows | {RULE}) if is_explained else finding

    def _explains(self, finding: Finding) -> bool:
        place = finding.location
        inside = any(place.line in lines for lines in self.lines.get(place.path, ()))
        is_whole = place.path not in self.pages or finding.rule in _WHOLE
        return place.path in self.lines and (inside or is_whole)


def found(project: Project) -> Conflicts:
    """Find the conflicts of all files, without the parsers that they confuse."""
    marked = {
        text: (kind, made)
        for kind, texts in project.kinds.items()
        for text in texts
        if (made := tuple(_conflicts(text, is_page=kind in _OF_PAGES)))
    }
    return Conflicts(
        tuple(reported(one.fault, text) for text, (_, made) in marked.items() for one in made),
        frozenset(kind for kind, _ in marked.values()) - _OF_PAGES,
        {text.path: tuple(_lines(text, one.span) for one in made) for text, (_, made) in marked.items()},
        frozenset(text.path for text, (kind, _) in marked.items() if kind in _OF_PAGES),
    )


def _conflicts(text: Text, *, is_page: bool) -> Iterator[Conflict]:
    """Yield the conflicts of a text, except those that a page shows as code."""
    made = tuple(conflicts.conflicts(text.content))
    code = sorted(regions(text.content).code) if made and is_page else ()
    yield from (one for one in made if covering(code, one.span.start) is None)


def _lines(text: Text, span: Span) -> range:
    return range(text.location(span.start).line, text.location(span.end).line + 1)
