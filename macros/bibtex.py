"""BibTeX syntax: a text to located entries and findings. The only importer of bibtexparser.

bibtexparser splits the file into blocks and fields; it raises nothing and swallows much, so every
block is read again here: values piece by piece, and what lies between blocks.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from bibtexparser import model as blocks
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from .findings import Finding, at
from .model import Person
from .text import Span, Text

# It logs what it also returns as failed blocks.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
logging.getLogger("bibtexparser").propagate = False

RULE = "invalid-bibtex"


@dataclass(frozen=True, slots=True)
class Value:
    """A field's value with strings resolved and braces or quotation marks taken off."""

    text: str
    span: Span
    """The value as it stands in the file, braces included."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an entry; the name is in lower case."""

    name: str
    span: Span
    value: Value


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as written: duplicate fields are still there, in file order."""

    type: str
    key: str
    span: Span
    """The key's characters; the `@` when the key is empty."""
    text: Text
    fields: tuple[Field, ...]

    def field(self, name: str) -> Field | None:
        """Return the first field of that name."""
        return next((field for field in self.fields if field.name == name), None)


@dataclass(frozen=True, slots=True)
class _Block:
    block: blocks.Block
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """One file of the store."""

    entries: tuple[Entry, ...]
    broken: tuple[str, ...]
    """The keys of entries that cannot be read, or have lost what stands behind them."""
    remarks: tuple[Span, ...]
    """What stands between the entries."""
    findings: tuple[Finding, ...]


def read(text: Text) -> Reading:
    """Split a file of the store into entries, remarks and findings."""
    located = tuple(_located(text))
    strings, faults = _strings(text, located)
    entries, broken, remarks = list[Entry](), list[str](), list[Span]()
    for item in located:
        inner = _unwrapped(item.block)
        if isinstance(inner, blocks.Entry):
            entry, found = _entry(text, inner, item.span, strings)
            entries.append(entry)
            faults.extend(found)
        elif isinstance(inner, blocks.ParsingFailedBlock):
            broken.append(_declared_key(text, item.span))
            faults.append(_failure(text, inner, item.span))
        elif isinstance(inner, blocks.ImplicitComment):
            remarks.append(item.span)
            fallen = tuple(_stray(text, item.span))
            faults.extend(fallen)
            broken.extend([entries[-1].key] if fallen and entries else [])
    return Reading(tuple(entries), tuple(broken), tuple(remarks), tuple(faults))


def people(value: str) -> tuple[tuple[Person, ...], bool]:
    """Split a list of names; the flag says whether it ends in `and others`.

    Raises ValueError with the reason when a name has too many commas or an unmatched brace.
    """
    names = split_multiple_persons_names(value)
    others = bool(names) and names[-1].lower() == "others"
    try:
        return tuple(_person(name) for name in names if name.lower() != "others"), others
    except InvalidNameError as error:
        raise ValueError(f'the name "{error.name}" cannot be split: {error.reason}') from error


def _person(name: str) -> Person:
    parts = parse_single_name_into_parts(name)
    return Person(*(" ".join(part) for part in (parts.last, parts.first, parts.von, parts.jr)))


def _located(text: Text) -> Iterator[_Block]:
    """Yield the blocks with their spans; bibtexparser gives exact text but no offsets."""
    end = 0
    for block in parse_string(text.content, parse_stack=[]).blocks:
        raw = (block.raw or "").rstrip("\n") or "\n"
        start = text.content.index(raw, end)
        end = start + len(raw)
        yield _Block(block, Span(start, end))


