"""Acceptance: what was wrong with a site before, and nothing said, fails no build at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from ...check import site
from ...check.site import Project
from ...core.findings import Severity
from ...core.text import Text
from .bibtex_plugin import Plan


def failing(
    project: Project, plan: Plan, store: tuple[Text, ...], pages: Mapping[str, Text], syntax: str
) -> Mapping[str, int]:
    """Return the rules that would fail the build of a turned site, each with its number of findings.

    `project` is the site as it is on the disk, and `pages` are the pages as they will be, by path.
    """
    configured = project.settings._replace(
        bibliography=plan.files,
        is_store_named=True,
        syntax=syntax,
        rendering=project.settings.rendering.by_us(),
    )
    turned = tuple(pages.get(text.path, text) for text in project.pages)
    built = site.build(replace(project, settings=configured, bibliography=store, pages=turned))
    found = Counter(
        finding.rule for finding in site.judged(built).findings if finding.severity is Severity.ERROR
    )
    return dict(sorted(found.items()))
