"""From the front matter of a page to values and findings."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from ...core.findings import Fault, Finding, meant, reported
from ...core.macro_table import pattern
from ...core.model import PAGE_TYPES, FrontMatter
from ...core.text import Span, Text
from ...syntax.located_yaml import InvalidYamlError, Item, comments, parse, scalars
from ..validators.readers import is_empty
from ..validators.records import repeated
from .consistency import inconsistencies
from .defaults import merged
from .fields import EVERYWHERE, FIELDS, HOST_FIELDS, needed, read

RULE = "invalid-front-matter"
# Where a front matter that is never closed is looked for.
_HEAD = 500
_MISSING = "missing-front-matter"

# The regular expression of mkdocs.utils.meta, so that MkDocs sees the same front matter.
_FENCED = re.compile(r"\A-{3}[ \t]*\n(?P<yaml>.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_UNCLOSED = re.compile(r"\A-{3}[ \t]*\n[A-Za-z_][\w-]*:")
# The regular expression of mkdocs.utils.meta for fields without lines of hyphens around them.
_FIELD_LINE = re.compile(r"\A[ ]{0,3}(?P<name>[A-Za-z0-9_-]+):[^\n]*")
_LATE = re.compile(r"\A\s+(?P<fence>-{3})(?=[ \t]*\n[A-Za-z_][\w-]*:)")
_MACRO = re.compile(r"\{[{%].*?(?:[}%]\}|$)", re.DOTALL | re.MULTILINE)
_CALL = re.compile(rf"\{{\{{[-+]?\s*(?:{pattern()})\s*\(.*?(?:\}}\}}|$)", re.DOTALL | re.MULTILINE)
# A field by which a front matter that cannot be read is ours.
_NAMED = re.compile(
    rf"""^(?:{"|".join(EVERYWHERE)}):|^type:[ \t]*["']?(?:{"|".join(PAGE_TYPES)})\b""", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class ParsedFrontMatter:
    """The front matter of a page, and the offset at which the body begins."""

    body: int = 0
    front_matter: FrontMatter = field(default_factory=FrontMatter)
    renders_macros: bool = True
    comments: tuple[Span, ...] = ()
    is_readable: bool = True


def front_matter(
    text: Text, *, everywhere: bool = True, is_templated: bool = True, defaults: Item | None = None
) -> tuple[ParsedFrontMatter, tuple[Finding, ...]]:
    """Read the front matter of a page; no front matter at all is not a mistake.

    Unless it is ours `everywhere`, that of a page without a type is checked for a few fields alone.
    `defaults` are what the page has from its folder.
    """
    found = _with_defaults(_read(text.content), defaults)
    value, faults = _parsed(text.content, found, everywhere=everywhere, is_templated=is_templated)
    return value, tuple(reported(fault, text, RULE) for fault in faults)


_Read = tuple[ParsedFrontMatter, Item | None, tuple[Fault, ...]]
"""The values of a front matter, and its mapping; None and the reason where it has none."""


def _with_defaults(found: _Read, defaults: Item | None) -> _Read:
    value, item, faults = found
    if defaults is None or not value.is_readable or faults:
        return found
    whole = merged(defaults, item) if item else defaults
    value = replace(value, front_matter=read(whole), renders_macros=_renders_macros(whole))
    return value, whole, faults


def _parsed(
    content: str, found: _Read, *, everywhere: bool, is_templated: bool
) -> tuple[ParsedFrontMatter, tuple[Fault, ...]]:
    value, item, faults = found
    is_ours = everywhere or bool(value.front_matter.type)
    if item is None:
        start = content[: value.body] or content[:_HEAD]
        is_told = is_ours or _NAMED.search(start) or _CALL.search(start.split("\n", 1)[0])
        return value, faults if is_told else ()
    checked = item if is_ours else _of_guest(item)
    names = needed(value.front_matter.type)
    macro = _MACRO if is_ours and is_templated else _CALL
    faults = (*_check(checked, names), *_missing(checked, names), *_macros(content, item, value.body, macro))
    return value, faults


def _of_guest(item: Item) -> Item:
    """Return the fields that are ours on a page without a type, or that are nearly ours."""
    kind = item.get("type")
    is_near = kind is not None and bool(meant(str(kind.value), PAGE_TYPES, likeness=0.8))
    names = {
        name: span
        for name, span in item.names.items()
        if name in EVERYWHERE or _meant(name) in EVERYWHERE or (name == "type" and is_near)
    }
    repeated_names = tuple(one for one in item.repeated if one[0] in names)
    entries = {name: item.entries[name] for name in names}
    return replace(item, entries=entries, repeated=repeated_names, names=names)


def _read(content: str) -> _Read:
    match = _FENCED.match(content)
    if not match:
        faults = tuple(_unseen(content))
        return ParsedFrontMatter(is_readable=not faults), None, faults
    start, end = match.start("yaml"), match.end()
    unreadable = ParsedFrontMatter(end, is_readable=False)
    try:
        item = parse(match["yaml"], start)
    except InvalidYamlError as error:
        message = f"the front matter is not YAML: {error}"
        hint = 'write "name: value" lines, and put a value that holds ": ", "#" or "?" into quotation marks'
        return unreadable, None, (Fault(message, hint, Span(error.offset, error.offset + 1)),)
    if not isinstance(item.value, dict):
        message = "the front matter is not a list of names and values"
        return unreadable, None, (Fault(message, 'write "name: value" lines', item.span),)
    remarks = tuple(comments(content, start, end))
    return ParsedFrontMatter(end, read(item), _renders_macros(item), remarks), item, ()


def _unseen(content: str) -> Iterator[Fault]:
    """Find a front matter that MkDocs does not see, and a line of text that MkDocs takes for one."""
    if _UNCLOSED.match(content):
        hint = 'end it with a line of three hyphens, "---", and continue on a new line'
        yield Fault("the front matter is never closed", hint, Span(0, 3))
    if match := _LATE.match(content):
        message = "the front matter does not begin in the first line, and readers see it as text"
        yield Fault(message, "delete the empty lines above it", Span(*match.span("fence")))
    if match := _FIELD_LINE.match(content):
        message = f'MkDocs reads this line as the field "{match["name"]}", and readers do not see it'
        hint = 'begin the page with an empty line, or put its fields between lines of "---"'
        yield Fault(message, hint, Span(*match.span()))


def _renders_macros(item: Item) -> bool:
    switch = item.get("render_macros")
    return switch is None or switch.value is not False


def _check(item: Item, needed: Collection[str]) -> Iterator[Fault]:
    yield from repeated(item)
    yield from inconsistencies(item)
    for name, child in item.entries.items():
        if name in needed and is_empty(child):
            continue
        if known := FIELDS.get(name):
            yield from known.faults(name, child)
        elif meant := _meant(name) or _author(name, item, needed):
            message = f'the front matter has no field "{name}"'
            yield Fault(message, f'did you mean "{meant}"?', item.names[name])


def _meant(name: str) -> str:
    """Return the field with nearly this name; empty when MkDocs and its plugins know the name."""
    if name in FIELDS or name in HOST_FIELDS:
        return ""
    near = get_close_matches(name, FIELDS, 1, 0.85)
    return near[0] if near else ""


def _author(name: str, item: Item, needed: Collection[str]) -> str:
    """Return `authors` for MkDocs's field `author`, on a page that requires `authors` and has none."""
    return "authors" if name == "author" and "authors" in needed and not item.get("authors") else ""


def _missing(item: Item, needed: Collection[str]) -> Iterator[Fault]:
    """Find required fields that are missing or empty."""
    misspelt = {_meant(name) or _author(name, item, needed) for name in item.entries}
    for name in (name for name in needed if name not in misspelt):
        hint = FIELDS[name].hint(name)
        child = item.get(name)
        if child is None:
            message = f'a page of the type "{item.entries["type"].value}" needs "{name}"'
            yield Fault(message, f"add {hint}", item.entries["type"].span, _MISSING)
        elif is_empty(child):
            message = f'"{name}" is empty, and a page of the type "{item.entries["type"].value}" needs it'
            yield Fault(message, f"write {hint}", item.names[name], _MISSING)


def _macros(content: str, item: Item, end: int, macro: re.Pattern[str]) -> Iterator[Fault]:
    """Find macros in values: MkDocs publishes front matter as it is typed."""
    if not macro.search(content, 0, end):
        return
    for scalar in scalars(item):
        if match := macro.search(content[scalar.span.start : scalar.span.end]):
            message = "a macro in the front matter is published as it is typed"
            place = Span(*match.span()).shifted(scalar.span.start)
            yield Fault(message, "write plain text, and cite in the body", place, "unrendered-macro")
