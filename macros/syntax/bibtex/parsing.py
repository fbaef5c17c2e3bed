"""One file of the store: blocks to entries, remarks and findings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ...core.findings import Fault, reported
from ...core.text import Span, Text, composed
from ..dates import month_string
from . import faults, plain
from .blocks import Division, as_split, divided
from .entries import RULE, Aside, BibtexFile, Entry, EntryField, Failure, RawEntry, RawString, Remark
from .field_values import value

_NO_NAME = re.compile(r"[\s%{}\"#,@]")
_MONTHS = {string: string for string in map(month_string, range(1, 13))}


class _Found(NamedTuple):
    """What one block says, and the strings that are known behind it."""

    strings: Mapping[str, str]
    entry: Entry | None = None
    key: str = ""
    """The key of the entry that its faults break: its own, or that of the entry before a remark."""
    faults: tuple[Fault, ...] = ()


def read_all(texts: Iterable[Text]) -> tuple[BibtexFile, ...]:
    """Read the files of a store; the strings of a file are known in the files after it."""
    readings = list[BibtexFile]()
    for text in texts:
        readings.append(read(text, readings[-1].strings if readings else None))
    return tuple(readings)


def read(text: Text, strings: Mapping[str, str] | None = None) -> BibtexFile:
    """Read one file; `strings` are the values of `@string` in the files before it."""
    division = divided(text)
    found = tuple(_found(text, division, _MONTHS | dict(strings or {})))
    entries = tuple(one.entry for one in found if one.entry)
    asides = tuple(block.span for block in division.blocks if isinstance(block, Aside | RawString))
    remarks = tuple(block.span for block in division.blocks if isinstance(block, Remark))
    broken = tuple(one.key for one in found if one.key and any(not fault.rule for fault in one.faults))
    findings = tuple(reported(fault, text, RULE) for one in found for fault in one.faults)
    return BibtexFile(text, entries, broken, remarks, asides, found[-1].strings, findings)


def _found(text: Text, division: Division, strings: dict[str, str]) -> Iterator[_Found]:
    """Yield what each block says.

    A string holds from its definition on, and where it is not defined yet, its first value is taken.
    """
    uncommented, key, follows_failure = division.uncommented, "", False
    defined, faulty = _strings(uncommented, division.blocks, strings)
    definitions, known = iter(defined), dict(reversed(defined)) | strings
    yield _Found(known, faults=tuple(faulty))
    for block in division.blocks:
        found, entry = list[Fault](), None
        match block:
            case re.Match() if entry := plain.entry(text, block, known):
                key = entry.key
            case re.Match() | RawEntry():
                raw = block if isinstance(block, RawEntry) else as_split(block)
                yield _Found(known, faults=tuple(faults.before(uncommented, raw.span)))
                entry, found = _entry(text, uncommented, raw, known)
                key = entry.key
            case RawString():
                name, value_of_string = next(definitions)
                # The places of fields are found later, with the strings that are known here.
                known = known if known[name] == value_of_string else {**known, name: value_of_string}
            case Failure():
                key = composed(faults.declared_key(uncommented, block.span))
                found = [faults.failure(uncommented, block)]
            case Remark() if not follows_failure:
                # The rest of a block that cannot be read is not a second mistake.
                found = list(faults.stray(uncommented, block.span))
        follows_failure = isinstance(block, Failure) or (follows_failure and isinstance(block, Aside))
        yield _Found(known, entry, key, tuple(found))


def _strings(
    text: Text, blocks: Iterable[object], strings: Mapping[str, str]
) -> tuple[list[tuple[str, str]], list[Fault]]:
    """Return the name, in lower case, and the value of each `@string` in file order."""
    known, defined, mistakes = dict(strings), list[tuple[str, str]](), list[Fault]()
    for block in blocks:
        if isinstance(block, RawString):
            read_value, faulty = value(text, block.value, known)
            mistakes.extend(faulty)
            name = text.content[block.name.start : block.name.end].lower()
            defined.append((name, read_value.text))
            known[name] = read_value.text
    return defined, mistakes


def _entry(
    text: Text, uncommented: Text, block: RawEntry, strings: Mapping[str, str]
) -> tuple[Entry, list[Fault]]:
    content, fields, mistakes = uncommented.content, list[EntryField](), list[Fault]()
    for named, place in block.fields:
        read_value, faulty = value(uncommented, place, strings)
        mistakes.extend([*_bad_name(uncommented, named, place), *faulty])
        fields.append(EntryField(content[named.start : named.end].lower(), named, read_value))
    values = tuple((field.name, field.value.text.strip()) for field in fields)
    places, key = tuple(fields), content[block.key.start : block.key.end]
    head = block.key if key else faults.opening(uncommented, block.span)
    entry = Entry(block.type, composed(key), head, block.span, text, values, block.comments, lambda: places)
    return entry, mistakes


def _bad_name(text: Text, name: Span, place: Span) -> Iterator[Fault]:
    """Find a name of several words or with marks: a comma or a brace is missing before its last word."""
    typed = text.content[name.start : name.end]
    if not typed:
        span = Span(text.content.rindex("=", 0, place.start), place.end)
        yield Fault("a field has no name", 'write "title = {…}"', span)
    elif _NO_NAME.search(typed):
        message = f'"{" ".join(typed.split())}" is not the name of a field'
        hint = f'write one word before the "=", such as "{typed.split()[-1]} = {{…}}"'
        yield Fault(message, hint, name)