def _unwrapped(block: blocks.Block) -> blocks.Block:
    """Return the entry or string inside a block that failed only for being a duplicate."""
    while isinstance(block, (blocks.DuplicateBlockKeyBlock, blocks.DuplicateFieldKeyBlock)):
        inner = block.ignore_error_block
        if inner is None:
            return block
        block = inner
    return block


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _strings(text: Text, located: tuple[_Block, ...]) -> tuple[dict[str, str], list[Finding]]:
    """Resolve the `@string` definitions in file order; names are compared without case."""
    values = {month: month for month in _MONTHS}
    defined, faults = set[str](), list[Finding]()
    for item in located:
        block = _unwrapped(item.block)
        if not isinstance(block, blocks.String):
            continue
        name = block.key.lower()
        start = text.content.index(block.key, item.span.start + 1)
        if name in defined:
            message = f'the string "{block.key}" is defined twice'
            hint = "rename one of the two, or delete it"
            span = Span(start, start + len(block.key))
            faults.append(at("duplicate-key", text, span, message, hint))
        defined.add(name)
        start = text.content.index(block.value, text.content.index("=", start))
        span = Span(start, start + len(block.value))
        value, found = _value(text, span, values)
        faults.extend(found)
        values[name] = value.text
    return values, faults


_OPENING = re.compile(r"\A@\w*[ \t]*[{(]\s*")


def _entry(
    text: Text, block: blocks.Entry, span: Span, strings: Mapping[str, str]
) -> tuple[Entry, list[Finding]]:
    raw = text.content[span.start : span.end]
    start = span.end - len(_OPENING.sub("", raw))
    key = Span(start, start + len(block.key)) if block.key else Span(span.start, start)
    fields, faults = list[Field](), list(_before(text, span))
    end = text.content.find(",", key.end) + 1
    for field in block.fields:
        start = text.content.index(field.key, end)
        name = Span(start, start + len(field.key))
        start = text.content.index(field.value, text.content.index("=", name.end) + 1)
        end = start + len(field.value)
        value, found = _value(text, Span(start, end), strings)
        faults.extend(found)
        fields.append(Field(field.key.lower(), name, value))
    return Entry(block.entry_type.lower(), block.key, key, text, tuple(fields)), faults


_PIECE = re.compile(r'\s*(?:(?P<open>[{"])|(?P<number>\d+)|(?P<name>[^\s#{}",=]+))')
_NEXT = re.compile(r"\s*\#")


def _value(text: Text, span: Span, strings: Mapping[str, str]) -> tuple[Value, list[Finding]]:
    """Read `{…}`, `"…"`, numbers and string names, joined by `#`; point at what does not fit."""
    raw = text.content[span.start : span.end]
    parts, position = list[str](), 0
    while True:
        piece = _PIECE.match(raw, position)
        if not piece:
            message = "a value is missing"
            hint = 'write the value in braces: "title = {…}"'
            return Value("".join(parts), span), [at(RULE, text, span, message, hint)]
        if name := piece["name"]:
            if name.lower() not in strings:
                place = Span(span.start + piece.start("name"), span.start + piece.end())
                message = f'no @string defines "{name}"'
                hint = f"write the value in braces: {{{name}}}"
                return Value(name, span), [at(RULE, text, place, message, hint)]
            parts.append(strings[name.lower()])
            position = piece.end()
        elif number := piece["number"]:
            parts.append(number)
            position = piece.end()
        else:
            position = _closing(raw, piece.end()) + 1
            parts.append(raw[piece.end() : position - 1])
        following = _NEXT.match(raw, position)
        if not following:
            break
        position = following.end()
    return Value("".join(parts), span), list(_left_over(text, span, position))


def _closing(raw: str, start: int) -> int:
    """Find the brace or quotation mark that closes the value opened just before `start`."""
    depth, is_quoted = 0, raw[start - 1] == '"'
    for match in re.compile(r'\\.|[{}"]', re.DOTALL).finditer(raw, start):
        mark = match[0]
        if mark == "{":
            depth += 1
        elif mark == '"' and is_quoted and not depth:
            return match.start()
        elif mark == "}":
            if not depth and not is_quoted:
                return match.start()
            depth -= 1
    return len(raw)


_FIELD = re.compile(r"(?P<name>[A-Za-z][\w-]*)\s*=")


def _left_over(text: Text, span: Span, position: int) -> Iterator[Finding]:
    """Point at text that stands behind a complete value: most often a comma is missing."""
    rest = text.content[span.start + position : span.end]
    if not rest.strip():
        return
    start = span.start + position + len(rest) - len(rest.lstrip())
    if following := _FIELD.match(text.content, start):
        message = f'a comma is missing before the field "{following["name"]}"'
        yield at(RULE, text, Span(start, following.end("name")), message, 'end the field above with ","')
    else:
        message = "there is text behind the value"
        hint = 'put the whole value in one pair of braces, or join its parts with "#"'
        yield at(RULE, text, Span(start, span.end), message, hint)


