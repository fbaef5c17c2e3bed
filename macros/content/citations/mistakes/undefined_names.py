"""Names, filters and tests in a template that do not exist, and what their writer may have meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate

from ....core.findings import Finding, at, meant
from ....core.macro_table import CITE, KNOWN, MACROS
from ....core.patterns import later
from ....core.text import Span, covering
from ....syntax import templates
from ....syntax.html.elements import as_typed
from ....syntax.templates import Need, Use
from ..marks import Body
from . import intended

_FIRST = {"strict": Need.ASKED, "keep": Need.PRINTED, "silent": Need.OPENED, "lax": Need.CALLED}
"""For each value of `on_undefined` the least that is done to an undefined name by which a page is lost."""
# What stands before two braces in math: `\frac{{`, `a_{{`, `}{{`.
_MATH = later(r"(?:\\[A-Za-z]+|[_^])(?:\{+[^{}\n]*\}+)*\{?$")
# A name that a writer may have meant to cite with.
_CITING = later(r"cit|quot|ref|source|foot|note|bib", re.IGNORECASE)
# The first text of a call.
_KEY = later(r"""\w\s*\(\s*["'](?P<key>[^"'\s,;\\{}]+)["']""")
_NAME = later(r"(?<![\w.])[^\W\d]\w*")
_MOST = 50
# A macro with a key as if that was a part of it: `cite.key`.
_ATTRIBUTE = later(rf"\b({'|'.join(MACROS)})\.")
# A path without quotation marks.
_PATH = later(r"\{%[-+]?\s*(?P<name>include|extends)\s+(?P<path>[\w./-]+)\s*[-+]?%\}")
_FIX = "fix the name, or put the macro into a code span"


def known(body: Body) -> AbstractSet[str]:
    """Return the names that have a value on a page; our macros have none until they are called."""
    return templates.built_in(body.vocabulary.extensions).names | body.vocabulary.names - MACROS.keys()


def findings(body: Body, content: str, used: Collection[Use], marks: Sequence[Span]) -> Iterator[Finding]:
    """Find names, filters and tests that do not exist."""
    places = _Places(body, content, marks)
    # In an element whose text is shown as typed, an undefined name is text too.
    unseen = sorted([*body.regions.comments, *as_typed(body.text.content)])
    told = set[tuple[str, Span]]()
    for use in used:
        if not (message := _fault(use, body)):
            continue
        span = places.of(use)
        is_unseen = use.need is Need.PRINTED and covering(unseen, span.start) is not None
        if is_unseen or (message, span) in told:
            continue
        told.add((message, span))
        yield at("unrendered-macro", body.text, span, message, _hint(body, use, span, len(told)))


def _fault(use: Use, body: Body) -> str:
    """Return what is wrong with a use; empty for one that a page may have."""
    vocabulary = body.vocabulary
    built_in, first = templates.built_in(vocabulary.extensions), _FIRST[vocabulary.mode]
    if body.is_guest and first is Need.PRINTED:
        # What is published as typed is the business of its site.
        first = Need.OPENED
    match use.need:
        case Need.FILTER if use.name not in built_in.filters and use.name not in vocabulary.filters:
            return f'there is no filter "{use.name}"'
        case Need.TEST if use.name not in built_in.tests:
            return f'there is no test "{use.name}"'
        case Need.CALLED if use.name not in KNOWN:
            return f'there is no macro "{use.name}"'
        case Need.PRINTED | Need.OPENED if use.name in MACROS:
            return f'"{use.name}" is a macro, and is not called'
        case need if first <= need < Need.CALLED:
            return f'"{use.name}" is undefined'
    return ""


def _hint(body: Body, use: Use, span: Span, number: int) -> str:
    """Say what to type; `number` counts the findings, of which few need to know a name that is near."""
    if _MATH().search(body.text.content, max(0, span.start - 40), span.start):
        return 'in math, write a space between two braces: "{ {" and "} }"'
    if cited := _cited(body, use, span):
        return cited
    if number > _MOST:
        return _FIX
    built_in = templates.built_in(body.vocabulary.extensions)
    match use.need:
        case Need.FILTER:
            near = meant(use.name, built_in.filters | body.vocabulary.filters)
        case Need.TEST:
            near = meant(use.name, built_in.tests)
        case Need.CALLED:
            near = _macro(body, use.name, span)
        case _:
            near = meant(use.name, body.vocabulary.names)
    return near or _FIX


def _cited(body: Body, use: Use, span: Span) -> str:
    """Say how to cite, or to include a file, where that is what a name is about."""
    said = body.text.content[slice(*span)]
    if use.name in KNOWN:
        called = intended.typed(_ATTRIBUTE().sub(r"\1(", said), body.keys)
        return f"write {called or KNOWN[use.name].usage}"
    if use.name in body.keys:
        return f"write {CITE.typed((use.name,))}"
    path = _PATH().match(said)
    return f'write {{% {path["name"]} "{path["path"]}" %}}' if path else ""


def _macro(body: Body, name: str, mark: Span) -> str:
    """Say what to type in place of a call of a macro that does not exist."""
    near = meant(name, KNOWN, typed=lambda one: KNOWN[one].usage, likeness=0.7)
    if near or not _CITING().search(name):
        return near or meant(name, body.vocabulary.names)
    macro = MACROS["quote"] if "quot" in name.lower() else CITE
    key = _KEY().search(body.text.content, *mark)
    return f"write {macro.typed((key['key'],), 'the words') if key else macro.usage}"


class _Places:
    """The places in a page at which templates use names, read line by line."""

    def __init__(self, body: Body, content: str, marks: Sequence[Span]) -> None:
        self.content, self.marks = body.text.content, marks
        self.starts = list(accumulate((len(line) + 1 for line in content.split("\n")), initial=body.start))
        self.lines = dict[int, dict[str, list[Span]]]()
        self.counts = Counter[tuple[str, int]]()

    def of(self, use: Use) -> Span:
        """Return the mark in which a line uses a name, or the name alone where the mark has several lines."""
        line = Span(self.starts[use.line - 1], self.starts[use.line] - 1)
        if use.line not in self.lines:
            self.lines[use.line] = self._read(line)
        found = self.lines[use.line].get(use.name, [line])
        # A statement before may say the same name, as in {% set %}.
        is_set = use.need is Need.PRINTED and self.content.startswith("{%", found[0].start)
        number = self.counts[use.name, use.line] + is_set
        self.counts[use.name, use.line] += 1
        return found[min(number, len(found) - 1)]

    def _read(self, line: Span) -> dict[str, list[Span]]:
        found = dict[str, list[Span]]()
        for match in _NAME().finditer(self.content, *line):
            index = covering(self.marks, match.start())
            if index is not None:
                mark = self.marks[index]
                is_within = line.start <= mark.start and mark.end <= line.end
                found.setdefault(match[0], []).append(mark if is_within else Span(*match.span()))
        return found
