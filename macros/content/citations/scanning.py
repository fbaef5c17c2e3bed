"""The scan: from the text of a page to citations with places, and findings."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from ...core.findings import Finding, at
from ...core.macro_table import MACROS, pattern
from ...core.model import Call
from ...core.patterns import later
from ...core.text import Span, Text, composed, covering, merged
from ...syntax.markdown.regions import Regions, regions, title
from ...syntax.templates import Mark, MarkKind
from ..templating import Vocabulary
from . import bracketed
from .marks import Body, MarkReading, has_call, opening, readings
from .mistakes import divided, intended, template_faults

# `{ cite("key") }`.
_ONE_BRACE = re.compile(rf"(?P<opening>\{{(?<!\{{\{{)\s*(?:{pattern()})\()[^{{}}\n]*\}}?")
_WORD = re.compile(r"[^\s\"'“”„‘’,()\[\]{}=;]+")
_ATTEMPTED = later(r"""["'“”„‘’]([^\s"'“”„‘’,()}][^"'“”„‘’,()}]*)""")


class Scan(NamedTuple):
    """The calls of a page in file order, and the places of comments, code and other marks."""

    calls: tuple[Call, ...]
    comments: tuple[Span, ...]
    """HTML and Jinja comments, where a finding can be suppressed."""
    shown: tuple[Span, ...]
    """The openings of Jinja's marks in code and of citations in comments: to be published as typed."""
    attempted: frozenset[str] = frozenset()
    """Texts in unreadable calls: keys that their writer may have meant to cite."""
    title: Span | None = None
    """The first heading of level 1."""
    unread: tuple[Span, ...] = ()
    """Calls that cannot be read, in file order."""
    apart: tuple[Span, ...] = ()
    """What is not prose, sorted: code, comments, raw HTML, and Jinja's marks with the calls."""
    opaque: tuple[Span, ...] = ()
    """Those of `apart` in which readers see no words of the page: code, comments, Jinja's marks."""
    dropped: tuple[Span, ...] = ()
    """Commands of another notation that readers do not see."""
    page: str = ""
    """The path of the page."""
    regions: Regions = Regions()
    marks: tuple[Mark, ...] = ()
    """Jinja's marks outside of code."""

    @property
    def without_drawings(self) -> Scan:
        """The same, where what would draw a timeline is another macro."""
        return self._replace(calls=tuple(call for call in self.calls if not call.draws))


def scan(  # noqa: PLR0913  each says how the marks of a page are read
    text: Text,
    start: int = 0,
    keys: Collection[str] = (),
    macros: AbstractSet[str] = frozenset(),
    *,
    vocabulary: Vocabulary = Vocabulary(),  # noqa: B008  a frozen value
    is_templated: bool = True,
    is_guest: bool = False,
    has_superfences: bool = False,
    syntax: str = "",
) -> tuple[Scan, tuple[Finding, ...]]:
    """Find the citations of a page whose body begins at `start`.

    `keys` are the keys of the store, `macros` the names of macros that the project defines itself,
    `vocabulary` is what the page can name, and `syntax` the notation in which the site cites beside macros;
    empty for macros alone.
    On a page that is not templated, which no mkdocs-macros reads, our calls are the only marks; of a guest's
    template only that counts which keeps mkdocs-macros from rendering it. `has_superfences` says how code
    is told from prose.
    """
    marked = regions(text.content, start, is_templated=is_templated, has_superfences=has_superfences)
    hiding = tuple(region.span for region in marked.hidden)
    named = macros | (vocabulary.names - MACROS.keys())
    body = Body(text, start, marked, hiding, keys, named, vocabulary, is_templated, is_guest)
    every = tuple(readings(body))
    read = [one for one in every if not one.is_code]
    marks = [one.mark.span for one in read if one.mark.kind is not MarkKind.UNCLOSED]
    typed = bracketed.read(text, start, marked, marks, keys) if syntax else bracketed.Bracketed()
    not_prose = [*marked.code, *hiding, *(one.mark.span for one in read)]
    apart = merged(not_prose)
    is_ours = is_templated and not is_guest
    with_one_brace = _ONE_BRACE.finditer(text.content, start)
    one_brace = [
        match
        for match in with_one_brace
        if covering(apart, match.start()) is None
        and (is_ours or not set(_attempted(text, Span(*match.span()), keys)).isdisjoint(keys))
    ]
    bare = [Span(*match.span()) for match in one_brace]
    unread = [*bare, *typed.unread, *(one.mark.span for one in read if _is_unread_call(text, one))]
    attempts = [*bare, *typed.unread, *(one.mark.span for one in read if one.is_attempt)]
    comments = (*marked.comments, *(one.mark.span for one in read if one.mark.kind is MarkKind.COMMENT))
    found = Scan(
        tuple(sorted((*(one.call for one in read if one.call), *typed.calls), key=_place)),
        comments,
        tuple(opening(one.mark.span) for one in every if is_templated and _is_shown(one)),
        frozenset(composed(word) for place in attempts for word in _attempted(text, place, keys)),
        title(text.content, start, [*marked.code, *hiding, *comments]),
        tuple(sorted(unread)),
        tuple(sorted({*not_prose, *bare, *typed.spans})),
        tuple(sorted({*marked.code, *comments, *(one.mark.span for one in read), *bare, *typed.spans})),
        typed.commands,
        text.path,
        marked,
        tuple(one.mark for one in read),
    )
    findings = [*typed.findings, *(finding for one in read for finding in one.findings)]
    findings += [_one_brace(text, match, keys) for match in one_brace]
    findings += divided.findings(body, apart, frozenset(span.start for span in bare))
    return found, (*findings, *(template_faults.findings(body, read) if is_templated else ()))


def _is_shown(read: MarkReading) -> bool:
    return read.is_code or bool(read.call and read.call.hidden_in)


def _place(call: Call) -> Span:
    return call.span


def _is_unread_call(text: Text, read: MarkReading) -> bool:
    """Return whether a mark has a call that cannot be read: of statements, other findings speak."""
    if not read.is_attempt or read.mark.kind is MarkKind.STATEMENT:
        return False
    return read.mark.kind is MarkKind.EXPRESSION or has_call(text, read.mark.span)


def _attempted(text: Text, place: Span, keys: Collection[str]) -> Iterator[str]:
    """Yield what an unreadable call may cite: the texts in it, and keys of the store."""
    yield from _ATTEMPTED().findall(text.content, place.start, place.end)
    words = (word.lstrip("-@") for word in _WORD.findall(text.content, place.start, place.end))
    yield from (word for word in words if word in keys)


def _one_brace(text: Text, match: re.Match[str], keys: Collection[str]) -> Finding:
    is_escaped = text.content.startswith("\\{", max(0, match.start() - 1))
    fact, how = ("backslashes", "without them") if is_escaped else ("one brace", "with two braces")
    message = f"this citation has {fact}, and is published as it is typed"
    span = Span(*match.span("opening"))
    return at("unrendered-macro", text, span, message, f"{intended.usage(match[0], keys)}, {how}")
