"""Add a source: plain texts become an entry in its place, or the reasons for a refusal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...check.rules.sources.fields import missing_field
from ...check.rules.suggestions import identities
from ...content.biblatex import FIELD_BY_NAME, FIELDS, NAMING, format_rank
from ...content.sources import bibliography
from ...core.findings import Fault
from ...core.model import Bibliography, Source
from ...core.originals import Edit, Original
from ...core.text import Span, Text
from ...publish.exports.escaping import escaped
from .entry_form import written
from .layout import Layout, laid_out, order
from .loading import Store, read
from .lossless import lost
from .wanted import ADDRESSES, SEVERAL, Wanted, is_braced, refused

_PLACES = {field.name: place for place, field in enumerate(FIELDS)}


@dataclass(frozen=True, slots=True)
class Addition:
    """A new entry, and the edit that adds it to a file."""

    entry: str
    edit: Edit
    is_in_order: bool
    """Whether the file is in key order, and the entry in its place; otherwise it is at the end."""
    after: Store


def add(store: Store, wanted: Wanted, *, number: int = 0) -> Addition | tuple[Fault, ...]:
    """Write a source in the canonical form into a file of the store, which must have no faults.

    `number` is the place of the file among those of the store.
    """
    if faults := tuple(refused(store, wanted)):
        return faults
    entry = _entry(wanted)
    text = store.texts[number]
    alone, findings = bibliography.read([Text(text.path, entry)])
    if findings:
        return tuple(Fault(finding.message, finding.hint) for finding in findings)
    if faults := (*_incomplete(alone), *_known(store.bibliography, alone.sources[0])):
        return faults
    layout = laid_out(store.readings[number])
    edit = _placed(layout, wanted.key, entry)
    edited = Original(text.path, text.content).edited([edit]).text
    after = read([*store.texts[:number], edited, *store.texts[number + 1 :]])
    return tuple(lost(store, after, entry, number)) or Addition(entry, edit, layout.is_ordered, after)


def _incomplete(alone: Bibliography) -> Iterator[Fault]:
    hints = {"title": "type --title", "url": "type --url https://… or --doi 10.…"}
    for finding in missing_field.on_store(alone):
        yield Fault(finding.message, hints[finding.message.rsplit(maxsplit=1)[-1]])


def _known(sources: Bibliography, new: Source) -> Iterator[Fault]:
    for source in sources.sources:
        if same := sorted(identities(source) & identities(new)):
            message = f'"{source.key}" has the same address, {same[0]}, at {source.place}'
            yield Fault(message, f'cite it with {{{{ cite("{source.key}") }}}}')


def _entry(wanted: Wanted) -> str:
    people = {"author": wanted.authors, **wanted.people}
    values = [(name, " and ".join(map(_name, names))) for name, names in people.items() if names]
    values += [(name, _value(name, value)) for name, value in wanted.values.items()]
    ordered = sorted(values, key=lambda field: (format_rank(field[0]), _PLACES[field[0]]))
    return written(f"@{wanted.type}", wanted.key, [(name, f"{{{value}}}") for name, value in ordered])


def _name(name: str) -> str:
    """Write a name; the braces of an institution and those of the field brace it twice."""
    if is_braced(name):
        return f"{{{escaped(name.strip('{}'))}}}"
    return escaped(name) if "," in name or name.lower() == "others" else f"{{{escaped(name)}}}"


def _value(name: str, value: str) -> str:
    if name in NAMING:
        return value
    if name in ADDRESSES:
        return value.replace("{", "%7B").replace("}", "%7D")
    field = FIELD_BY_NAME[name]
    if field.identifier:
        return " ".join(field.identifier.names(value))
    is_list = field.fills == "publisher" and SEVERAL.search(value)
    return f"{{{escaped(value)}}}" if is_list else escaped(value)


def _placed(layout: Layout, key: str, entry: str) -> Edit:
    """Insert an entry after the last one whose key sorts before its own, with empty lines around it."""
    content, pieces = layout.text.content, layout.pieces
    number = sum(order(piece) < key.casefold() for piece in pieces) if layout.is_ordered else len(pieces)
    places = [*(piece.above.start for piece in pieces[:1]), *(piece.behind.end for piece in pieces)]
    place = places[number] if places else len(content)
    before, rest = content[:place], content[place:]
    above = before.rstrip(" \t\n")
    lead = "\n" * max(2 - before[len(above) :].count("\n"), 0) if above else ""
    following = len(rest) - len(rest.lstrip("\n"))
    return Edit(Span(place, place), lead + entry + "\n" * max((2 if rest.strip() else 1) - following, 0))
