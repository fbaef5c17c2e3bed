"""Rules on citations without a source, and sources without a citation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import attrgetter

from ....core.model import Bibliography, Page
from ....core.text import Span, quoted
from ..found import AllPages, Found, RuleContext
from ..rule import ERROR, EVERY_PAGE, page_rule, site_rule
from ..suggestions import identities
from .entries import broken

_FEW = 4


@page_rule("undefined-citation", ERROR, EVERY_PAGE, needs="store")
def undefined_citation(page: Page, context: RuleContext) -> Iterator[Found]:
    """A citation or a further reading names a key that no source has.

    A number that leads nowhere is worse than no number.
    Fix the key, or add the source to the bibliography.

    Wrong:
        {{ cite("national2025txt") }}

    Right:
        {{ cite("national2025text") }}
    """
    store = context.bibliography
    for key, span in _uses(page):
        source = store.by_key.get(key)
        if source and source.is_data:
            message = f'"{key}" is an @xdata container, not a source'
            yield Found(page.text, span, message, "cite an entry that inherits from it")
        elif not source:
            message = f'no source has the key "{key}"'
            yield Found(page.text, span, message, context.suggestions.of(key), broken(store, key))


def _uses(page: Page) -> Iterator[tuple[str, Span]]:
    yield from ((item.key, item.span) for item in page.front_matter.further_reading)
    yield from ((citation.key, citation.span) for citation in page.citations)


@site_rule("unused-source", ERROR, EVERY_PAGE, needs="pages")
def unused_source(pages: AllPages, context: RuleContext) -> Iterator[Found]:
    """No built page cites a source of the bibliography.

    A source that nobody cites supports nothing, and hides the citation that was lost.
    Cite it, list it under `further_reading`, or remove it.
    Drafts, excluded pages, code and comments do not count.
    An entry that a used source inherits from counts as used.
    A file of the usual name is left alone on a site that neither names it nor cites.

    Wrong:
        @online{never2024cited, …}

    Right:
        It began in May.{{ cite("never2024cited") }}
    """
    store, uses = context.bibliography, set[str]()
    for profile in (*pages.profiles, *pages.included):
        uses.update(profile.cited, profile.meant, (item.key for item in profile.front_matter.further_reading))
    if not uses and not context.is_ours:
        # A file of this name, on a site that neither names it nor cites with us.
        return
    used = set(store.lineage(*uses))
    unused = [source for source in store.by_key.values() if source.key not in used]
    holders = _holders(store) if unused else {}
    for source in filter(attrgetter("key"), unused):
        # Of thousands with one address, a few are named.
        others = sorted({k for i in identities(source) for k in holders[i][:_FEW] if k != source.key})
        hint = "cite it, list it under further_reading, or remove it"
        if others:
            hint = f"its address lives under {quoted(others)} too; remove one of the two"
        yield Found(source.text, source.span, f'no page cites "{source.key}"', hint)


def _holders(bibliography: Bibliography) -> Mapping[str, list[str]]:
    holders = dict[str, list[str]]()
    for source in bibliography.sources:
        for identity in identities(source):
            holders.setdefault(identity, []).append(source.key)
    return holders
