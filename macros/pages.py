"""Front matter to values and findings."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from .findings import Finding, at, reported
from .located_yaml import InvalidYamlError, Item, comments, parse, scalars
from .model import FrontMatter
from .page_consistency import inconsistencies
from .page_fields import FIELDS, HOST_FIELDS, needed, read
from .text import Span, Text
from .validators.readers import is_empty
from .validators.records import repeated

RULE = "invalid-front-matter"
_MISSING = "missing-front-matter"

# The expression of mkdocs.utils.meta, so that both see the same front matter.
_FENCED = re.compile(r"\A-{3}[ \t]*\n(?P<yaml>.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_UNCLOSED = re.compile(r"\A-{3}[ \t]*\n[A-Za-z_][\w-]*:")
# The expression of mkdocs.utils.meta for fields without a fence.
_FIELD_LINE = re.compile(r"\A[ ]{0,3}(?P<name>[A-Za-z0-9_-]+):[^\n]*")
_LATE = re.compile(r"\A\s+(?P<fence>-{3})(?=[ \t]*\n[A-Za-z_][\w-]*:)")
_MACRO = re.compile(r"\{[{%].*?(?:[}%]\}|$)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ParsedFrontMatter:
    """What a page says of itself, and the offset where its body begins."""

    body: int = 0
    front_matter: FrontMatter = field(default_factory=FrontMatter)
    renders_macros: bool = True
    comments: tuple[Span, ...] = ()
    is_readable: bool = True


def front_matter(text: Text) -> tuple[ParsedFrontMatter, tuple[Finding, ...]]:
    """Read a page's front matter; a page without any is a page."""
    match = _FENCED.match(text.content)
    if not match:
        faults = (*_never_closed(text), *_begins_late(text), *_taken_for_a_field(text))
        return ParsedFrontMatter(is_readable=not faults), faults
    start = match.start("yaml")
    try:
        item = parse(match["yaml"], start)
    except InvalidYamlError as error:
        span = Span(error.offset, error.offset + 1)
        message = f"the front matter is not YAML: {error}"
        hint = 'write "name: value" lines, and put a value that holds ": ", "#" or "?" into quotation marks'
        return ParsedFrontMatter(match.end(), is_readable=False), (at(RULE, text, span, message, hint),)
    if not isinstance(item.value, dict):
        message = "the front matter is not a list of names and values"
        hint = 'write "name: value" lines'
        return ParsedFrontMatter(match.end(), is_readable=False), (at(RULE, text, item.span, message, hint),)
    remarks = tuple(comments(text.content, start, match.end()))
    value = ParsedFrontMatter(match.end(), read(item), _renders_macros(item), remarks)
    names = needed(value.front_matter.type)
    faults = (*_check(text, item, names), *_missing(text, item, names), *_macros(text, item, match.end()))
    return value, faults


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


def _renders_macros(item: Item) -> bool:
    switch = item.get("render_macros")
    return switch is None or switch.value is not False


def _check(text: Text, item: Item, needed: Collection[str]) -> Iterator[Finding]:
    for fault in (*repeated(item), *inconsistencies(item)):
        yield reported(fault, text, RULE)
    for name, child in item.entries.items():
        if name in needed and is_empty(child):
            continue
        if known := FIELDS.get(name):
            for fault in known.faults(name, child):
                yield reported(fault, text, RULE)
        elif meant := _meant(name) or _author(name, item, needed):
            message = f'the front matter has no field "{name}"'
            yield at(RULE, text, item.names[name], message, f'did you mean "{meant}"?')


def _meant(name: str) -> str:
    """Return the field of ours that a name is nearly, and that the host does not have."""
    if name in FIELDS or name in HOST_FIELDS:
        return ""
    near = get_close_matches(name, FIELDS, 1, 0.85)
    return near[0] if near else ""


def _author(name: str, item: Item, needed: Collection[str]) -> str:
    """Take the host's field for ours on a page that needs ours and has none."""
    return "authors" if name == "author" and "authors" in needed and not item.get("authors") else ""


def _missing(text: Text, item: Item, needed: Collection[str]) -> Iterator[Finding]:
    """Find the fields that a page of its type needs and does not have, or has without a value."""
    misspelt = {_meant(name) or _author(name, item, needed) for name in item.entries}
    for name in (name for name in needed if name not in misspelt):
        hint = FIELDS[name].hint(name)
        child = item.get(name)
        if child is None:
            message = f'a page of the type "{item.entries["type"].value}" needs "{name}"'
            yield at(_MISSING, text, item.entries["type"].span, message, f"add {hint}")
        elif is_empty(child):
            message = f'"{name}" is empty, and a page of the type "{item.entries["type"].value}" needs it'
            yield at(_MISSING, text, item.names[name], message, f"write {hint}")


def _macros(text: Text, item: Item, end: int) -> Iterator[Finding]:
    """Find macros in values: MkDocs publishes front matter as it is typed."""
    if not _MACRO.search(text.content, 0, end):
        return
    for scalar in scalars(item):
        typed = text.content[scalar.span.start : scalar.span.end]
        if match := _MACRO.search(typed):
            span = Span(match.start(), match.end()).shifted(scalar.span.start)
            message = "a macro in the front matter is published as it is typed"
            yield at("unrendered-macro", text, span, message, "write plain text, and cite in the body")
