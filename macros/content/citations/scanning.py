"""The scan: a page's text to located citations and findings."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from ...core.findings import Finding, at
from ...core.macro_table import CITE, pattern
from ...core.model import Call
from ...core.text import Span, Text, blanked, covering
from ...syntax import templates
from ...syntax.markdown.regions import Regions, regions, title
from ...syntax.templates import Mark, MarkKind, UnreadableError
from . import calls, misspelt
from .plain_calls import plain_call

_OURS = re.compile(rf"(?<![\w.])(?:{pattern()})\s*\(")
_BARE = re.compile(rf"(?P<opening>\{{(?<!\{{\{{)\s*(?:{pattern()})\()[^{{}}\n]*\}}?")
_WORD = re.compile(r"[^\s\"'“”„‘’,()\[\]{}=;]+")
_ATTEMPTED = re.compile(r"""["'“”„‘’]([^\s"'“”„‘’,()}][^"'“”„‘’,()}]*)""")


@dataclass(frozen=True, slots=True)
class Scan:
    """What a page's body holds: calls in file order, and where comments and code stand."""

    calls: tuple[Call, ...]
    comments: tuple[Span, ...]
    """HTML and Jinja comments: where a finding can be accepted."""
    shown: tuple[Span, ...]
    """Jinja marks in code and citations in comments: to be published as typed."""
    attempted: frozenset[str] = frozenset()
    """Texts in calls that cannot be read: what they may have meant to cite."""
    title: Span | None = None
    """The first heading of level 1."""
    unread: tuple[Span, ...] = ()
    """Calls that cannot be read, in file order: where something was meant to be cited."""
    apart: tuple[Span, ...] = ()
    """What is no prose, sorted: code, comments, raw HTML, and the marks of Jinja with the calls."""


def scan(
    text: Text, start: int = 0, keys: Collection[str] = (), macros: AbstractSet[str] = frozenset()
) -> tuple[Scan, tuple[Finding, ...]]:
    """Find the citations of a page whose body begins at `start`.

    `keys` are those of the store, and `macros` those that the project defines itself.
    """
    marked = regions(text.content, start)
    found_calls, findings, attempted = list[Call](), list[Finding](), set[str]()
    comments, shown = list(marked.comments), list[Span]()
    hiding = [region.span for region in marked.hidden]
    unreadable, others, unread = list[Mark](), list[Mark](), list[Span]()
    for mark in _marks(text, start, marked):
        place = mark.span
        if _inside(marked.code, place.start):
            shown.append(place)
            continue
        if mark.kind is MarkKind.COMMENT:
            comments.append(place)
        if mark.kind is MarkKind.UNCLOSED:
            place = _rest_of_line(text, place)
            found: tuple[Finding, ...] = (_unclosed(text, place, mark),)
        elif mark.kind is MarkKind.RAW:
            others.append(mark)
            findings.extend(_kept_raw(text, mark, marked))
            continue
        elif (read := _read(text, mark, _hiding(marked, hiding, place), keys, macros)) is None:
            others.append(mark)
            continue
        else:
            call, found = read
            found_calls.extend(call)
            shown.extend(Span(place.start, place.start + 2) for c in call if c.hidden_in)
        if found:
            findings.extend(found)
            (others if mark.kind is MarkKind.STATEMENT else unreadable).append(
                Mark(mark.kind, place, mark.name)
            )
            attempted.update(_attempted(text, place, keys))
            if mark.kind is MarkKind.EXPRESSION or (
                mark.kind is MarkKind.UNCLOSED and _has_call(text, place)
            ):
                unread.append(place)
    taken = [*marked.code, *hiding, *(mark.span for mark in (*unreadable, *others))]
    apart = [*taken, *(call.span for call in found_calls)]
    for match in _bare(text, start, apart):
        findings.append(_one_brace(text, match))
        unread.append(Span(*match.span()))
        attempted.update(_attempted(text, unread[-1], keys))
    apart.extend(unread)
    left_out = [*marked.code, *(mark.span for mark in unreadable)]
    findings.extend(_syntax(text, start, left_out, others))
    heading = title(text.content, start, [*marked.code, *hiding, *comments])
    result = Scan(
        tuple(found_calls),
        tuple(comments),
        tuple(shown),
        frozenset(attempted),
        heading,
        tuple(sorted(unread)),
        tuple(sorted({*apart})),
    )
    return result, tuple(findings)


def _hiding(marked: Regions, hiding: Sequence[Span], place: Span) -> str:
    """Return what hides a place; `hiding` are the spans of what is hidden."""
    index = covering(hiding, place.start)
    return "" if index is None else marked.hidden[index].what


