"""Rules on how well readers can follow a citation to what it names, today and in years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....content.biblatex import entry_type
from ....content.settings import ARCHIVE_RULE
from ....core.model import Page, Source
from ....syntax.addresses import resolved
from ..cited import cited
from ..found import AllPages, Found, RuleContext
from ..rule import EXPLAINERS, WARNING, page_rule, site_rule
from .web_places import copied_on, is_archive, secondary

_LONGEST_SHORT_REPORT = 20
_NUMBER = re.compile(r"[0-9]{1,6}")


@site_rule(ARCHIVE_RULE, WARNING, EXPLAINERS, needs="pages")
def missing_archive(pages: AllPages, context: RuleContext) -> Iterator[Found]:
    """A cited `@online` or `@article` source has a `url`, but neither `archiveurl` nor `doi` nor `eprint`.

    Pages of the web change and vanish; a copy shows what was there when you read it.
    Save the page at https://web.archive.org/save and write down where, and when.

    Wrong:
        url = {https://example.org/vote}

    Right:
        url = {https://example.org/vote},
        archiveurl = {https://web.archive.org/web/20240305120000/https://example.org/vote},
        archivedate = {2024-03-05}
    """
    for source in used(pages, context):
        is_kept = source.doi or source.registered or resolved(source.url)
        is_lasting = source.archive_url or is_kept or is_archive(source.url)
        if entry_type(source.type).is_on_the_web and source.url and not is_lasting:
            message = f'"{source.key}" names no archived copy'
            known = pages.evidence.sources.get(source.key) if pages.evidence else None
            copy = known.archived if known and known.archived else "https://web.archive.org/…"
            hint = f'add "archiveurl = {{{copy}}}," and "archivedate = {{{copied_on(copy)}}},"'
            yield Found(source.text, source.span, message, hint)


def used(pages: AllPages, context: RuleContext) -> Iterator[Source]:
    """Yield the sources that a page cites or lists, and that are read whole."""
    cited = {key for page in pages.profiles for key in page.cited}
    listed = {item.key for page in pages.profiles for item in page.front_matter.further_reading}
    named = (cited | listed) - context.bibliography.broken
    yield from (source for key, source in context.bibliography.by_key.items() if key in named)


@site_rule("self-citation", WARNING, EXPLAINERS, needs="pages")
def self_citation(pages: AllPages, context: RuleContext) -> Iterator[Found]:
    """A cited source is the site itself, an encyclopedia, a page of search results or a chat with an AI.

    These pass on what others say, and change without a trace.
    Cite what they rest on; suppress the finding where the page is about them.

    Wrong:
        url = {https://en.wikipedia.org/wiki/Voting}

    Right:
        url = {https://example.org/study-of-voting}
    """
    for source in used(pages, context):
        if found := secondary(source.url, context.site_url):
            noun, hint = found
            yield Found(source.text, source.span, f'"{source.key}" is {noun}', hint)


@page_rule("missing-locator", WARNING, EXPLAINERS, needs="store")
def missing_locator(page: Page, context: RuleContext) -> Iterator[Found]:
    """A citation of a book, a thesis, a report of over 20 pages, a film or a recording names no place in it.

    Readers cannot search a whole work for one sentence.
    A report counts as long by its `pagetotal`.

    Wrong:
        {{ cite("meitner2009silt") }}

    Right:
        {{ cite("meitner2009silt", locator="pp. 12–14") }}
    """
    located = {c.span for call in page.calls if call.locator for c in call.citations}
    for citation, source in cited(page, context.bibliography):
        if citation.span in located or not _is_long(source):
            continue
        is_recording = entry_type(source.type).length == "recording"
        kind, place = ("recording", "12:30") if is_recording else ("long work", "p. 12")
        message = f'"{source.key}" is a {kind}, and this citation names no place in it'
        hint = f'add locator="{place}" after the key, in a call for this source alone'
        yield Found(page.text, citation.span, message, hint)


def _is_long(source: Source) -> bool:
    length = entry_type(source.type).length
    if length != "report":
        return bool(length)
    pages = [int(number) for number in _NUMBER.findall(dict(source.fields).get("pagetotal", ""))]
    return max(pages, default=0) > _LONGEST_SHORT_REPORT
