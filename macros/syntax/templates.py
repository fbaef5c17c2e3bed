"""Jinja's marks in a text, and the calls in them. Texts are parsed with jinja2, and never rendered."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from enum import Enum, IntEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ..core.patterns import later
from ..core.text import Span

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

# A Jinja string; it ends with its paragraph, so that an unclosed string does not run over the page.
STRING = r"""(?:"(?:\\.|[^"\\\n]++|\n(?![ \t]*\n))*+"|'(?:\\.|[^'\\\n]++|\n(?![ \t]*\n))*+')"""
_OPENING = re.compile(r"\{[{%#]")
_EXPRESSION = re.compile(
    rf"""\{{\{{ (?: {STRING} | [^"'{{}}\n]++ | \n(?![ \t]*\n) | \{{(?!\{{) | \}}(?!\}}) )*+ \}}\}}""",
    re.VERBOSE | re.DOTALL,
)
_RAW = later(r"\{%[-+]?\s*+raw\s*+[-+]?%\}")
_END_OF_RAW = later(r"\{%[-+]?\s*+endraw\s*+[-+]?%\}")
_STATEMENT_NAME = later(r"\{%[-+]?\s*+(\w*+)")
_PART = rf"""(?:[^"'%\n]++|{STRING}|\n(?![ \t]*\n)|%(?!\}}))"""
_STATEMENT_PART = later(_PART, re.DOTALL)
_STATEMENT_REST = later(rf"{_PART}*+%\}}", re.DOTALL)
_USUAL = 400
"""The length in which a statement that closes nearly always does."""
_TOO_DEEP = "this is nested too deeply"


class MarkKind(Enum):
    """The kinds of Jinja's marks."""

    COMMENT = "comment"
    RAW = "raw"
    STATEMENT = "statement"
    EXPRESSION = "expression"
    UNCLOSED = "unclosed"


class Mark(NamedTuple):
    """One mark, from its opening to its closing; only the opening of an unclosed mark."""

    kind: MarkKind
    span: Span
    name: str = ""
    """The name of a statement: `if`, `endif`."""


class Marks:
    """The marks of one text, in linear time: where a mark never closes, no later one of its kind is tried."""

    def __init__(self, content: str) -> None:
        self._content = content
        self._comments_end = content.rfind("#}")
        self._statements_end = content.rfind("%}")
        self._raw_ends = True
        self._unclosed = set[int]()
        """Where parts of statements end that never close, whichever of them begins there."""

    def next(self, position: int) -> Mark | None:
        """Return the first mark at or after a position."""
        opening = _OPENING.search(self._content, position)
        if not opening:
            return None
        start = opening.start()
        match opening[0]:
            case "{{" if closed := _EXPRESSION.match(self._content, start):
                return Mark(MarkKind.EXPRESSION, Span(*closed.span()))
            case "{#" if self._comments_end >= opening.end():
                end = self._content.index("#}", opening.end()) + 2
                return Mark(MarkKind.COMMENT, Span(start, end))
            case "{%" if self._statements_end >= opening.end() and (mark := self._statement(start)):
                return mark
        return Mark(MarkKind.UNCLOSED, Span(*opening.span()))

    def _statement(self, start: int) -> Mark | None:
        head = _RAW().match(self._content, start) if self._raw_ends else None
        if head and (closing := _END_OF_RAW().search(self._content, head.end())):
            return Mark(MarkKind.RAW, Span(start, closing.end()))
        self._raw_ends = self._raw_ends and not head
        named = _STATEMENT_NAME().match(self._content, start)
        if not named or (end := self._end_of_statement(named.end())) is None:
            return None
        return Mark(MarkKind.STATEMENT, Span(start, end), named[1])

    def _end_of_statement(self, position: int) -> int | None:
        """Return where a statement ends of which a part begins at a position; None if it never closes.

        Each part of those that never close is read once: statements that begin in one another share parts.
        """
        if closed := _STATEMENT_REST().match(self._content, position, position + _USUAL):
            return closed.end()
        passed = list[int]()
        while position not in self._unclosed:
            passed.append(position)
            part = _STATEMENT_PART().match(self._content, position)
            if not part:
                if self._content.startswith("%}", position):
                    return position + 2
                break
            position = part.end()
        self._unclosed.update(passed)
        return None


def marks(content: str, position: int = 0) -> Iterator[Mark]:
    """Yield all marks from a position on, in code too."""
    found = Marks(content)
    while mark := found.next(position):
        yield mark
        position = mark.span.end


def unpaired(statements: Sequence[Mark]) -> Mark | None:
    """Return the first `end…` without a beginning, or else the innermost block that is never closed."""
    pending = list[Mark]()
    for mark in statements:
        opened = mark.name.removeprefix("end")
        if opened == mark.name:
            pending += [mark] * (mark.name in BLOCKS)
        elif pending and pending[-1].name == opened:
            pending.pop()
        elif opened in BLOCKS:
            return mark
    return pending[-1] if pending else None


