"""Jinja's marks in the body of a page: the calls in them, and what is wrong with the others."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from ...core.findings import MOST, Finding, at, reported
from ...core.macro_table import KNOWN, pattern
from ...core.model import Call
from ...core.patterns import later
from ...core.text import Span, Text, covering
from ...syntax import templates
from ...syntax.markdown.maths import formulas
from ...syntax.markdown.regions import Regions
from ...syntax.templates import Mark, MarkKind
from ..templating import Vocabulary
from . import calls, drawing
from .mistakes import intended, misspelt, shortcodes
from .mistakes.inner_quotes import inner_quotes
from .plain_calls import plain_call

_NAMES = pattern(tuple(KNOWN.values()))
_CALL = later(
    rf"""
    \{{\{{[-+]?\s* (?: (?:(?:[^{{}}\n]|\n(?![ \t]*\n)){{0,200}}(?<![\w.]))? (?P<ours>{_NAMES}) \s*[(\[]
      | \w+\s*[(\[]\s* ["'](?P<first>[^"'\n]*)["'] )
    """,
    re.VERBOSE,
)
_WITH_NAMES = frozenset({MarkKind.EXPRESSION, MarkKind.STATEMENT})
# An unclosed mark ends where its line does, or the next one begins, so that no character is in many of them.
_UNTIL = re.compile(r"[^\n{]*+ (?: \{ (?![{%\#]) [^\n{]*+ )*+", re.VERBOSE)
_OURS = re.compile(rf"(?<![\w.])(?:{pattern()})\s*\(")

# A call in an address: `[text](https://example.org/{{ … }})`.
_IN_ADDRESS = re.compile(r"\]\(<?[^()\s]*")
_END = re.compile(r"""[^()\s]*(?:\)|[ \t]+["'])""")
# The same in the definition of a link: `[text]: {{ … }}`, which one of a footnote is not.
_REFERENCE = re.compile(r"[ ]{0,3}\[(?!\^)[^\[\]\n]*\]:[ ]*\S*")
_END_OF_REFERENCE = re.compile(r"""\S*[ ]*(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\))?[ ]*$""", re.MULTILINE)
_LONGEST = 200
_MARK = re.compile(rf"\{{\{{.*?\}}\}}|\{{%.*?%\}}|\{{\{{\s*(?:{pattern()})\b", re.DOTALL)


@dataclass(frozen=True)
class Body:
    """The text of a page, with what decides how its marks are read."""

    text: Text
    start: int
    """The offset of the first character after the front matter."""
    regions: Regions
    hiding: tuple[Span, ...]
    """The spans of `regions.hidden`."""
    keys: Collection[str]
    """The keys of the store."""
    macros: AbstractSet[str]
    """The names of macros that the project defines itself."""
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    """What the page can name."""
    is_templated: bool = True
    """Whether the page is a template, in which all marks of Jinja mean something."""
    is_guest: bool = False
    """Whether the page is a template of a site of others, and has no call of ours."""

    @cached_property
    def formulas(self) -> tuple[Span, ...]:
        """The formulas of the page, in file order."""
        content = self.text.content
        has_any = "$" in content or "\\" in content
        return tuple(formulas(content, self.start, self.regions.code)) if has_any else ()


class MarkReading(NamedTuple):
    """One mark, and the call in it or what is wrong with it."""

    mark: Mark
    """The mark: only its opening in code, and up to the next mark of its line when it is never closed."""
    call: Call | None = None
    findings: tuple[Finding, ...] = ()
    is_code: bool = False

    @property
    def is_attempt(self) -> bool:
        """Whether the mark may be a citation that cannot be read."""
        return bool(self.findings) and self.mark.kind is not MarkKind.RAW


def readings(body: Body) -> Iterator[MarkReading]:
    """Read the marks of a page, in file order."""
    position, marks, unclosed = body.start, templates.Marks(body.text.content), list[Finding]()
    while mark := _next(body, marks, position):
        is_code = covering(body.regions.code, mark.span.start) is not None
        if is_code:
            mark = mark._replace(span=opening(mark.span))
        position = mark.span.end
        yield MarkReading(mark, is_code=True) if is_code else _read(body, mark, unclosed)


def _next(body: Body, marks: templates.Marks, position: int) -> Mark | None:
    """Return the next mark; on a page that is no template, the next expression that begins like a call.

    There, the call of another function means something only where it names a source.
    """
    if body.is_templated:
        return marks.next(position)
    for match in _CALL().finditer(body.text.content, position):
        if match["ours"] or match["first"] in body.keys:
            return marks.next(match.start())
    return None


def opening(span: Span) -> Span:
    """Return the two characters that open a mark."""
    return Span(span.start, span.start + 2)


def has_call(text: Text, place: Span | None = None) -> bool:
    """Return whether a text, or a span of it, has what looks like a call of one of our macros."""
    return bool(_OURS.search(text.content, *(place or ())))


def _read(body: Body, mark: Mark, unclosed: list[Finding]) -> MarkReading:
    """Read a mark outside of code; the findings in those that are never closed are added to a list."""
    if in_formula := _in_formula(body, mark):
        return in_formula
    if mark.kind is MarkKind.UNCLOSED:
        rest = _UNTIL.match(body.text.content, mark.span.end)
        place = Span(mark.span.start, rest.end() if rest else mark.span.end)
        # Of more than are reported, none is made: a line of braces has as many as characters.
        if len(unclosed) <= MOST:
            inner = inner_quotes(body.text.content[place.start : place.end], place.start)
            unclosed.append(reported(inner, body.text) if inner else _unclosed(body, place))
        return MarkReading(Mark(mark.kind, place), findings=(unclosed[-1],))
    if mark.kind is MarkKind.RAW:
        return MarkReading(mark, findings=tuple(_unread_in_raw(body, mark)))
    found = _cited(body, mark)
    if isinstance(found, Call):
        found = _around_another(body.text, found) or found
    return MarkReading(mark, findings=(found,)) if isinstance(found, Finding) else MarkReading(mark, found)


def _in_formula(body: Body, mark: Mark) -> MarkReading | None:
    """Return the reading of a mark that begins in a formula; None elsewhere, and for our own calls."""
    if not body.is_templated or mark.kind is MarkKind.RAW:
        return None
    if covering(body.formulas, mark.span.start) is None or has_call(body.text, mark.span):
        return None
    place = opening(mark.span)
    typed = body.text.content[place.start : place.end]
    message = f'"{typed}" in this formula begins a macro'
    hint = f'write "{typed[0]} {typed[1]}", or put the formula between {{% raw %}} and {{% endraw %}}'
    return MarkReading(mark, findings=(at("unrendered-macro", body.text, place, message, hint),))


def _cited(body: Body, mark: Mark) -> Call | Finding | None:
    """Return the call in a mark, or what is wrong with it; None for marks that do not cite."""
    hiding = covering(body.hiding, mark.span.start)
    hidden_in = _address(body.text, mark.span) if hiding is None else body.regions.hidden[hiding].what
    if mark.kind is MarkKind.EXPRESSION:
        if drawn := drawing.read(body.text, mark.span, hidden_in, body.macros):
            return drawn
        if call := plain_call(body.text, mark.span, hidden_in):
            return call
        needs_key = body.is_guest
        if missing := misspelt.finding(body.text, mark, body.keys, body.macros, needs_key=needs_key):
            return missing
    if mark.kind in _WITH_NAMES and (foreign := shortcodes.finding(body.text, mark, body.keys)):
        return foreign
    if mark.kind is MarkKind.COMMENT or not has_call(body.text, mark.span):
        return None
    return calls.read(body.text, mark, hidden_in, body.keys)


def _around_another(text: Text, call: Call) -> Finding | None:
    """Find a macro in the locator, prefix or quotation of a call: readers would see the macro as typed."""
    texts = (call.locator, call.prefix, call.quotation)
    mark = next((found for found in map(_MARK.search, texts) if found), None)
    if not mark:
        return None
    message = f'this {call.noun} has "{mark[0]}" in a text, which is published as it is typed'
    return at("unrendered-macro", text, call.span, message, "write the words that readers are to see")


def _address(text: Text, span: Span) -> str:
    """Return what hides a call in the address of a link; empty for one that is elsewhere."""
    line = text.content.rfind("\n", 0, span.start) + 1
    if text.content.startswith(("[", " "), line) and _REFERENCE.fullmatch(text.content, line, span.start):
        return "the address of a link" if _END_OF_REFERENCE.match(text.content, span.end) else ""
    begin = text.content.rfind("](", max(0, span.start - _LONGEST), span.start)
    is_inside = begin >= 0 and _IN_ADDRESS.fullmatch(text.content, begin, span.start)
    return "the address of a link" if is_inside and _END.match(text.content, span.end) else ""


def _unread_in_raw(body: Body, mark: Mark) -> Iterator[Finding]:
    """Find citations that `raw` keeps from being read, outside of code."""
    for match in _OURS.finditer(body.text.content, mark.span.start, mark.span.end):
        if covering(body.regions.code, match.start()) is None:
            message = "raw keeps this citation from being read, and readers see it as it is typed"
            hint = "remove {% raw %}, or put the citation into a code span"
            yield at("unrendered-macro", body.text, Span(*match.span()), message, hint)


def _unclosed(body: Body, line: Span) -> Finding:
    """Report a mark that is never closed; `line` begins with it."""
    text, mark = body.text, opening(line)
    typed, said = text.content[mark.start : mark.end], text.content[line.start : line.end]
    message = f'"{typed}" is never closed'
    if has_call(text, line) and (calls_meant := intended.typed(said, body.keys)):
        if typed == "{{" and "}}" in said:
            message = "a quotation mark is never closed"
        return at("unrendered-macro", text, line, message, f"write {calls_meant}")
    if typed == "{#":
        return at("unrendered-macro", text, mark, message, "write an anchor as {: #name }")
    hint = f'close it with "{"}}" if typed == "{{" else "%}"}", and every quotation mark in it'
    return at("unrendered-macro", text, line, message, hint)