def _before(text: Text, span: Span) -> Iterator[Finding]:
    """Say that `%` does not comment an entry out: BibTeX knows no line comments."""
    line = text.content[text.content.rfind("\n", 0, span.start) + 1 : span.start]
    if line.lstrip().startswith("%"):
        message = "this entry is not commented out: BibTeX reads it despite the %"
        yield at(RULE, text, span, message, "delete it, or put it into @comment{…}")


_STRAY = re.compile(
    r"""
    (?P<entry>^[ \t]*@\s*\w+\s*[{(,])                     # an entry whose brace is on the next line
    | (?P<field>(?:^|,)[ \t]*[A-Za-z][\w-]*\s*=\s*[{"\d])  # a field outside every entry
    | (?P<brace>[{}])
    """,
    re.VERBOSE | re.MULTILINE,
)


def _stray(text: Text, span: Span) -> Iterator[Finding]:
    """Find text between entries that has fallen out of one; plain remarks are allowed."""
    has_fallen_out = False
    for match in _STRAY.finditer(text.content, span.start, span.end):
        start = match.start() + len(match[0]) - len(match[0].lstrip(" \t\n,"))
        place = Span(start, match.end())
        if match["entry"]:
            message = "this entry is not read: its brace must stand on the line of the @"
            yield at(RULE, text, place, message, 'write "@type{key," on one line')
        elif has_fallen_out:
            continue
        elif match["field"]:
            message = "this field stands outside every entry"
            yield at(RULE, text, place, message, 'look for a "}" too many before it')
        elif _is_unbalanced(text.content[span.start : span.end]):
            message = f'"{match[0]}" stands outside every entry'
            yield at(RULE, text, place, message, "delete it, or look for the brace that it belongs to")
        else:
            continue
        has_fallen_out = True


def _is_unbalanced(remark: str) -> bool:
    depths = accumulate(1 if mark == "{" else -1 for mark in re.findall(r"[{}]", remark))
    return min(depths, default=0) < 0 or remark.count("{") != remark.count("}")


_KEY = re.compile(r"@\w*[ \t]*[{(]\s*(?P<key>[^,={}\s]*)")


def _declared_key(text: Text, span: Span) -> str:
    match = _KEY.match(text.content, span.start)
    return match["key"] if match else ""


def _failure(text: Text, block: blocks.ParsingFailedBlock, span: Span) -> Finding:
    """Say where a block stopped making sense: at the field that is never closed, if one is."""
    reason = getattr(block.error, "abort_reason", "") or str(block.error)
    if "end of file" in reason or "Unexpected block start" in reason:
        place = _unclosed(text, span)
        message = "a brace or quotation mark opened here is never closed"
        return at(RULE, text, place, message, 'close it with "}", and check the lines up to the next entry')
    opening = _KEY.match(text.content, span.start)
    place = Span(span.start, opening.end() if opening else span.end)
    message = f"this entry cannot be read: {reason[:1].lower()}{reason[1:].rstrip('. ')}"
    return at(RULE, text, place, message, 'write every field as "name = {value},"')


_FIELD_LINE = re.compile(r'^[ \t]*[A-Za-z][\w-]*\s*=\s*(?P<open>[{"])', re.MULTILINE)


def _unclosed(text: Text, span: Span) -> Span:
    """Return the opening mark of the first field whose value swallows the line of another field."""
    for match in _FIELD_LINE.finditer(text.content, span.start, span.end):
        start = match.end()
        following = _FIELD_LINE.search(text.content, start, span.end)
        limit = following.start() if following else span.end
        if _closing(text.content[start - 1 : limit], 1) >= limit - start + 1:
            return Span(match.start("open"), match.end())
    opening = _KEY.match(text.content, span.start)
    return Span(span.start, opening.end() if opening else span.start + 1)
