"""A new source: plain texts to an entry in its place, or to the reasons why not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from unicodedata import category

from .. import bibliography
from ..addresses import DOI, WEB
from ..dates import parse_date
from ..exports.escaping import escaped
from ..model import Bibliography, Source
from ..originals import Edit, Original
from ..rules.suggestions import identities
from ..text import Span, Text
from .form import rank, written
from .kept import Refusal, lost
from .layout import Layout, laid_out, order
from .reading import Store, checked, read

_DATES = ("date", "urldate", "archivedate")
_ADDRESSES = ("url", "archiveurl")
_BRACES = re.compile(r"[{}\\]")
_LAST = ("journaltitle", "organization", "publisher", "langid", "note", "keywords")
_SEVERAL = re.compile(r"\s(?:and|&)\s|;", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A source as a writer names it, in plain text."""

    key: str
    type: str
    authors: tuple[str, ...]
    """`Last, First`; one without a comma is an institution's name, and so is one in braces."""
    values: Mapping[str, str]
    """The other fields, none of them empty."""


@dataclass(frozen=True, slots=True)
class Addition:
    """An entry, and the edit of the first file that brings it in."""

    entry: str
    edit: Edit
    is_in_order: bool
    """Whether it stands where its key belongs; otherwise at the end of a file without order."""
    after: Store


def add(store: Store, wanted: Wanted) -> Addition | tuple[Refusal, ...]:
    """Write a source in the canonical form; the store has at least one file, and no faults."""
    if refusals := (*_illegible(wanted), *_bad_key(store, wanted.key)):
        return refusals
    if refusals := (*_bad_values(wanted.values), *_bad_authors(wanted.authors)):
        return refusals
    entry = _entry(wanted)
    alone, findings = bibliography.read([Text(store.texts[0].path, entry)])
    if findings:
        return tuple(Refusal(finding.message, finding.hint) for finding in findings)
    if refusals := (*_incomplete(alone), *_known(store.bibliography, alone.sources[0])):
        return refusals
    layout = laid_out(store.texts[0], store.readings[0])
    edit = _placed(layout, wanted.key, entry)
    edited = Original(store.texts[0].path, store.texts[0].content).edited([edit]).text
    after = read([edited, *store.texts[1:]])
    return tuple(lost(store, after, entry)) or Addition(entry, edit, layout.is_ordered, after)


def _illegible(wanted: Wanted) -> Iterator[Refusal]:
    for typed in (wanted.key, *wanted.authors, *wanted.values.values()):
        if odd := next((c for c in typed if category(c) in ("Cc", "Cs") and not c.isspace()), ""):
            message = f"a text holds the character U+{ord(odd):04X}, which cannot be published"
            yield Refusal(message, "type the text anew")


def _bad_key(store: Store, key: str) -> Iterator[Refusal]:
    """Say why a key cannot be that of a new entry."""
    yield from invalid(key)
    if taken := holder(store.bibliography, key):
        place = taken.text.location(taken.span.start)
        message = f'"{taken.key}" is the key of another source, at {place}'
        yield Refusal(message, f'cite it with {{{{ cite("{taken.key}") }}}}, or take another key')


def invalid(key: str) -> Iterator[Refusal]:
    """Say why a text cannot be a key."""
    source = Source(key, "online", Text("", key), Span(0, len(key)))
    for finding in checked("invalid-key", Bibliography((source,))):
        hint = finding.hint if key else "write a key like name2024word"
        yield Refusal(finding.message, hint)


def holder(sources: Bibliography, key: str) -> Source | None:
    """Return the source that has a key already, also when it is written in other letters' case."""
    return next((source for source in sources.sources if source.key.casefold() == key.casefold()), None)


def _bad_values(values: Mapping[str, str]) -> Iterator[Refusal]:
    for name, value in values.items():
        if name in _DATES and parse_date(value) is None:
            yield Refusal(f'"{value}" is not a date', f"type --{name} 2024-03-05, or 2024-03, or 2024")
        elif name in _ADDRESSES and not WEB.fullmatch(value):
            hint = f"type --{name} with the whole address as a browser shows it, from https:// on"
            yield Refusal(f'"{value}" is not a web address', hint)
        elif name == "doi" and (not DOI.fullmatch(value) or _BRACES.search(value)):
            yield Refusal(f'"{value}" is not a DOI', "type --doi 10.1234/abc")


def _bad_authors(authors: tuple[str, ...]) -> Iterator[Refusal]:
    for name in authors:
        if not _braced(name) and "," in name and _SEVERAL.search(name):
            hint = f'type one --author for each person, or --author "{{{name}}}" for an institution'
            yield Refusal(f'"{name}" may be one name or several', hint)


def _incomplete(alone: Bibliography) -> Iterator[Refusal]:
    hints = {"title": "type --title", "url": "type --url https://… or --doi 10.…"}
    for finding in checked("missing-field", alone):
        yield Refusal(finding.message, hints[finding.message.rsplit(maxsplit=1)[-1]])


def _known(sources: Bibliography, new: Source) -> Iterator[Refusal]:
    for source in sources.sources:
        if same := sorted(identities(source) & identities(new)):
            place = source.text.location(source.span.start)
            message = f'"{source.key}" has the same address, {same[0]}, at {place}'
            yield Refusal(message, f'cite it with {{{{ cite("{source.key}") }}}}')


def _entry(wanted: Wanted) -> str:
    values = [("author", " and ".join(map(_name, wanted.authors)))] if wanted.authors else []
    values += [(name, _value(name, value)) for name, value in wanted.values.items()]
    ordered = sorted(values, key=lambda field: (rank(field[0]), field[0] in _LAST and _LAST.index(field[0])))
    return written(f"@{wanted.type}", wanted.key, [(name, f"{{{value}}}") for name, value in ordered])


def _braced(name: str) -> bool:
    return name.startswith("{") and name.endswith("}")


def _name(name: str) -> str:
    """Brace an institution: with the braces of the field it is braced twice."""
    if _braced(name):
        return f"{{{escaped(name.strip('{}'))}}}"
    return escaped(name) if "," in name or name.lower() == "others" else f"{{{escaped(name)}}}"


def _value(name: str, value: str) -> str:
    if name in _ADDRESSES:
        return value.replace("{", "%7B").replace("}", "%7D")
    if match := DOI.fullmatch(value) if name == "doi" else None:
        return match["name"]
    is_list = name in ("organization", "publisher") and _SEVERAL.search(value)
    return f"{{{escaped(value)}}}" if is_list else escaped(value)


def _placed(layout: Layout, key: str, entry: str) -> Edit:
    """Put an entry behind the last one whose key comes before its own, with empty lines around it."""
    content, pieces = layout.text.content, layout.pieces
    number = sum(order(piece) < key.casefold() for piece in pieces) if layout.is_ordered else len(pieces)
    places = [*(piece.above.start for piece in pieces[:1]), *(piece.behind.end for piece in pieces)]
    place = places[number] if places else len(content)
    before, rest = content[:place], content[place:]
    above = before.rstrip(" \t\n")
    lead = "\n" * max(2 - before[len(above) :].count("\n"), 0) if above else ""
    following = len(rest) - len(rest.lstrip("\n"))
    return Edit(Span(place, place), lead + entry + "\n" * max((2 if rest.strip() else 1) - following, 0))
