"""The scan: from the text of a page to citations with places, and findings."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from ...core.findings import Finding, at
from ...core.macro_table import CITE, pattern
from ...core.model import Call
from ...core.text import Span, Text, blanked, composed, covering, merged
from ...syntax import templates
from ...syntax.markdown.regions import Regions, regions, title
from ...syntax.templates import Mark, MarkKind, UnreadableError
from . import bracketed
from .marks import Body, MarkReading, has_call, opening, readings

# `{ cite("key") }`.
_ONE_BRACE = re.compile(rf"(?P<opening>\{{(?<!\{{\{{)\s*(?:{pattern()})\()[^{{}}\n]*\}}?")
# Marks of include-markdown, which puts files in before Jinja reads the page.
_INCLUSION = re.compile(r"""\{%-?\s*include(?:-markdown\s|\s+(?:"[^"]*"|'[^']*')\s+[\w-]+=)""")
_WORD = re.compile(r"[^\s\"'“”„‘’,()\[\]{}=;]+")
_ATTEMPTED = re.compile(r"""["'“”„‘’]([^\s"'“”„‘’,()}][^"'“”„‘’,()}]*)""")


@dataclass(frozen=True, slots=True)
class Scan:
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
    regions: Regions = field(default_factory=Regions)
    marks: tuple[Mark, ...] = ()
    """Jinja's marks outside of code."""


def scan(
    text: Text,
    start: int = 0,
    keys: Collection[str] = (),
    macros: AbstractSet[str] = frozenset(),
    *,
    is_templated: bool = True,
    syntax: str = "",
) -> tuple[Scan, tuple[Finding, ...]]:
    """Find the citations of a page whose body begins at `start`.

    `keys` are the keys of the store, `macros` the names of macros that the project defines itself, and
    `syntax` is the notation in which the site cites beside macros; empty for macros alone.
    On a page that is not templated, which no mkdocs-macros reads, our calls are the only marks.
    """
    marked = regions(text.content, start)
    hiding = tuple(region.span for region in marked.hidden)
    every = tuple(readings(Body(text, start, marked, hiding, keys, macros, is_templated)))
    read = [one for one in every if not one.is_code]
    marks = [one.mark.span for one in read if one.mark.kind is not MarkKind.UNCLOSED]
    typed = bracketed.read(text, start, marked, marks, keys) if syntax else bracketed.Bracketed()
    not_prose = [*marked.code, *hiding, *(one.mark.span for one in read)]
    apart = merged(not_prose)
    with_one_brace = _ONE_BRACE.finditer(text.content, start)
    one_brace = [
        match
        for match in with_one_brace
        if covering(apart, match.start()) is None
        and (is_templated or not set(_attempted(text, Span(*match.span()), keys)).isdisjoint(keys))
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
    findings += [_one_brace(text, match) for match in one_brace]
    return found, (*findings, *(_syntax(text, start, marked.code, read) if is_templated else ()))


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
    yield from _ATTEMPTED.findall(text.content, place.start, place.end)
    words = (word.lstrip("-@") for word in _WORD.findall(text.content, place.start, place.end))
    yield from (word for word in words if word in keys)


def _one_brace(text: Text, match: re.Match[str]) -> Finding:
    message = "this citation has one brace, and is published as it is typed"
    span = Span(*match.span("opening"))
    return at("unrendered-macro", text, span, message, f"write {CITE.usage}, with two braces")


def _syntax(text: Text, start: int, code: Sequence[Span], read: Sequence[MarkReading]) -> Iterator[Finding]:
    """Report a page that Jinja cannot parse: mkdocs-macros would publish an error page instead.

    Code and marks with other findings are left out.
    """
    reported = {one.mark.span for one in read if one.is_attempt and not _is_statement(one)}
    reported |= {one.mark.span for one in read if _INCLUSION.match(text.content, one.mark.span.start)}
    others = [one.mark for one in read if not one.call and one.mark.span not in reported]
    if not others:
        return
    body = blanked(text.content, [*code, *reported])[start:]
    try:
        templates.check(body)
    except UnreadableError as error:
        if mark := templates.unpaired([mark for mark in others if mark.kind is MarkKind.STATEMENT]):
            is_end = mark.name.startswith("end")
            message = f'"{mark.name}" {"closes nothing" if is_end else "is never closed"}'
            hint = "delete it" if is_end else f'close it with "{{% end{mark.name} %}}"'
            span = mark.span
        else:
            message, span = f"this page is not a template: {error}", _line(body, error.line).shifted(start)
            hint = "fix it, or put it into a code span"
        yield at("unrendered-macro", text, span, message, hint)


def _is_statement(read: MarkReading) -> bool:
    """Return whether a mark is a statement that Jinja has to read; one in a formula should be none."""
    is_marked = any(finding.rule == "unrendered-macro" for finding in read.findings)
    return read.mark.kind is MarkKind.STATEMENT and not is_marked


def _line(body: str, number: int) -> Span:
    """Return the place of a line, counted from 1, without its indentation."""
    lines = body.split("\n")
    line = lines[number - 1]
    start = sum(len(one) + 1 for one in lines[: number - 1])
    return Span(start + len(line) - len(line.lstrip()), start + len(line))
