"""A rule: its id, its documentation, and the functions that find its mistakes, in one value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from ..findings import Finding, Severity, at
from ..model import Bibliography, Page
from .found import AllPages, Found, RuleContext
from .search import Search

ERROR, WARNING = Severity.ERROR, Severity.WARNING

StoreCheck = Callable[[Bibliography], Iterable[Found]]
PageCheck = Callable[[Page, RuleContext], Iterable[Found]]
SiteCheck = Callable[[AllPages, RuleContext], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """What counts as one kind of mistake.

    A rule without a check is found by a step that reads files, which names the id of the rule.
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
    """Looks at one page at a time, with the store."""
    check_store: StoreCheck | None = None
    """Looks at the store alone."""
    check_site: SiteCheck | None = None
    """Looks at all pages together."""
    needs: str = ""
    """What must be read whole for its findings to stand by themselves: `store`, `pages` or `authors`."""
    is_rendered: bool = False
    """Whether rendering can add findings to those that the text alone gives."""
    is_passing: bool = False
    """Whether its findings last for one change, so that what accepts them stays behind."""
    search: Search | None = None
    """The pattern that it looks for, with the trigger words that pages are searched for first."""

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
