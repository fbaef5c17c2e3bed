"""A rule: its id, its documentation, and the functions that find its mistakes, in one value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from inspect import cleandoc
from string import Template
from textwrap import dedent
from typing import Any

from ...core.findings import Finding, Severity, at
from ...core.model import Bibliography, Page
from .found import AllPages, Found, RuleContext
from .search import Search

ERROR, WARNING = Severity.ERROR, Severity.WARNING

StoreCheck = Callable[[Bibliography], Iterable[Found]]
PageCheck = Callable[[Page, RuleContext], Iterable[Found]]
SiteCheck = Callable[[AllPages, RuleContext], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
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
        return self._findings(self.check_page(page, context) if self.check_page else ())

    def on_site(self, pages: AllPages, context: RuleContext) -> Iterator[Finding]:
        """Find this rule's mistakes in all pages together."""
        return self._findings(self.check_site(pages, context) if self.check_site else ())

    def _findings(self, found: Iterable[Found]) -> Iterator[Finding]:
        for one in found:
            yield replace(at(self.id, one.text, one.span, one.message, one.hint), follows=one.follows)


def _maker(
    rule_id: str, severity: Severity, facts: Mapping[str, str], scope: str = "", **more: object
) -> Callable[[Callable[..., object]], Rule]:
    """Return a decorator that makes a rule of a function and its docstring; `scope` is the function's field.

    `$name` in the docstring is replaced by a fact from another table.
    """

    def made(check: Callable[..., object]) -> Rule:
        text = Template(cleandoc(check.__doc__ or "")).substitute(facts)
        head, wrong, right = re.split(r"\n+(?:Wrong|Right):\n", text)
        summary, _, reason = head.partition("\n\n")
        # An indented line continues the line before.
        reason = reason.replace("\n  ", " ")
        rule = Rule(rule_id, severity, summary, reason, dedent(wrong), dedent(right))
        changed: dict[str, Any] = {**more, **({scope: check} if scope else {})}
        return replace(rule, **changed)

    return made


def page_rule(
    rule_id: str,
    severity: Severity,
    *,
    needs: str = "",
    search: Search | None = None,
    is_rendered: bool = False,
    check_store: StoreCheck | None = None,
    **facts: str,
) -> Callable[[PageCheck], Rule]:
    """Make a rule of a function that checks one page at a time; `check_store` may check the store too."""
    more = {"needs": needs, "search": search, "is_rendered": is_rendered, "check_store": check_store}
    return _maker(rule_id, severity, facts, "check_page", **more)


def store_rule(rule_id: str, severity: Severity, *, needs: str = "") -> Callable[[StoreCheck], Rule]:
    """Make a rule of a function that checks the store alone."""
    return _maker(rule_id, severity, {}, "check_store", needs=needs)


def site_rule(
    rule_id: str,
    severity: Severity,
    *,
    needs: str = "",
    is_rendered: bool = False,
    is_passing: bool = False,
    **facts: str,
) -> Callable[[SiteCheck], Rule]:
    """Make a rule of a function that checks all pages together."""
    more = {"needs": needs, "is_rendered": is_rendered, "is_passing": is_passing}
    return _maker(rule_id, severity, facts, "check_site", **more)


def read_rule(
    rule_id: str, severity: Severity, *, is_rendered: bool = False, **facts: str
) -> Callable[[Callable[[], None]], Rule]:
    """Make a rule of its documentation alone: its mistakes are found while files are read."""
    return _maker(rule_id, severity, facts, is_rendered=is_rendered)
