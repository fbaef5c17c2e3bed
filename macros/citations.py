"""The scan: a page's text to located citations and findings. The only user of jinja2."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from jinja2 import Environment, TemplateSyntaxError, nodes

from .findings import Finding, at
from .model import Call, Citation
from .prose import Regions, regions
from .text import Span, Text

_JINJA = Environment(autoescape=True)  # parses and never renders

# A string of Jinja's, kept within its paragraph so that an unclosed one does not eat the page.
_STRING = r"""(?:"(?:\\.|[^"\\\n]|\n(?!\s*\n))*"|'(?:\\.|[^'\\\n]|\n(?!\s*\n))*')"""
_TEMPLATE = re.compile(
    rf"""
    (?P<comment>    \{{\# .*? (?: \#\}} | \Z ) )
    | (?P<raw>      \{{%[-+]?\s* raw \s*[-+]?%\}} .*? (?: \{{%[-+]?\s* endraw \s*[-+]?%\}} | \Z ) )
    | (?P<statement> \{{% (?: {_STRING} | [^"'%] | %(?!\}}) )*? %\}} )
    | (?P<expression> \{{\{{ (?: {_STRING} | [^"'{{}}] | \{{(?!\{{) | \}}(?!\}}) )*? \}}\}} )
    | (?P<unclosed> \{{[{{%] )
    """,
    re.VERBOSE | re.DOTALL,
)
_OURS = re.compile(r"\b(?P<name>cite|quote)\s*\(")
_KEY = re.compile(_STRING, re.DOTALL)


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


def scan(text: Text, start: int = 0) -> tuple[Scan, tuple[Finding, ...]]:
    """Find the citations of a page whose body begins at `start`."""
    marked = regions(text.content, start)
    calls, findings = list[Call](), list[Finding]()
    hiding = tuple(hidden.span for hidden in marked.hidden)
    comments, shown = list(marked.comments), list[Span]()
    position, is_template = start, False
    attempted = set[str]()
    while match := _TEMPLATE.search(text.content, position):
        span, position = Span(match.start(), match.end()), match.end()
        if _index(marked.code, span.start) is not None:
            shown.append(Span(span.start, span.start + 2))
            position = span.start + 2
        elif match["unclosed"]:
            place = _rest_of_line(text, span)
            findings.append(_unclosed(text, place, text.content[span.start : span.end]))
            attempted.update(_strings(text, place))
        elif match["comment"] or match["raw"] or not _OURS.search(match[0]):
            is_template = True
            comments.extend([span] * bool(match["comment"]))
        else:
            index = _index(hiding, span.start)
            hidden_in = "" if index is None else marked.hidden[index].what
            call, found = _read(text, span, hidden_in)
            calls.extend(call)
            findings.extend(found)
            attempted.update(_strings(text, span) if found else ())
            shown.extend([Span(span.start, span.start + 2)] * bool(hidden_in))
    if is_template and not findings:
        findings.extend(_syntax(text, start, marked))
    return Scan(tuple(calls), tuple(comments), tuple(shown), frozenset(attempted)), tuple(findings)


def _index(spans: Sequence[Span], offset: int) -> int | None:
    """Return which of the spans, sorted and apart from each other, an offset lies in."""
    index = bisect_right(spans, offset, key=attrgetter("start")) - 1
    return index if index >= 0 and spans[index].contains(offset) else None


@dataclass(frozen=True, slots=True)
class _Literal:
    """A call whose arguments are all literal texts."""

    name: str
    texts: tuple[str, ...]
    named: Mapping[str, str]


def _read(text: Text, span: Span, hidden_in: str) -> tuple[tuple[Call, ...], tuple[Finding, ...]]:
    """Read one expression that holds a citation."""
    typed = text.content[span.start : span.end]
    try:
        call = _literal(typed)
    except TemplateSyntaxError as error:
        message = f"this macro cannot be read: {error.message}"
        hint = 'write {{ cite("key") }}, with every quotation mark and bracket closed'
        return (), (at("unrendered-macro", text, span, message, hint),)
    if call is None:
        message = "a citation must stand on its own, with its keys as literal text"
        hint = 'write {{ cite("key") }}, once for every place'
        return (), (at("dynamic-citation", text, span, message, hint),)
    if fault := _misuse(call):
        return (), (at("invalid-citation", text, span, *fault),)
    keys = call.texts if call.name == "cite" else call.texts[:1]
    words = call.texts[1] if call.name == "quote" else ""
    locator = call.named.get("locator", "")
    return (Call(span, _located(span, typed, keys), locator, words, hidden_in),), ()


