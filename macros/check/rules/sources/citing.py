"""Rules on citations without a source, and sources without a citation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ....core.model import Bibliography, Page, Profile, Source
from ....core.text import Span, enumerated, quoted
from ..found import AllPages, Found, RuleContext
from ..rule import DRAFT, ERROR, EVERY_PAGE, page_rule, site_rule
from ..suggestions import identities
from .entries import broken


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
    Excluded pages, code and comments do not count; what a draft cites is `draft-only-source`.
    An entry that a used source inherits from counts as used.
    A file of the usual name is left alone on a site that neither names it nor cites.

    Wrong:
        @online{never2024cited, …}

    Right:
        It began in May.{{ cite("never2024cited") }}
    """
    store = context.bibliography
    unused = _unused(pages, context)
    drafts = _in_drafts(unused, pages, store)
    holders = _holders(store) if unused else {}
    for source in unused:
        if drafts[source.key]:
            continue
        others = sorted({k for i in identities(source) for k in holders[i] if k != source.key})
        hint = "cite it, list it under further_reading, or remove it"
        if others:
            hint = f"its address lives under {quoted(others)} too; remove one of the two"
        yield Found(source.text, source.span, f'no page cites "{source.key}"', hint)


@site_rule("draft-only-source", DRAFT, EVERY_PAGE, needs="pages")
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
    unused = _unused(pages, context) if pages.drafts else ()
    using = _in_drafts(unused, pages, context.bibliography)
    for source in unused:
        if drafts := using[source.key]:
            message = f'"{source.key}" is used by a draft alone, {enumerated(drafts)}'
            hint = "publish the draft, or cite the source on a page; without the draft, it is unused"
            yield Found(source.text, source.span, message, hint)


def _unused(pages: AllPages, context: RuleContext) -> Sequence[Source]:
    """Return the sources that no page uses."""
    uses = {key for profile in (*pages.profiles, *pages.included) for key in _keys(profile)}
    if not uses and not context.is_ours:
        # A file of this name, on a site that neither names it nor cites with us.
        return ()
    store = context.bibliography
    used = {key for use in uses for key in store.lineage(use)}
    return [source for source in store.by_key.values() if source.key and source.key not in used]


def _in_drafts(unused: Sequence[Source], pages: AllPages, store: Bibliography) -> Mapping[str, list[str]]:
    """Return the drafts that use each of these sources, or may use it since they cannot be read."""
    drafts: dict[str, list[str]] = {source.key: [] for source in unused}
    for draft in pages.drafts:
        used = {key for use in _keys(draft) for key in store.lineage(use)}
        for key in (drafts.keys() & used) if draft.is_readable else drafts:
            drafts[key].append(draft.path)
    return drafts


def _keys(profile: Profile) -> Iterator[str]:
    yield from profile.cited
    yield from profile.meant
    yield from (item.key for item in profile.front_matter.further_reading)


def _holders(bibliography: Bibliography) -> Mapping[str, list[str]]:
    holders = dict[str, list[str]]()
    for source in bibliography.sources:
        for identity in identities(source):
            holders.setdefault(identity, []).append(source.key)
    return holders