def _read(
    text: Text, mark: Mark, hidden_in: str, keys: Collection[str], macros: AbstractSet[str]
) -> tuple[tuple[Call, ...], tuple[Finding, ...]] | None:
    """Read what a mark cites, or what is wrong with it; None when it does neither."""
    if mark.kind is MarkKind.EXPRESSION:
        if call := plain_call(text, mark.span, hidden_in):
            return (call,), ()
        if missing := misspelt.finding(text, mark, keys, macros):
            return (), (missing,)
    if mark.kind is MarkKind.COMMENT or not _has_call(text, mark.span):
        return None
    return calls.read(text, mark, hidden_in, keys)


def _has_call(text: Text, place: Span) -> bool:
    return bool(_OURS.search(text.content, place.start, place.end))


def _marks(text: Text, start: int, marked: Regions) -> Iterator[Mark]:
    """Yield Jinja's marks; of one in code, and of an unclosed one, the opening alone."""
    position = start
    while mark := templates.next_mark(text.content, position):
        if mark.kind is MarkKind.UNCLOSED or _inside(marked.code, mark.span.start):
            opening = Span(mark.span.start, mark.span.start + 2)
            mark = Mark(mark.kind, opening, mark.name)
        yield mark
        position = mark.span.end


def _inside(spans: Sequence[Span], offset: int) -> bool:
    return covering(spans, offset) is not None


def _kept_raw(text: Text, mark: Mark, marked: Regions) -> Iterator[Finding]:
    """Find citations that raw keeps from being read, outside of code."""
    for match in _OURS.finditer(text.content, mark.span.start, mark.span.end):
        if not _inside(marked.code, match.start()):
            message = "raw keeps this citation from being read, and readers see it as it is typed"
            hint = "take {% raw %} away, or put the citation into a code span"
            yield at("unrendered-macro", text, Span(match.start(), match.end()), message, hint)


def _attempted(text: Text, place: Span, keys: Collection[str]) -> Iterator[str]:
    """Yield what a call that cannot be read may name: the texts in it, and keys of the store."""
    yield from _ATTEMPTED.findall(text.content, place.start, place.end)
    yield from (word for word in _WORD.findall(text.content, place.start, place.end) if word in keys)


def _bare(text: Text, start: int, taken: Sequence[Span]) -> Iterator[re.Match[str]]:
    """Find calls in the prose that have one brace: `{ cite("key") }`."""
    for match in _BARE.finditer(text.content, start):
        if not any(span.contains(match.start()) for span in taken):
            yield match


def _one_brace(text: Text, match: re.Match[str]) -> Finding:
    message = "this citation has one brace, and is published as it is typed"
    span = Span(*match.span("opening"))
    return at("unrendered-macro", text, span, message, f"write {CITE.usage}, with two braces")


def _rest_of_line(text: Text, span: Span) -> Span:
    end = text.content.find("\n", span.end)
    return Span(span.start, end if end >= 0 else len(text.content))


def _unclosed(text: Text, place: Span, mark: Mark) -> Finding:
    opening = text.content[mark.span.start : mark.span.end]
    message = f'"{opening}" is never closed'
    if opening == "{#":
        return at("unrendered-macro", text, mark.span, message, "write an anchor as {: #name }")
    end = {"{{": "}}", "{%": "%}"}[opening]
    hint = f'close it with "{end}", and every quotation mark in it'
    return at("unrendered-macro", text, place, message, hint)


def _syntax(text: Text, start: int, left_out: Sequence[Span], others: Sequence[Mark]) -> Iterator[Finding]:
    """Find templates that Jinja refuses: mkdocs-macros would publish an error page instead."""
    if not others:
        return
    body = blanked(text.content, left_out)[start:]
    try:
        templates.check(body)
    except UnreadableError as error:
        statements = [mark for mark in others if mark.kind is MarkKind.STATEMENT]
        if mark := templates.unpaired(statements):
            is_end = mark.name.startswith("end")
            message = f'"{mark.name}" {"closes nothing" if is_end else "is never closed"}'
            hint = "delete it" if is_end else f'close it with "{{% end{mark.name} %}}"'
            span = mark.span
        else:
            message, span = f"this page is no template: {error}", _line(text, start, body, error.line)
            hint = "mend it, or put it into a code span"
        yield at("unrendered-macro", text, span, message, hint)


def _line(text: Text, start: int, body: str, number: int) -> Span:
    lines = body.split("\n")
    place = start + sum(len(line) + 1 for line in lines[: number - 1])
    indent = len(lines[number - 1]) - len(lines[number - 1].lstrip())
    return Span(place + indent, _rest_of_line(text, Span(place, place)).end)
