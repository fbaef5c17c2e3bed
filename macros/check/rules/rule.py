"""A rule: its id, its documentation, and the functions that find its mistakes, in one value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from inspect import cleandoc
from itertools import islice
from string import Template
from textwrap import dedent
from typing import Any, NamedTuple

from ...core.findings import MOST, Finding, Severity, at
from ...core.model import Bibliography, Page
from .found import AllPages, Found, RuleContext
from .search import Search

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

StoreCheck = Callable[[Bibliography], Iterable[Found]]
PageCheck = Callable[[Page, RuleContext], Iterable[Found]]
SiteCheck = Callable[[AllPages, RuleContext], Iterable[Found]]


class Scope(StrEnum):
    """Where a rule speaks; `everywhere: true` in the settings makes it every page for all rules."""

    EVERY_PAGE = "every page"
    EXPLAINERS = "pages with a type"


EVERY_PAGE, EXPLAINERS = Scope.EVERY_PAGE, Scope.EXPLAINERS


class Rule(NamedTuple):
    """What counts as one kind of mistake.

    A rule is made of the function that finds its mistakes, by `@page_rule`, `@store_rule` or `@site_rule`;
    the docstring of the function is the documentation of the rule: a sentence on what is found, lines of
    Markdown on why it matters and what to do, and an example after "Wrong:" and after "Right:".
    """

    id: str
    severity: Severity
    summary: str
    """One sentence: what is found."""
    reason: str
    """Why it matters, and what to do: Markdown, one sentence per line."""
    wrong: str
    right: str
    scope: Scope = EVERY_PAGE
    """Where it speaks. In a file that all pages share, a rule on explainers speaks where there is one."""
    check_page: PageCheck | None = None
    """Checks one page at a time, with the store."""
    check_store: StoreCheck | None = None
    """Checks the store alone."""
    check_site: SiteCheck | None = None
    """Checks all pages together."""
    needs: str = ""
    """The files that must all be readable for its findings to be certain: `store`, `pages` or `authors`."""
    is_rendered: bool = False
    """Whether rendering can add findings to those that the text alone gives."""
    is_passing: bool = False
    """Whether its findings last for one change, so that their suppressions outlive them."""
    search: Search | None = None
    """The pattern that the rule looks for, with the trigger words that pages are searched for first."""

    def on_store(self, store: Bibliography) -> Iterator[Finding]:
        """Find this rule's mistakes in the store."""
        return self._findings(self.check_store(store) if self.check_store else ())

    def on_page(self, page: Page, context: RuleContext) -> Iterator[Finding]:
        """Find this rule's mistakes in one page."""
        is_silent = self.scope is EXPLAINERS and not context.judges(page.front_matter)
        found = self.check_page(page, context) if self.check_page and not is_silent else ()
        return self._findings(islice(found, MOST))

    def on_site(self, pages: AllPages, context: RuleContext) -> Iterator[Finding]:
        """Find this rule's mistakes in all pages together."""
        judged = pages.judged(context) if self.scope is EXPLAINERS else pages
        return self._findings(self.check_site(judged, context) if self.check_site else ())

    def _findings(self, found: Iterable[Found]) -> Iterator[Finding]:
        for one in found:
            yield at(self.id, one.text, one.span, one.message, one.hint)._replace(follows=one.follows)


def _maker(
    row: tuple[str, Severity, Scope], facts: Mapping[str, str], attribute: str = "", **more: object
) -> Callable[[Callable[..., object]], Rule]:
    """Return a decorator that makes a rule of a function and its docstring, which becomes an attribute.

    `$name` in the docstring is replaced by a fact from another table.
    """

    def made(check: Callable[..., object]) -> Rule:
        text = Template(cleandoc(check.__doc__ or "")).substitute(facts)
        head, wrong, right = re.split(r"\n+(?:Wrong|Right):\n", text)
        summary, _, reason = head.partition("\n\n")
        # An indented line continues the line before.
        reason = reason.replace("\n  ", " ")
        rule = Rule(*row[:2], summary, reason, dedent(wrong), dedent(right), row[2])
        changed: dict[str, Any] = {**more, **({attribute: check} if attribute else {})}
        return rule._replace(**changed)

    return made


def page_rule(
    rule_id: str,
    severity: Severity,
    scope: Scope,
    *,
    needs: str = "",
    search: Search | None = None,
    is_rendered: bool = False,
    **facts: str,
) -> Callable[[PageCheck], Rule]:
    """Make a rule of a function that checks one page at a time."""
    more = {"needs": needs, "search": search, "is_rendered": is_rendered}
    return _maker((rule_id, severity, scope), facts, "check_page", **more)


def and_store(check: StoreCheck) -> Callable[[Rule], Rule]:
    """Let a rule on pages check the store too."""
    return lambda rule: rule._replace(check_store=check)


def and_site(check: SiteCheck) -> Callable[[Rule], Rule]:
    """Let a rule on pages check all of them together too."""
    return lambda rule: rule._replace(check_site=check)


def store_rule(rule_id: str, severity: Severity, *, needs: str = "") -> Callable[[StoreCheck], Rule]:
    """Make a rule of a function that checks the store alone."""
    return _maker((rule_id, severity, EVERY_PAGE), {}, "check_store", needs=needs)


def site_rule(
    rule_id: str,
    severity: Severity,
    scope: Scope,
    *,
    needs: str = "",
    is_rendered: bool = False,
    is_passing: bool = False,
    **facts: str,
) -> Callable[[SiteCheck], Rule]:
    """Make a rule of a function that checks all pages together."""
    more = {"needs": needs, "is_rendered": is_rendered, "is_passing": is_passing}
    return _maker((rule_id, severity, scope), facts, "check_site", **more)


def read_rule(
    rule_id: str, severity: Severity, scope: Scope = EVERY_PAGE, *, is_rendered: bool = False, **facts: str
) -> Callable[[Callable[[], None]], Rule]:
    """Make a rule of its documentation alone: its mistakes are found while files are read."""
    return _maker((rule_id, severity, scope), facts, is_rendered=is_rendered)
