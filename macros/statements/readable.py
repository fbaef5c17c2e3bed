"""Readable text: a page's content in which something else stands for what is no prose, so that offsets stay.

A space parts what is around it. A bracket does not: a sentence can end behind it, as in `May]]]].`
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..model import Call, Page
from ..prose import Hidden, regions
from ..templates import blanked, next_mark
from ..text import Span, covering

_RAW_HTML = "a block of raw HTML"
_UNREAD = re.compile(r"<(?P<name>script|style)\b.*?</(?P=name)\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_APART = re.compile(
    r"""
    ^[ \t>]* ;?--8<-- [^\n]*                    # a snippet
    | ^[ ]{0,3} \[ (?!\^) [^\]\n]+ \]: [^\n]*   # what a link leads to
    | ^\*\[ [^\]\n]+ \]: [^\n]*                 # an abbreviation
    | </? [A-Za-z] [^<>]* >                     # a tag, an address in angle brackets
    | ^[ \t>]* \#{1,6} (?=\s)                   # a heading's mark
    | ^[ \t>]* (?:(?:[*+:-]|\d+[.)])[ \t]+)+     # the marks of list items and definitions
    | ^[ \t>]* (?:=+|-+) [ \t]*$                # a heading's underline
    | ^[ \t]* >[ \t>]*                          # a block quote's mark
    """,
    re.VERBOSE | re.MULTILINE,
)
_WITHIN = re.compile(
    r"""
    \[\^ [^\]\n]+ \] :?                         # a footnote's mark
    | (?<=\]) \( (?:[^()\s]|\([^()\s]*\))* (?:\s+"[^"\n]*")? \s* \)   # a link's address
    | (?<=\]) \[ [^\]\n]* \]                    # a link's name
    | \b (?:https?://|www\.) [^\s<>)\]|]+       # a bare address
    | \{ :? [ ]* [\#.] [^{}\n]* \}              # attributes
    | (?<!\\) (?: \*{1,3}(?=\S) | (?<=\S)\*{1,3} | (?<!\w)_{1,3}(?=\S) | (?<=\S)_{1,3}(?!\w) )  # emphasis
    """,
    re.VERBOSE | re.MULTILINE,
)
# `!!! note "Its title"`, also of a collapsible and a tab.
_ADMONITION = re.compile(
    r'^[ \t>]*(?P<head>(?:!!!|\?\?\?\+?|===[+!]*)[^\n"]*"?)[^\n"]*(?P<tail>"?)[ \t]*$', re.MULTILINE
)

# An escape, and brackets but those of an omission.
_DRESS = re.compile(r"\\(?=[^\w\s])|\[(?!…\]|\.\.\.\])|(?<!\[…)(?<!\[\.\.\.)\]")
_GAP = re.compile(r"\s+(?=[.,;:!?)]+(?:\s|$))|(?<=[(“])\s+")


def readable(page: Page) -> str:
    """Return the prose of a page where it stands; what `quote()` shows is part of it."""
    content = page.text.content
    marked = regions(content, page.body)
    marks = list(_marks(content, page.body, marked.code))
    prose = _filled(content, [*marked.code, *marks])
    prose = blanked(prose, [Span(0, page.body), *_unseen(prose, marked.hidden)])
    prose = blanked(prose, [Span(*match.span()) for match in _APART.finditer(prose)])
    prose = blanked(prose, [span for match in _ADMONITION.finditer(prose) for span in _around(match)])
    prose = _filled(prose, [Span(*match.span()) for match in _WITHIN.finditer(prose)])
    for call in page.calls:
        if call.quotation and not call.hidden_in:
            typed = quoted(call).ljust(call.span.end - call.span.start, "]")
            prose = prose[: call.span.start] + typed + prose[call.span.end :]
    return prose


def shown(prose: str) -> str:
    """Return a part of such a text in one line, as the reader sees it."""
    return _GAP.sub("", " ".join(_DRESS.sub("", prose).split()))


def _filled(content: str, spans: Iterable[Span]) -> str:
    parts, position = list[str](), 0
    for span in sorted(spans):
        parts.append(content[position : span.start])
        parts.append(re.sub(r"[^\n]", "]", content[max(position, span.start) : span.end]))
        position = max(position, span.end)
    return "".join((*parts, content[position:]))


def quoted(call: Call) -> str:
    """Return the words of a `quote()` as the reader sees them; nothing for a `cite()`."""
    return f"“{' '.join(call.quotation.split())}”" if call.quotation else ""


def _around(match: re.Match[str]) -> Iterator[Span]:
    yield from (Span(*match.span("head")), Span(*match.span("tail")))


def _marks(content: str, start: int, code: Sequence[Span]) -> Iterator[Span]:
    """Yield Jinja's marks outside of code."""
    position = start
    while mark := next_mark(content, position):
        is_code = covering(code, mark.span.start) is not None
        position = mark.span.start + 2 if is_code else mark.span.end
        if not is_code:
            yield mark.span


def _unseen(content: str, hidden: Iterable[Hidden]) -> Iterator[Span]:
    """Yield what nobody sees of hidden regions: readers do see the text of raw HTML."""
    for region in hidden:
        if region.what != _RAW_HTML:
            yield region.span
            continue
        for match in _UNREAD.finditer(content, region.span.start, region.span.end):
            yield Span(*match.span())
