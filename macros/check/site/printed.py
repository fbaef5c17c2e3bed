"""Macros in the texts of a configuration that readers see: hosts print most of them as they are typed."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from ...content import citations, front_matter
from ...content.settings import Printed
from ...core.findings import Fault, Finding
from .model import Project


def found(project: Project) -> Iterator[Finding]:
    """Find macros that are published as typed, and titles that cannot be rendered."""
    for texts in project.settings.printed.values():
        for one in texts:
            for fault in _faults(project, one):
                yield Finding("unrendered-macro", one.place, fault.message, fault.hint)


def _faults(project: Project, one: Printed) -> Iterator[Fault]:
    is_ours = bool(citations.CALL.search(one.text))
    if not project.settings.rendering.is_templated and not is_ours:
        return
    if project.settings.rendering.is_templated and one.page and _is_rendered(project, one.page):
        yield from citations.title_faults(one.text, project.vocabulary)
        return
    noun = "citation" if is_ours else "macro"
    hint = "cite in the text of a page" if is_ours else "write out what it stands for"
    yield Fault(f"a {noun} in {one.name} is published as it is typed", hint)


def _is_rendered(project: Project, page: str) -> bool:
    """Return whether the macros of a page are rendered; its title in the navigation goes with them."""
    path = posixpath.normpath(posixpath.join(project.settings.docs_dir, page))
    text = next((text for text in project.pages if text.path == path), None)
    return text is None or front_matter.front_matter(text)[0].renders_macros
