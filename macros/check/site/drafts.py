"""Drafts: checked like pages, and no part of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ...core.findings import Finding
from ...core.model import Bibliography, Profile
from ...core.text import Text
from .. import rules
from ..rules import uses
from ..rules.found import AllPages, RuleContext
from .model import Project


def divided(project: Project, named: Iterable[Profile]) -> Project:
    """Return a project in which the pages that call themselves drafts are drafts."""
    paths = {profile.path for profile in named}
    if not paths:
        return project
    drafts = tuple(text for text in project.pages if text.path in paths)
    pages = tuple(text for text in project.pages if text.path not in paths)
    return replace(project, pages=pages, drafts=(*project.drafts, *drafts))


def taken(project: Project, profiles: dict[str, Profile]) -> dict[str, Profile]:
    """Take the profiles of the drafts from those of all texts."""
    unread = (fault.location.path for fault in project.unread_drafts)
    made = {path: Profile(path, is_readable=False) for path in unread}
    return made | {text.path: profiles.pop(text.path) for text in project.drafts}


def on_site(drafts: Sequence[Text], every: AllPages, context: RuleContext) -> Iterator[Finding]:
    """Find what is wrong with drafts among all pages, as if they were pages already."""
    texts = {text.path: text for text in drafts}
    if texts:
        found = rules.on_site(every.with_drafts(texts), context)
        yield from (finding for finding in found if finding.location.path in texts)


def unpublished(every: AllPages, store: Bibliography) -> frozenset[str]:
    """Return the keys of sources that no page uses, and that drafts use or may use."""
    left = uses.unused(every, store, is_ours=True) if every.drafts else ()
    used = uses.in_drafts(left, every, store)
    is_unsure = bool(uses.unreadable(every))
    return frozenset(key for key, drafts in used.items() if drafts or is_unsure)
