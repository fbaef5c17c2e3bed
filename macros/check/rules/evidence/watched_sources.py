"""Rules on sources that were watched: retracted ones, ones that are gone, and archives of no trust."""

from __future__ import annotations

from collections.abc import Iterator

from ....core.model import Call, Page
from ....core.text import Span
from ..found import AllPages, Found, RuleContext
from ..rule import ERROR, EVERY_PAGE, WARNING, page_rule, site_rule
from ..sources.lasting import used
from ..sources.web_places import is_altered_archive


def _citing(page: Page, keys: frozenset[str]) -> Iterator[tuple[Call, str, Span]]:
    for call in page.calls:
        for citation in () if call.hidden_in else call.citations:
            if citation.key in keys:
                yield call, citation.key, citation.span


@page_rule("retracted-source", ERROR, EVERY_PAGE)
def retracted_source(page: Page, context: RuleContext) -> Iterator[Found]:
    """A page cites a work that its publisher has retracted.

    What rests on it has no support any more; where a sentence is about the retraction, say so with
      `retracted=true`.
    Readers see the retraction at the number, in the list and on the page of all sources either way.

    Wrong:
        The drug helps.{{ cite("lee2020trial") }}

    Right:
        A trial that was retracted said so.{{ cite("lee2020trial", retracted=true) }}
    """
    for call, key, span in _citing(page, frozenset(context.retracted)):
        notice = context.retracted[key]
        if not call.tells_retracted:
            day = f" on {notice.day}" if notice.day else ""
            by = f" ({notice.address})" if notice.doi else ""
            told = f'{{{{ cite("{key}", retracted=true) }}}}'
            hint = f"cite another source, or write {told} where the text says so"
            yield Found(page.text, span, f'"{key}" was retracted{day}{by}', hint)


@page_rule("dead-source", WARNING, EVERY_PAGE)
def dead_source(page: Page, context: RuleContext) -> Iterator[Found]:
    """A source is gone from its address, and no archived copy is known.

    Readers who follow the citation find nothing.
    Look for a copy at https://web.archive.org, or for another source.

    Wrong:
        url = {https://example.org/gone}

    Right:
        url = {https://example.org/gone},
        archiveurl = {https://web.archive.org/web/20240305120000/https://example.org/gone},
        archivedate = {2024-03-05}
    """
    for _, key, span in _citing(page, context.gone):
        hint = 'add "archiveurl" and "archivedate" of a copy, or cite another source'
        yield Found(page.text, span, f'"{key}" is gone, and no archived copy is known', hint)


@site_rule("untrusted-archive", WARNING, EVERY_PAGE)
def untrusted_archive(pages: AllPages, context: RuleContext) -> Iterator[Found]:
    """An archived copy is at archive.today, or at another of its addresses.

    Copies there were found altered in 2026, so that readers cannot trust what they see.

    Wrong:
        archiveurl = {https://archive.ph/AbCdE}

    Right:
        archiveurl = {https://web.archive.org/web/20240305120000/https://example.org/vote}
    """
    if pages.evidence is None:
        return
    for source in used(pages, context):
        known = pages.evidence.sources.get(source.key)
        if is_altered_archive(source.archive_url or (known.archived if known else "")):
            message = f'the archived copy of "{source.key}" is in an archive that has altered copies'
            hint = "name a copy at https://web.archive.org or in another archive"
            yield Found(source.text, source.span, message, hint)
