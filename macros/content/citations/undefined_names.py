"""Names, filters and tests in a template that do not exist, and what their writer may have meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate

from ...core.findings import Fault, Finding, at, meant
from ...core.macro_table import CITE, MACROS
from ...core.text import Span, covering
from ...syntax import templates
from ...syntax.html.elements import AS_TYPED
from ...syntax.templates import Need, Use
from .marks import Body

_FIRST = {"strict": Need.ASKED, "keep": Need.PRINTED, "silent": Need.OPENED, "lax": Need.CALLED}
"""For each value of `on_undefined` the least that is done to an undefined name by which a page is lost."""
# What stands before two braces in math: `\frac{{`, `a_{{`, `}{{`.
_MATH = re.compile(r"(?:\\[A-Za-z]+|[_^])(?:\{+[^{}\n]*\}+)*\{?$")
# A name that a writer may have meant to cite with.
_CITING = re.compile(r"cit|quot|ref|source|foot|note|bib", re.IGNORECASE)
_TYPED = re.compile(rf"<(?P<name>{'|'.join(sorted(AS_TYPED | {'script', 'style'}))})\b")
# The first text of a call.
_KEY = re.compile(r"""\w\s*\(\s*["'](?P<key>[^"'\s,;\\{}]+)["']""")
_FIX = "fix the name, or put the macro into a code span"


def known(body: Body) -> AbstractSet[str]:
    """Return the names that have a value on a page; our macros have none until they are called."""
    return templates.built_in(body.vocabulary.extensions).names | body.vocabulary.names - MACROS.keys()


def findings(body: Body, content: str, used: Collection[Use], marks: Sequence[Span]) -> Iterator[Finding]:
    """Find names, filters and tests that do not exist."""
    starts = list(accumulate((len(line) + 1 for line in content.split("\n")), initial=body.start))
    unseen = sorted([*body.regions.comments, *_as_typed(body.text.content)])
    told, counts = set[tuple[str, Span]](), Counter[tuple[str, int]]()
    for use in used:
        if not (fault := _fault(use, body)):
            continue
        line = Span(starts[use.line - 1], starts[use.line] - 1)
        span = _place(body.text.content, use, line, marks, counts[use.name, use.line])
        counts[use.name, use.line] += 1
        is_unseen = use.need is Need.PRINTED and covering(unseen, span.start) is not None
        if is_unseen or (fault.message, span) in told:
            continue
        told.add((fault.message, span))
        hint = fault.hint or (_macro(body, use.name, span) if use.need is Need.CALLED else "") or _FIX
        if _MATH.search(body.text.content, max(0, span.start - 40), span.start):
            hint = 'in math, write a space between two braces: "{ {" and "} }"'
        yield at("unrendered-macro", body.text, span, fault.message, hint)


def _fault(use: Use, body: Body) -> Fault | None:
    """Return what is wrong with a use; None for one that a page may have."""
    vocabulary = body.vocabulary
    built_in, first = templates.built_in(vocabulary.extensions), _FIRST[vocabulary.mode]
    if body.is_guest and first is Need.PRINTED:
        # What is published as typed is the business of its site.
        first = Need.OPENED
    match use.need:
        case Need.FILTER | Need.TEST:
            there = built_in.tests if use.need is Need.TEST else built_in.filters | vocabulary.filters
            is_known, message = use.name in there, f'there is no {use.need.name.lower()} "{use.name}"'
            return None if is_known else Fault(message, meant(use.name, there))
        case Need.CALLED:
            return None if use.name in MACROS else Fault(f'there is no macro "{use.name}"')
        case Need.PRINTED | Need.OPENED if use.name in MACROS:
            return Fault(f'"{use.name}" is a macro, and is not called', f"write {MACROS[use.name].usage}")
        case need if need >= first:
            return Fault(f'"{use.name}" is undefined', meant(use.name, vocabulary.names))
    return None


def _as_typed(content: str) -> Iterator[Span]:
    """Yield elements of HTML whose text is shown as typed, or not at all: there an undefined name is text."""
    if "</" in content:
        position = 0
        while opening := _TYPED.search(content, position):
            end = content.find(f"</{opening['name']}", opening.end())
            position = end if end >= 0 else len(content)
            yield Span(opening.start(), position)


def _macro(body: Body, name: str, mark: Span) -> str:
    """Say what to type in place of a call of a macro that does not exist."""
    near = meant(name, MACROS, typed=lambda one: MACROS[one].usage, likeness=0.7)
    if near or not _CITING.search(name):
        return near or meant(name, body.vocabulary.names)
    macro = MACROS["quote"] if "quot" in name.lower() else CITE
    key = _KEY.search(body.text.content, *mark)
    return f"write {macro.typed((key['key'],), 'the words') if key else macro.usage}"


def _place(content: str, use: Use, line: Span, marks: Sequence[Span], number: int) -> Span:
    """Return the mark in which a line uses a name, or the name alone where the mark has several lines.

    `number` counts the uses of the name in this line.
    """
    found = list[Span]()
    for match in re.compile(rf"(?<![\w.]){re.escape(use.name)}\b").finditer(content, *line):
        index = covering(marks, match.start())
        if index is not None:
            mark = marks[index]
            found.append(mark if content.count("\n", *mark) == 0 else Span(*match.span()))
    # A statement before may say the same name, as in {% set %}.
    printed = [one for one in found if use.need is Need.PRINTED and content.startswith("{{", one.start)]
    known = printed or found or [line]
    return known[min(number, len(known) - 1)]
