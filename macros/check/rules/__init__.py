"""The rules: what counts as a mistake, how severe a mistake is, and why; in the order of the handbook."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from types import ModuleType

from ...core.findings import Finding, Severity, limited
from ...core.model import Bibliography, Page
from .evidence import quoted_words, unverified_words, watched_sources
from .found import AllPages, RuleContext
from .pages import addresses, calls, front_matter, links, names, page_dates, suppressing, timelines, upkeep
from .rule import EXPLAINERS, Rule
from .sources import citing, entries, fields, independence, lasting, timely
from .texts import characters, conflicts, forgeries, unrenderable
from .wording import by_hand, figures, footnotes, late_dates, paragraph_ends, quotations, support, wordings

# Modules in the order of the handbook; the rules within a module are in that order already.
_MODULES = (
    *(
        citing,
        entries,
        fields,
        calls,
        front_matter,
        names,
        addresses,
        links,
        upkeep,
        page_dates,
        timelines,
        timely,
        independence,
        lasting,
        quoted_words,
        unverified_words,
        watched_sources,
    ),
    *(
        conflicts,
        characters,
        forgeries,
        unrenderable,
        by_hand,
        footnotes,
        late_dates,
        quotations,
        support,
        figures,
        wordings,
        paragraph_ends,
    ),
    suppressing,
)
in_navigation = links.in_navigation


def _of(modules: Iterable[ModuleType]) -> tuple[Rule, ...]:
    """Return the rules of modules, in their order."""
    return tuple(value for module in modules for value in vars(module).values() if isinstance(value, Rule))


RULES = _of(_MODULES)
IDS = frozenset(rule.id for rule in RULES)
ON_EVIDENCE = frozenset(rule.id for rule in _of((quoted_words, unverified_words, watched_sources)))
"""The rules that say nothing where a site keeps no record."""
TRIGGER_WORDS = frozenset().union(*(rule.search.words for rule in RULES if rule.search))
"""The words that every page is searched for."""
_ON_EXPLAINERS = frozenset(rule.id for rule in RULES if rule.scope is EXPLAINERS)
# The rules whose findings explain that something could not be read.
_CAUSES = {
    "store": frozenset({"unreadable-file", "merge-conflict"}),
    "pages": frozenset({"unreadable-file", "merge-conflict", "invalid-front-matter"}),
    "authors": frozenset({"unreadable-file", "merge-conflict", "invalid-author"}),
}


_ON_STORE = tuple(rule for rule in RULES if rule.check_store)
_ON_PAGE = tuple(rule for rule in RULES if rule.check_page)
_ON_SITE = tuple(rule for rule in RULES if rule.check_site)


def named(rule_id: str) -> Rule | None:
    """Return the rule with an id, if there is one."""
    return next((rule for rule in RULES if rule.id == rule_id), None)


def on_store(store: Bibliography) -> tuple[Finding, ...]:
    """Run the rules that look at the store alone."""
    return tuple(finding for rule in _ON_STORE for finding in rule.on_store(store))


def on_page(page: Page, context: RuleContext) -> tuple[Finding, ...]:
    """Run the rules that look at one page at a time; their findings do not depend on other pages."""
    return limited([finding for rule in _ON_PAGE for finding in rule.on_page(page, context)])


def on_site(pages: AllPages, context: RuleContext) -> tuple[Finding, ...]:
    """Run the rules that look at all pages together."""
    return tuple(finding for rule in _ON_SITE for finding in rule.on_site(pages, context))


def in_scope(findings: Iterable[Finding], *, is_judged: bool) -> tuple[Finding, ...]:
    """Leave out findings of rules on explainers, unless they judge the page or the site."""
    silent = frozenset() if is_judged else _ON_EXPLAINERS
    return tuple(finding for finding in findings if finding.rule not in silent)


def with_causes(findings: Iterable[Finding], unread: Collection[str]) -> tuple[Finding, ...]:
    """Mark findings that depend on something unread as consequences of what could not be read."""
    causes = {rule.id: _CAUSES[rule.needs] for rule in RULES if rule.needs in unread}
    return tuple(
        finding._replace(follows=finding.follows | causes[finding.rule])
        if finding.rule in causes
        else finding
        for finding in findings
    )


def without_consequences(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Leave out findings that are explained by an error which is reported itself."""
    findings = tuple(findings)
    errors = {finding.rule for finding in findings if finding.severity is Severity.ERROR}
    return tuple(finding for finding in findings if not finding.follows & errors)


def graded(findings: Iterable[Finding], severities: Mapping[str, Severity]) -> tuple[Finding, ...]:
    """Give each finding its rule's severity, or the site's own; drop what is off; sort by place."""
    defaults = {rule.id: rule.severity for rule in RULES}
    levels = {**defaults, **severities}
    reported = (f._replace(severity=levels[f.rule]) for f in findings if levels[f.rule] != Severity.OFF)
    return tuple(sorted(reported, key=lambda finding: finding.order))
