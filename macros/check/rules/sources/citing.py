"""Rules on citations without a source, and sources without a citation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ....core.model import Bibliography, Page
from ....core.text import Span, enumerated, quoted
from .. import uses
from ..found import AllPages, Found, RuleContext
from ..rule import ERROR, EVERY_PAGE, NOTE, page_rule, site_rule
from ..suggestions import identities
from .entries import broken

_FEW = 4


@page_rule("undefined-citation", ERROR, EVERY_PAGE, needs="store")
def undefined_citation(page: Page, context: RuleContext) -> Iterator[Found]:
    """A citation or a further reading names a key that no source has.

    A number that leads nowhere is worse than no number.
    Fix the key, or add the source to the bibliography.
    To accept it, or to make this rule a warning, lets a check pass; no build publishes it all the same.

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
    Excluded pages, code and comments do not count; what a draft cites is `draft-only-source`.
    An entry that a used source inherits from counts as used.
    A file of the usual name is left alone on a site that neither names it nor cites.

    Wrong:
        @online{never2024cited, …}

    Right:
        It began in May.{{ cite("never2024cited") }}
    """
    store = context.bibliography
    left = () if uses.unreadable(pages) else uses.unused(pages, store, is_ours=context.is_ours)
    drafts = uses.in_drafts(left, pages, store)
    unused = [source for source in left if not drafts[source.key]]
    holders = _holders(store) if unused else {}
    for source in unused:
        # Of thousands with one address, a few are named.
        others = sorted({k for i in identities(source) for k in holders[i][:_FEW] if k != source.key})
        hint = "cite it, list it under further_reading, or remove it"
        if others:
            hint = f"its address lives under {quoted(others)} too; remove one of the two"
        yield Found(source.text, source.span, f'no page cites "{source.key}"', hint)


@site_rule("draft-only-source", NOTE, EVERY_PAGE, needs="pages")
def draft_only_source(pages: AllPages, context: RuleContext) -> Iterator[Found]:
    """A source is used by a draft, and by no page of the built site.

    It is named, and fails nothing, since the draft may be published tomorrow.
    A site that keeps such sources out of its bibliography sets the rule to error.
    While a draft cannot be read, every source that no page cites may be one that this draft uses.

    Wrong:
        # docs/drafts/later.md
        It began in May.{{ cite("later2024") }}

    Right:
        # docs/later.md
        It began in May.{{ cite("later2024") }}
    """
    store = context.bibliography
    left = uses.unused(pages, store, is_ours=context.is_ours) if pages.drafts else ()
    using, unreadable = uses.in_drafts(left, pages, store), uses.unreadable(pages)
    hint = "publish the draft, or cite the source on a page; without the draft, it is unused"
    for source in left:
        if drafts := using[source.key]:
            message = f'"{source.key}" is used by a draft alone: {enumerated(drafts)}'
            yield Found(source.text, source.span, message, hint)
        elif unreadable:
            message = f'"{source.key}" may be used by a draft that cannot be read: {enumerated(unreadable)}'
            yield Found(source.text, source.span, message, "fix the front matter or the file of the draft")


def _holders(bibliography: Bibliography) -> Mapping[str, list[str]]:
    holders = dict[str, list[str]]()
    for source in bibliography.sources:
        for identity in identities(source):
            holders.setdefault(identity, []).append(source.key)
    return holders
