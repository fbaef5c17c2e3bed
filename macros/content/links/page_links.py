"""The links of a page, and the anchors that others can lead to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ...core.model import Call, Footnote
from ...core.patterns import later
from ...core.text import Span, blanked
from ...syntax.markdown.linking.automatic import automatic
from ...syntax.markdown.linking.destinations import NOTHING, UNKNOWN, Destination, destinations
from ...syntax.markdown.linking.titles import titles
from ...syntax.templates import BLOCKS, Mark, MarkKind
from ..settings.linking import Linking
from .body_reading import BodyReading

# With a bracket, or with some letters in the name of its host, what looks like an address may be none.
_ELSEWHERE = re.compile(
    r"https?://[^\[\]/\x7f-\U0010ffff]*+(?:/[^\[\]]*+)?+|mailto:.*", re.IGNORECASE | re.DOTALL
)
_READ_FIRST = frozenset({"an HTML comment", "a block of raw HTML", "an HTML tag", "an abbreviation"})
_IN_HTML = re.compile(r"<[A-Za-z][^<>]*\smarkdown\b")
# A block in an element with the attribute `markdown` is HTML, unless it has the attribute too.
_SUMMARY = later(r"(?<=>)[ \t]*<summary(?![^<>]*\smarkdown)[^<>]*>[^<]*(?:<(?!/summary)[^<]*)*")
_SIGNS_OF_MADE = re.compile(r"[`{]")
_LABEL = re.compile(r"\[\^([^\[\]\n]+)\]")
_BACK = "fnref:"
"""How the anchor begins to which a footnote leads back."""
_UNKNOWN = (MarkKind.STATEMENT, MarkKind.EXPRESSION)


class PageLinks(NamedTuple):
    """What a page has to do with the links of a site."""

    links: tuple[Destination, ...] = ()
    """Where its links lead, those to other sites left out."""
    titles: tuple[str, ...] = ()
    """Those of its headings, with characters in place of Jinja's marks; none where no anchor is judged."""
    notes: tuple[Destination, ...] = ()
    """The ways back from footnotes to which the page does not refer; none where no anchor is judged."""
    is_plain: bool = True
    """Whether no mark of Jinja puts in what is not known."""


def read(reading: BodyReading, linking: Linking, notes: Iterable[Footnote] = ()) -> PageLinks:
    """Read the links of a page, and what its anchors are made of."""
    content = reading.text.content
    links = tuple(_inner(reading, linking)) if linking.is_host_known else ()
    if not linking.warns("links", "anchors"):
        return PageLinks(links)
    unread = tuple(_unread(content, notes)) if linking.has_footnotes else ()
    calls = {call.span for call in reading.calls}
    if any(mark.span not in calls and mark.kind in _UNKNOWN for mark in reading.marks):
        return PageLinks(links, notes=unread, is_plain=False)
    named = titles(content, reading.start, reading.regions.code)
    return PageLinks(links, tuple(_with_marks(content, title, reading.calls) for title in named), unread)


def _unread(content: str, notes: Iterable[Footnote]) -> Iterator[Destination]:
    """Yield the ways back from footnotes that nothing refers to; of one label, readers see the last."""
    defined = dict[str, list[Span]]()
    for note in notes:
        if not note.is_read:
            defined.setdefault(note.label, []).append(note.mark)
    counts = Counter(_LABEL.findall(content)) if defined else Counter[str]()
    for label, marks in defined.items():
        # Another footnote may refer to it that nobody comes to either.
        if counts[label] == len(marks):
            yield Destination(f"#{_BACK}{label}", max(marks))


def _with_marks(content: str, title: Span, calls: Sequence[Call]) -> str:
    """Return a title with characters in place of citations: headings leave out numbers, and keep words."""
    shown = content[title.start : title.end]
    if "{" not in shown and "@" not in shown and "\\" not in shown:
        return shown
    first = bisect_left(calls, title.start, key=_start)
    last = bisect_left(calls, title.end, first, key=_start)
    for call in reversed(calls[first:last]):
        mark = UNKNOWN if call.quotation or call.names else NOTHING
        span = call.span.shifted(-title.start)
        shown = shown[: span.start] + mark + shown[span.end :]
    return shown


def _start(call: Call) -> int:
    return call.span.start


def _read_first(reading: BodyReading) -> Iterator[Span]:
    """Yield what is no Markdown when links are read."""
    yield from reading.regions.code
    for region in reading.regions.hidden:
        # An address in pointed brackets may look like a tag.
        if region.what in _READ_FIRST and not reading.text.content.endswith("](", 0, region.span.start):
            yield region.span
    if "<summary" in reading.text.content:
        yield from (Span(*found.span()) for found in _SUMMARY().finditer(reading.text.content))
    yield from (mark.span for mark in reading.marks if mark.kind is not MarkKind.RAW)
    yield from (call.span for call in reading.calls)
    yield from _branches(reading.marks)


def _branches(marks: Iterable[Mark]) -> Iterator[Span]:
    """Yield the outermost blocks of statements, each with all that is in it: readers may see none of it."""
    depth = start = 0
    for mark in marks:
        if mark.name in BLOCKS:
            start = start if depth else mark.span.start
            depth += 1
        elif depth and mark.name.removeprefix("end") in BLOCKS:
            depth -= 1
            if not depth:
                yield Span(start, mark.span.end)


def _inner(reading: BodyReading, linking: Linking) -> Iterator[Destination]:
    """Yield where links may lead on the site itself."""
    content = reading.text.content
    if not linking.in_html and "markdown" in content and _IN_HTML.search(content, reading.start):
        # All of it may be raw HTML.
        return
    # Nearly all addresses in pointed brackets lead elsewhere.
    has_automatic = any(not _ELSEWHERE.fullmatch(one.address) for one in automatic(content, reading.start))
    if not has_automatic and "](" not in content and "]:" not in content:
        return
    read_first = _read_first(reading)
    hiding = (span for span in read_first if _has_sign(content, span, has_automatic=has_automatic))
    prose = blanked(content, hiding, UNKNOWN)
    made = automatic(prose, reading.start) if has_automatic else ()
    for found in (*destinations(prose, reading.start), *made):
        if not _ELSEWHERE.fullmatch(found.address) and not _is_made(reading, found):
            yield found


def _is_made(reading: BodyReading, found: Destination) -> bool:
    """Return whether code, or a mark of Jinja, is a part of an address."""
    if UNKNOWN in found.address or not _SIGNS_OF_MADE.search(found.address):
        return UNKNOWN in found.address
    start, end = found.span
    return any(span.start < end and start < span.end for span in _read_first(reading))


def _has_sign(content: str, span: Span, *, has_automatic: bool) -> bool:
    """Return whether a span has a sign of links."""
    has_bracket = content.find("[", *span) >= 0 or content.find("]", *span) >= 0
    return has_bracket or (has_automatic and content.find("://", *span) >= 0)
