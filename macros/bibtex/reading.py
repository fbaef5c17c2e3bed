"""One file of the store: blocks to entries, remarks and findings."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..findings import Finding, at
from ..model import MONTHS
from ..text import Span, Text
from . import faults, plain
from .blocks import Aside, Failure, RawEntry, RawString, Remark, as_split, blocks, opening
from .entries import RULE, BibtexFile, Entry, Field
from .values import value

_MONTHS = tuple(name[:3].lower() for name in MONTHS)


def read(text: Text, strings: Mapping[str, str] | None = None) -> BibtexFile:
    """Read a file; `strings` are those that the files before it define."""
    split = tuple(blocks(text))
    asides = tuple(block.span for block in split if isinstance(block, Aside | RawString))
    found = tuple(block for block in split if not isinstance(block, Aside))
    known = {month: month for month in _MONTHS} | dict(strings or {})
    known, findings = _strings(text, [b for b in found if isinstance(b, RawString)], known)
    entries, broken, remarks = list[Entry](), list[str](), list[Span]()
    follows_failure = False
    for block in found:
        match block:
            case re.Match() if entry := plain.entry(text, block, known):
                entries.append(entry)
            case re.Match() | RawEntry():
                raw = block if isinstance(block, RawEntry) else as_split(block)
                entry, entry_findings = _entry(text, raw, known)
                entries.append(entry)
                broken.extend([entry.key] if entry_findings else [])
                findings.extend([*faults.before(text, raw.span), *entry_findings])
            case Failure():
                broken.append(faults.declared_key(text, block.span))
                findings.append(faults.failure(text, block))
            case Remark():
                remarks.append(block.span)
                # Behind a block that cannot be read, its rest is no second mistake.
                fallen = [] if follows_failure else list(faults.stray(text, block.span))
                broken.extend([entries[-1].key] if fallen and entries else [])
                findings.extend(fallen)
        follows_failure = isinstance(block, Failure)
    return BibtexFile(tuple(entries), tuple(broken), tuple(remarks), asides, known, tuple(findings))


def _strings(
    text: Text, found: list[RawString], known: dict[str, str]
) -> tuple[dict[str, str], list[Finding]]:
    """Resolve definitions in file order; names are compared without case."""
    defined, findings = set[str](), list[Finding]()
    for block in found:
        start = opening(text, block.span).end
        span = Span(start, start + len(block.name))
        if block.name.lower() in defined:
            message = f'the string "{block.name}" is defined twice'
            findings.append(at("duplicate-key", text, span, message, "rename one of the two, or delete it"))
        defined.add(block.name.lower())
        start = text.content.index(block.value, text.content.index("=", span.end) + 1)
        read_value, faulty = value(text, Span(start, start + len(block.value)), known)
        findings.extend(faulty)
        known[block.name.lower()] = read_value.text
    return known, findings


def _entry(text: Text, block: RawEntry, strings: Mapping[str, str]) -> tuple[Entry, list[Finding]]:
    head = opening(text, block.span)
    key = Span(head.end, head.end + len(block.key)) if block.key else head
    fields, findings = list[Field](), list[Finding]()
    end = text.content.find(",", key.end) + 1
    for raw in block.fields:
        start = text.content.index(raw.name, end)
        name = Span(start, start + len(raw.name))
        start = text.content.index(raw.value, text.content.index("=", name.end) + 1)
        end = start + len(raw.value)
        read_value, faulty = value(text, Span(start, end), strings)
        findings.extend(faulty)
        if not raw.name:
            place = Span(text.content.rindex("=", 0, start), end)
            findings.append(at(RULE, text, place, "a field has no name", 'write "title = {…}"'))
        fields.append(Field(raw.name.lower(), name, read_value))
    values = tuple((field.name, field.value.text.strip()) for field in fields)
    places = tuple(fields)
    return Entry(block.type, block.key, key, block.span, text, values, lambda: places), findings
