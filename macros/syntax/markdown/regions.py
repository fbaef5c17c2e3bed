"""Which parts of a Markdown page are code, and which are hidden from its readers.

Follows Python-Markdown with the extensions of Material: fences (also nested and in lists), indented
code, code spans, HTML. Where this reading is wrong, the render check finds the difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ...core.patterns import later
from ...core.text import Span, covering, merged
from ..html.visibility import MAY_HIDE
from .after_jinja import Left, left
from .blocks.fences import fenced
from .blocks.indented import indented
from .blocks.raw_html import COMMENT, Hidden, closed_paragraphs, html_blocks, indented_blocks
from .inline import inline
from .surplus_cells import surplus_cells

_INDENTED = later(r"^[ ]{1,3}<[a-z][^>]*\smarkdown\b", re.IGNORECASE | re.MULTILINE)
# These two begin with a literal character, which `re` finds faster than beginnings of lines.
_HEADING = re.compile(r"#(?<=^#)#{0,5}[^#\n].*$", re.MULTILINE)
_MARKED_TITLE = re.compile(r"#(?<=^#)(?!#)[^\n]*", re.MULTILINE)
_TITLE = re.compile(r"^(?: \#(?!\#)[^\n]* | [ ]{0,3}[^\s#][^\n]*\n=+[ \t]*$ )", re.MULTILINE | re.VERBOSE)
# A block begins after such a line; "=" underlines only the first line of a block.
_BLOCK_END = re.compile(r"\s*|#.*|=+\s*")
_OPENED = re.compile(r"<([A-Za-z]+)")
_TELLING = ("hidden", "popover", "style", "HIDDEN", "STYLE")
_TELLING_ATTRIBUTE = later(r"(?:<[a-z][^<>]*|\{[^{}\n]*)\b(?:hidden|popover|style)\b", re.IGNORECASE)
_HIDDEN = {
    "comment": COMMENT,
    "alt": "the alternative text of an image",
    "tag": "an HTML tag",
    "title": "the title of a link",
    "definition": "the title of a link",
    "abbreviation": "an abbreviation",
}
"""What is hidden, by the kind of what hides it."""


class Regions(NamedTuple):
    """The spans of a page that are not prose, each kind in file order."""

    code: tuple[Span, ...] = ()
    comments: tuple[Span, ...] = ()
    hidden: tuple[Hidden, ...] = ()

    def placed(self, rest: Left) -> Regions:
        """Return the same in the text of which Jinja has left this one; what it took out of code is none."""
        code = tuple(piece for span in self.code for piece in rest.pieces(span) if piece.start < piece.end)
        hidden = [Hidden(rest.placed(span), what) for span, what in self.hidden]
        cited = (cut for span in self.code for cut in rest.within(span) if cut in rest.citations)
        hidden = sorted([*hidden, *(Hidden(span, "code") for span in cited)])
        return Regions(code, tuple(map(rest.placed, self.comments)), tuple(hidden))


# A page is read for its calls, and again by the few rules that tell code from prose.
@lru_cache(maxsize=4)
def regions(
    content: str, start: int = 0, *, is_templated: bool = True, has_superfences: bool = False
) -> Regions:
    """Find what is not prose from `start` on, in the order in which Python-Markdown removes it.

    Of a text that `is_templated`, Markdown reads what Jinja leaves, but for marks in code, which are kept
    from Jinja; `has_superfences` says which extension reads its fences.
    """
    found = _regions(content, start, is_templated=is_templated, has_superfences=has_superfences)
    taken = 0
    while is_templated and (rest := left(content, start, found.code)) and len(rest.cuts) > taken:
        # A mark in what looked like code may be none behind others; what was taken out is in no code.
        taken = len(rest.cuts)
        again = _regions(rest.content, start, is_templated=True, has_superfences=has_superfences)
        found = again.placed(rest)
    return found


def _regions(content: str, start: int, *, is_templated: bool, has_superfences: bool) -> Regions:
    """Find what is not prose in a text that Markdown reads as it is."""
    fences = tuple(fenced(content, start, has_superfences=has_superfences))
    blocks = tuple(html_blocks(content, start, fences))
    if _INDENTED().search(content, start):
        blocks = (*blocks, *indented_blocks(content, start, merged([*fences, *(b.span for b in blocks)])))
    taken = [*fences, *(block.span for block in blocks)]
    heads = tuple(_heads(content, fences))
    inner = [Span(head.end, fence.end) for head, fence in heads]
    untouched = set(fences) - {fence for _, fence in heads}
    unset = [*taken, *closed_paragraphs(content, start, fences)]
    code = [*untouched, *inner, *indented(content, start, merged(unset))]
    hidden = [*blocks, *(Hidden(head, "the first line of a code block") for head, _ in heads)]
    headings = (Span(match.end(), match.end()) for match in _HEADING.finditer(content, start))
    for kind, span in inline(content, _between([*taken, *code, *headings], start, len(content))):
        if kind == "code":
            code.append(span)
        else:
            hidden.append(Hidden(span, _HIDDEN[kind]))
    if any(name.lower() in MAY_HIDE for name in _OPENED.findall(content, start)) or _is_telling(content):
        others = (*code, *taken, *(one.span for one in hidden if one.what == COMMENT))
        unseen = _unseen(content, start, merged(others))
        hidden = [*_outside(hidden, unseen, "an element that is not displayed")]
    if "|" in content:
        cells = tuple(surplus_cells(content, start, [*code, *taken], is_templated=is_templated))
        hidden = [*_outside(hidden, cells, "a cell behind the last column of its table")] if cells else hidden
    hidden.sort(key=lambda region: region.span)
    comments = tuple(region.span for region in hidden if region.what == COMMENT)
    return Regions(tuple(sorted(code)), comments, tuple(hidden))


def _heads(content: str, fences: Iterable[Span]) -> Iterator[tuple[Span, Span]]:
    """Yield the first lines that hold macros, each with its block: a title there is no code."""
    for fence in fences:
        end = content.find("\n", fence.start, fence.end)
        if content.find("{{", fence.start, end) >= 0 or content.find("{%", fence.start, end) >= 0:
            yield Span(fence.start, end), fence


def _is_telling(content: str) -> bool:
    """Return whether a text may have an attribute that hides an element."""
    return any(word in content for word in _TELLING) and bool(_TELLING_ATTRIBUTE().search(content))


def _unseen(content: str, start: int, apart: Sequence[Span]) -> Iterator[Span]:
    # Few pages need it.
    from .unseen import unseen  # noqa: PLC0415

    yield from unseen(content, start, apart)


def _outside(hidden: Iterable[Hidden], parts: Iterable[Span], what: str) -> Iterator[Hidden]:
    """Yield what is hidden outside of parts that are not shown, and these parts."""
    unshown = tuple(parts)
    yield from (region for region in hidden if covering(unshown, region.span.start) is None)
    yield from (Hidden(span, what) for span in unshown)


def title(content: str, start: int, taken: Iterable[Span]) -> Span | None:
    """Return the first heading of level 1 outside of the taken spans, which are not prose."""
    apart = merged(taken)
    pattern = _TITLE if "\n=" in content else _MARKED_TITLE
    for match in pattern.finditer(content, start):
        place = match.start()
        if content[place] != "#":
            if not _BLOCK_END.fullmatch(_line_before(content, start, place)):
                continue
            # A title may begin with a code span, so that the line of "=" decides.
            place = content.rindex("\n", place, match.end()) + 1
        if covering(apart, place) is None:
            return Span(match.start(), match.end())
    return None


def _line_before(content: str, start: int, offset: int) -> str:
    """Return the line before the line that begins at an offset; empty for the first line."""
    end = max(offset - 1, start)
    return content[max(content.rfind("\n", start, end) + 1, start) : end]


def _between(spans: Iterable[Span], start: int, end: int) -> Iterator[Span]:
    """Yield the gaps between the spans; an empty span divides a gap."""
    for span in sorted(spans):
        yield Span(start, max(start, span.start))
        start = max(start, span.end)
    yield Span(start, end)
