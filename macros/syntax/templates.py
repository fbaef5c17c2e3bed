"""Jinja's marks in a text, and the calls in them. Texts are parsed with jinja2, and never rendered."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ..core.text import Span

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

# A Jinja string; it ends with its paragraph, so that an unclosed string does not run over the page.
STRING = r"""(?:"(?:\\.|[^"\\\n]++|\n(?![ \t]*\n))*+"|'(?:\\.|[^'\\\n]++|\n(?![ \t]*\n))*+')"""
_TEMPLATE = re.compile(
    rf"""
    \{{ (?:
      (?P<expression>
          \{{ (?: {STRING} | [^"'{{}}\n]++ | \n(?![ \t]*\n) | \{{(?!\{{) | \}}(?!\}}) )*+ \}}\}} )
    | (?P<comment>    \# .*? \#\}} )
    | (?P<raw>        %[-+]?\s* raw \s*[-+]?%\}} .*? \{{%[-+]?\s* endraw \s*[-+]?%\}} )
    | (?P<statement>  %[-+]?\s*(?P<name>\w*) (?: {STRING} | [^"'%\n] | \n(?![ \t]*\n) | %(?!\}}) )*? %\}} )
    | (?P<unclosed>   [{{%\#] )
    )
    """,
    re.VERBOSE | re.DOTALL,
)


_TOO_DEEP = "this is nested too deeply"


class MarkKind(Enum):
    """The kinds of Jinja's marks."""

    COMMENT = "comment"
    RAW = "raw"
    STATEMENT = "statement"
    EXPRESSION = "expression"
    UNCLOSED = "unclosed"


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark, from its opening to its closing; only the opening of an unclosed mark."""

    kind: MarkKind
    span: Span
    name: str = ""
    """The name of a statement: `if`, `endif`."""


def next_mark(content: str, position: int) -> Mark | None:
    """Return the first mark at or after a position."""
    match = _TEMPLATE.search(content, position)
    if not match:
        return None
    return Mark(MarkKind(match.lastgroup), Span(*match.span()), match["name"] or "")


def marks(content: str, position: int = 0) -> Iterator[Mark]:
    """Yield all marks from a position on, in code too."""
    while mark := next_mark(content, position):
        yield mark
        position = mark.span.end


def unpaired(statements: Sequence[Mark]) -> Mark | None:
    """Return the first `end…` without a beginning, or else the innermost block that is never closed."""
    pending = list[Mark]()
    for mark in statements:
        opened = mark.name.removeprefix("end")
        if opened == mark.name:
            pending += [mark] * (mark.name in _BLOCKS)
        elif pending and pending[-1].name == opened:
            pending.pop()
        elif opened in _BLOCKS:
            return mark
    return pending[-1] if pending else None


_BLOCKS = frozenset({"if", "for", "block", "macro", "call", "filter", "with", "raw", "autoescape"})


@dataclass(frozen=True, slots=True)
class Literal:
    """A call whose arguments are all literal texts."""

    name: str
    texts: tuple[str, ...]
    named: Mapping[str, str]


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
    named = {keyword.key: _constant(keyword.value) for keyword in call.kwargs}
    known = [text for text in (*texts, *named.values()) if text is not None]
    if call.dyn_args or call.dyn_kwargs or len(known) < len(texts) + len(named):
        return None
    return Literal(name, tuple(known[: len(texts)]), dict(zip(named, known[len(texts) :], strict=True)))


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
        raise UnreadableError((error.message or "").rstrip("."), error.lineno) from error
    except RecursionError as error:
        raise UnreadableError(_TOO_DEEP, 1) from error


def _constant(node: nodes.Expr) -> str | None:
    from jinja2 import nodes  # noqa: PLC0415  as above

    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else None
