"""Front matter to values and findings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from .findings import Finding, at
from .located_yaml import InvalidYamlError, Item, parse, scalars
from .model import Reference
from .page_fields import FIELDS, HOST_FIELDS
from .text import Span, Text

RULE = "invalid-front-matter"

# The expression of mkdocs.utils.meta, so that both see the same front matter.
_FENCED = re.compile(r"\A-{3}[ \t]*\n(?P<yaml>.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_UNCLOSED = re.compile(r"\A-{3}[ \t]*\n[A-Za-z_][\w-]*:")
# The expression of mkdocs.utils.meta for fields without a fence.
_FIELD_LINE = re.compile(r"\A[ ]{0,3}(?P<name>[A-Za-z0-9_-]+):[^\n]*")
_LATE = re.compile(r"\A\s+(?P<fence>-{3})(?=[ \t]*\n[A-Za-z_][\w-]*:)")
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[^\n]*", re.MULTILINE)
_MACRO = re.compile(r"\{[{%].*?(?:[}%]\}|$)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a page says of itself, and the offset where its body begins."""

    body: int = 0
    further_reading: tuple[Reference, ...] = ()
    renders_macros: bool = True
    comments: tuple[Span, ...] = ()
    is_readable: bool = True


def front_matter(text: Text) -> tuple[FrontMatter, tuple[Finding, ...]]:
    """Read a page's front matter; a page without any is a page."""
    match = _FENCED.match(text.content)
    if not match:
        faults = (*_never_closed(text), *_begins_late(text), *_taken_for_a_field(text))
        return FrontMatter(is_readable=not faults), faults
    start = match.start("yaml")
    try:
        item = parse(match["yaml"], start)
    except InvalidYamlError as error:
        span = Span(error.offset, error.offset + 1)
        message = f"the front matter is not YAML: {error}"
        hint = 'write "name: value" lines, and put a value that holds ": " or "#" into quotation marks'
        return FrontMatter(match.end(), is_readable=False), (at(RULE, text, span, message, hint),)
    if not isinstance(item.value, dict):
        message = "the front matter is not a list of names and values"
        hint = 'write "name: value" lines'
        return FrontMatter(match.end(), is_readable=False), (at(RULE, text, item.span, message, hint),)
    comments = tuple(Span(m.start(), m.end()) for m in _COMMENT.finditer(text.content, start, match.end()))
    value = FrontMatter(match.end(), _further_reading(item), _renders_macros(item), comments)
    return value, (*_check(text, item), *_macros(text, item))


def _never_closed(text: Text) -> Iterator[Finding]:
    if _UNCLOSED.match(text.content):
        message = "the front matter is never closed"
        hint = 'end it with a line of three hyphens, "---", and go on in a new line'
        yield at(RULE, text, Span(0, 3), message, hint)


def _begins_late(text: Text) -> Iterator[Finding]:
    if match := _LATE.match(text.content):
        message = "the front matter does not begin in the first line, and readers see it as text"
        span = Span(match.end() - len(match["fence"]), match.end())
        yield at(RULE, text, span, message, "delete the empty lines above it")


def _taken_for_a_field(text: Text) -> Iterator[Finding]:
    """Find a first line that MkDocs reads as a field, in the style of MultiMarkdown, and drops."""
    if match := _FIELD_LINE.match(text.content):
        message = f'MkDocs reads this line as the field "{match["name"]}", and readers do not see it'
        hint = 'begin the page with an empty line, or put its fields between lines of "---"'
        yield at(RULE, text, Span(match.start(), match.end()), message, hint)


def _further_reading(item: Item) -> tuple[Reference, ...]:
    listed = item.get("further_reading")
    items = listed.items if listed else ()
    return tuple(Reference(i.value, i.span) for i in items if isinstance(i.value, str))


def _renders_macros(item: Item) -> bool:
    switch = item.get("render_macros")
    return switch is None or switch.value is not False


def _check(text: Text, item: Item) -> Iterator[Finding]:
    for name, span in item.repeated:
        yield at(RULE, text, span, f'"{name}" is given twice', "delete one of the two")
    for name, child in item.entries.items():
        if check := FIELDS.get(name):
            for span, message, hint in check(name, child):
                yield at(RULE, text, span, message, hint)
        elif name not in HOST_FIELDS and (meant := get_close_matches(name, FIELDS, 1, 0.85)):
            message = f'the front matter has no field "{name}"'
            yield at(RULE, text, item.names[name], message, f'did you mean "{meant[0]}"?')


def _macros(text: Text, item: Item) -> Iterator[Finding]:
    """Find macros in values: MkDocs publishes front matter as it is typed."""
    for scalar in scalars(item):
        typed = text.content[scalar.span.start : scalar.span.end]
        if match := _MACRO.search(typed):
            span = Span(match.start(), match.end()).shifted(scalar.span.start)
            message = "a macro in the front matter is published as it is typed"
            yield at("unrendered-macro", text, span, message, "write plain text, and cite in the body")
