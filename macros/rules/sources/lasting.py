"""Rules on how well readers can follow a citation to what it names, today and in years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...addresses import DOI
from ...biblatex import entry_type
from ...model import Page, Source
from ..cited import cited
from ..found import AllPages, Found, RuleContext
from ..rule import WARNING, Rule
from .web_places import is_archive, secondary

_LONGEST_SHORT_REPORT = 20
_NUMBER = re.compile(r"[0-9]{1,6}")


def _missing_archive(pages: AllPages, context: RuleContext) -> Iterator[Found]:
    """Find pages of the web that are lost once their address is, and no copy of which is named."""
    for source in _used(pages, context):
        is_lasting = source.archive_url or source.doi or DOI.fullmatch(source.url) or is_archive(source.url)
        if entry_type(source.type).is_on_the_web and source.url and not is_lasting:
            message = f'"{source.key}" names no archived copy'
            hint = 'add "archiveurl = {https://web.archive.org/…}," and "archivedate = {2024-03-05},"'
            yield Found(source.text, source.span, message, hint)


def _used(pages: AllPages, context: RuleContext) -> Iterator[Source]:
    """Yield the sources that a page cites or lists, and that are read whole."""
    cited = {key for page in pages.profiles for key in page.cited}
    listed = {item.key for page in pages.profiles for item in page.further_reading}
    named = (cited | listed) - context.bibliography.broken
    yield from (source for key, source in context.bibliography.by_key.items() if key in named)


MISSING_ARCHIVE = Rule(
    "missing-archive",
    WARNING,
    "A cited `@online` or `@article` source has a `url`, but neither `archiveurl` nor `doi`.",
    "Pages of the web change and vanish; a copy shows what was there when you read it.\n"
    "Save the page at https://web.archive.org/save and write down where, and when.",
    "url = {https://example.org/vote}",
    "url = {https://example.org/vote},\n"
    "archiveurl = {https://web.archive.org/web/20240305120000/https://example.org/vote},\n"
    "archivedate = {2024-03-05}",
    check_site=_missing_archive,
    needs="pages",
)


def _self_citation(pages: AllPages, context: RuleContext) -> Iterator[Found]:
    """Find sources that pass on what others say: the site itself, encyclopedias, searches, chats."""
    for source in _used(pages, context):
        if found := secondary(source.url, context.site_url):
            noun, hint = found
            yield Found(source.text, source.span, f'"{source.key}" is {noun}', hint)


SELF_CITATION = Rule(
    "self-citation",
    WARNING,
    "A cited source is the site itself, an encyclopedia, a page of search results or a chat with an AI.",
    "These pass on what others say, and change without a trace.\n"
    "Cite what they rest on; accept the finding where the page is about them.",
    "url = {https://en.wikipedia.org/wiki/Voting}",
    "url = {https://example.org/study-of-voting}",
    check_site=_self_citation,
    needs="pages",
)


def _missing_locator(page: Page, context: RuleContext) -> Iterator[Found]:
    """Find citations of long works that do not say where in them."""
    located = {c.span for call in page.calls if call.locator for c in call.citations}
    for citation, source in cited(page, context.bibliography):
        if citation.span in located or not _is_long(source):
            continue
        is_recording = entry_type(source.type).length == "recording"
        kind, place = ("recording", "12:30") if is_recording else ("long work", "p. 12")
        message = f'"{source.key}" is a {kind}, and this citation names no place in it'
        hint = f'add locator="{place}" behind the key, in a call for this source alone'
        yield Found(page.text, citation.span, message, hint)


def _is_long(source: Source) -> bool:
    length = entry_type(source.type).length
    if length != "report":
        return bool(length)
    pages = [int(number) for number in _NUMBER.findall(dict(source.fields).get("pagetotal", ""))]
    return max(pages, default=0) > _LONGEST_SHORT_REPORT


MISSING_LOCATOR = Rule(
    "missing-locator",
    WARNING,
    "A citation of a book, a thesis, a report of more than 20 pages, a film or a recording "
    "names no place in it.",
    "Readers cannot search a whole work for one sentence.\nA report counts as long by its `pagetotal`.",
    '{{ cite("meitner2009silt") }}',
    '{{ cite("meitner2009silt", locator="pp. 12–14") }}',
    check_page=_missing_locator,
    needs="store",
)