BLOCKS = frozenset({"if", "for", "block", "macro", "call", "filter", "with", "raw", "autoescape"})


class Literal(NamedTuple):
    """A call whose arguments are all literal texts."""

    name: str
    texts: tuple[str, ...]
    named: Mapping[str, str]
    flags: frozenset[str] = frozenset()
    """The names whose value is `true`."""


class Need(IntEnum):
    """What is done to a value. Of undefined values, the later ones fail in more modes of Jinja."""

    NOTHING = 0
    """It may be undefined, as in `x is defined`."""
    ASKED = 1
    """Whether it is true, or equal to another: an error only where undefined names are strict."""
    PRINTED = 2
    """Its text: by default it is published as it is typed."""
    OPENED = 3
    """A part of it, or an operation on it: an error."""
    CALLED = 4
    """A call: an error in every mode."""
    FILTER = 5
    """The name of a filter, which has to be there."""
    TEST = 6
    """The name of a test, which has to be there."""


class Use(NamedTuple):
    """One use of a name that the template does not define, or of a filter or a test."""

    need: Need
    name: str
    line: int
    """Counted from 1."""


class UnreadableError(ValueError):
    """Jinja cannot parse a text; `line` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def literal_call(expression: str, names: Container[str]) -> Literal | None:
    """Return the call that `{{ … }}` consists of; None when there is more, or an argument is not literal.

    Raises UnreadableError.
    """
    from jinja2 import nodes  # noqa: PLC0415  as below

    match _parsed(expression).body:
        case [nodes.Output(nodes=[nodes.Call(node=nodes.Name(name=str(name))) as call])] if name in names:
            pass
        case _:
            return None
    texts = [_constant(node) for node in call.args]
    flags = frozenset(one.key for one in call.kwargs if getattr(one.value, "value", None) is True)
    named = {one.key: _constant(one.value) for one in call.kwargs if one.key not in flags}
    known = [text for text in (*texts, *named.values()) if text is not None]
    if call.dyn_args or call.dyn_kwargs or len(known) < len(texts) + len(named):
        return None
    with_names = dict(zip(named, known[len(texts) :], strict=True))
    return Literal(name, tuple(known[: len(texts)]), with_names, flags)


def uses(content: str, names: Collection[str] = (), extensions: tuple[str, ...] = ()) -> tuple[Use, ...]:
    """Return what a page asks of its host: names that nobody defines, filters, tests.

    `names` are defined outside, and `extensions` are those of Jinja. Raises UnreadableError when Jinja
    cannot parse the page: mkdocs-macros would publish an error page.
    """
    from . import jinja  # noqa: PLC0415  as below

    tree = _parsed(content, extensions)
    try:
        return jinja.uses(tree, {*names})
    except RecursionError as error:
        raise UnreadableError(_TOO_DEEP, 1) from error


def fault(statement: str, name: str = "", extensions: tuple[str, ...] = ()) -> str:
    """Return what is wrong with a mark, a statement with its name; empty for one that Jinja can read."""
    begun = "{% if a %}" if name in ("elif", "else") else ""
    ended = "{% endif %}" if begun else f"{{% end{name} %}}" if name in BLOCKS else ""
    try:
        _parsed(f"{begun}{statement}{ended}", extensions)
    except UnreadableError as error:
        return str(error)
    return ""


class BuiltIn(NamedTuple):
    """What Jinja itself offers to a template."""

    names: frozenset[str]
    filters: frozenset[str]
    tests: frozenset[str]


@cache
def built_in(extensions: tuple[str, ...] = ()) -> BuiltIn:
    """Return what Jinja offers with some extensions."""
    host = _jinja(extensions)
    return BuiltIn(frozenset(host.globals), frozenset(host.filters), frozenset(host.tests))


@cache
def _jinja(extensions: tuple[str, ...] = ()) -> Environment:
    # Few texts need jinja2, and loading it takes as long as checking a small site.
    from jinja2 import Environment  # noqa: PLC0415

    return Environment(autoescape=True, extensions=extensions)


def _parsed(content: str, extensions: tuple[str, ...] = ()) -> nodes.Template:
    from jinja2 import TemplateSyntaxError  # noqa: PLC0415  as above

    try:
        return _jinja(extensions).parse(content)
    except TemplateSyntaxError as error:
        from .explained.jinja_faults import explained  # noqa: PLC0415  few texts need it

        raise UnreadableError(explained(error.message or ""), error.lineno) from error
    except RecursionError as error:
        raise UnreadableError(_TOO_DEEP, 1) from error
    except ValueError as error:
        # Python reads numbers of a few thousand digits.
        raise UnreadableError("a number has too many digits", 1) from error


def _constant(node: nodes.Expr) -> str | None:
    from jinja2 import nodes  # noqa: PLC0415  as above

    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else None