def _literal(typed: str) -> _Literal | None:
    """Return the one call that an expression consists of; None when it is more, or computed."""
    match _JINJA.parse(typed).body:
        case [nodes.Output(nodes=[nodes.Call(node=nodes.Name(name="cite" | "quote" as name)) as call])]:
            pass
        case _:
            return None
    texts = [_constant(node) for node in call.args]
    named = {keyword.key: _constant(keyword.value) for keyword in call.kwargs}
    known = [text for text in (*texts, *named.values()) if text is not None]
    if call.dyn_args or call.dyn_kwargs or len(known) < len(texts) + len(named):
        return None
    return _Literal(name, tuple(known[: len(texts)]), dict(zip(named, known[len(texts) :], strict=True)))


def _constant(node: nodes.Expr) -> str | None:
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else None


_USAGE = {"cite": '{{ cite("key") }}', "quote": '{{ quote("key", "the words") }}'}


def _misuse(call: _Literal) -> tuple[str, str] | None:
    """Say what is wrong with the arguments of a call, and what to type."""
    usage = f"write {_USAGE[call.name]}"
    if unknown := sorted(call.named.keys() - {"locator"}):
        return f'{call.name}() knows no "{unknown[0]}"', f'{usage}, or add locator="p. 3"'
    if not call.texts:
        return f"{call.name}() names no source", usage
    if call.name == "quote" and (len(call.texts) != 2 or not call.texts[1].strip()):
        return "quote() needs a key and the quoted words", usage
    if call.name == "cite" and len(call.texts) > 1 and call.named:
        hint = 'write one for each: {{ cite("first", locator="p. 3") }}{{ cite("second") }}'
        return "a locator belongs to one source, and this citation names several", hint
    return None


def _located(span: Span, typed: str, keys: Sequence[str]) -> tuple[Citation, ...]:
    """Pair the keys with the string literals that they were read from, in order."""
    literals = _KEY.finditer(typed, typed.index("("))
    return tuple(
        Citation(key, Span(match.start() + 1, match.end() - 1).shifted(span.start))
        for key, match in zip(keys, literals, strict=False)
    )


def _strings(text: Text, span: Span) -> Iterator[str]:
    """Yield the string literals in a span, without their quotation marks."""
    yield from (match[0][1:-1] for match in _KEY.finditer(text.content, span.start, span.end))


def _rest_of_line(text: Text, span: Span) -> Span:
    end = text.content.find("\n", span.end)
    return Span(span.start, end if end >= 0 else len(text.content))


def _unclosed(text: Text, place: Span, mark: str) -> Finding:
    end = {"{{": "}}", "{%": "%}"}[mark]
    hint = f'close it with "{end}", and every quotation mark in it'
    return at("unrendered-macro", text, place, f'"{mark}" is never closed', hint)


def _syntax(text: Text, start: int, marked: Regions) -> Iterator[Finding]:
    """Find templates that Jinja refuses: mkdocs-macros would publish an error page instead."""
    body = blanked(text.content, marked.code)[start:]
    try:
        _JINJA.parse(body)
    except TemplateSyntaxError as error:
        lines = body.split("\n")
        place = start + sum(len(line) + 1 for line in lines[: error.lineno - 1])
        span = Span(place, place + len(lines[error.lineno - 1]))
        message = f"this page is no template: {error.message}"
        hint = "close it, put it into a code span, or write an anchor as {: #name }"
        yield at("unrendered-macro", text, span, message, hint)


def blanked(content: str, spans: Sequence[Span]) -> str:
    """Return the content with the characters of the spans replaced by spaces, line ends kept."""
    parts, position = list[str](), 0
    for span in spans:
        parts.append(content[position : span.start])
        parts.append(re.sub(r"[^\n]", " ", content[span.start : span.end]))
        position = span.end
    return "".join([*parts, content[position:]])


def prepared(text: Text, scanned: Scan, tokens: Sequence[str]) -> str:
    """Return what Jinja is to see: a token for each call, and code out of its reach."""
    edits = [
        (call.span, token) for call, token in zip(scanned.calls, tokens, strict=True) if not call.hidden_in
    ]
    edits += [(span, _escaped(text.content[span.start : span.end])) for span in scanned.shown]
    parts, position = list[str](), 0
    for span, replacement in sorted(edits):
        parts += [text.content[position : span.start], replacement]
        position = span.end
    return "".join([*parts, text.content[position:]])


def _escaped(mark: str) -> str:
    return f"{{{{ '{mark}' }}}}"
