"""Inheritance between entries as in biblatex: `crossref` and `xdata`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import inf
from typing import NamedTuple

from ...core.model import Reference
from ...core.text import Span, composed
from ...syntax.bibtex import Entry, EntryField
from ...syntax.languages import language_tag
from ...syntax.latex import decode
from ..biblatex import FIELDS, INHERITING, export_rank, filling
from ..biblatex.data_inheritance import SAME_FIELDS, inherited_names
from . import granular

_INHERITING = frozenset(INHERITING)
_NOT_INHERITED = frozenset(field.name for field in FIELDS if not field.is_inherited)
_LANGUAGE = sorted(filling("language"), key=export_rank)
GENERATIONS = 20
"""Over how many generations an entry can inherit; programs write one or two."""
_CIRCULAR = inf
_CUT = 4
"""After how many generations circular inheritance is cut, which is a finding."""
_OF_THE_CONTAINER = _INHERITING | {"ids"}


class Fields(NamedTuple):
    """The fields of an entry, inherited ones included; of two fields with the same name, the first."""

    entry: Entry
    values: Mapping[str, str]
    """The values by name, as typed."""
    is_too_deep: bool = False
    """Whether it inherits nothing, since its parents are one from another over too many generations."""

    def raw(self, *names: str) -> str:
        """Return the value of the first field that has one, as typed."""
        for name in names:
            if value := self.values.get(name):
                return value
        return ""

    def text(self, *names: str) -> str:
        """Return the value of the first field that has one, decoded from LaTeX."""
        value = self.raw(*names)
        return decode(value) if value else ""

    @property
    def language(self) -> str:
        """The BCP 47 tag of the first known language that the entry names; empty when there is none."""
        return next(filter(None, map(language_tag, map(self.text, _LANGUAGE))), "")


def with_inherited(entries: Iterable[Entry], by_key: Mapping[str, Entry]) -> Iterator[Fields]:
    """Yield the fields of entries with those that they inherit; circular inheritance is cut.

    An entry of more than GENERATIONS inherits nothing.
    """
    line = Lineage(by_key)
    for entry in entries:
        if not _inherits(entry):
            yield Fields(entry, _own(entry))
            continue
        is_too_deep = GENERATIONS < line.generations(entry) < _CIRCULAR
        yield Fields(entry, line.inherited(entry, frozenset()), is_too_deep)


def references(entry: Entry, names: Sequence[str]) -> Iterator[Reference]:
    """Yield the keys in fields, each with its place: the whole value when the key comes from an `@string`.

    Keys of containers that a value refers to follow.
    """
    for field in filter(None, map(entry.field, names)):
        place = field.value.span
        start = place.start
        for key in _keys(field):
            found = _place(entry.text.content, key, Span(start, place.end))
            yield Reference(composed(key), found or place)
            start = found.end if found else start
    for position, (_, value) in enumerate(entry.values):
        if granular.is_reference(value):
            yield from granular.references(entry.text, entry.fields[position].value.span)


def _place(content: str, key: str, within: Span) -> Span | None:
    """Return the place of a key that stands alone in a list."""
    start = content.find(key, within.start, within.end)
    while start >= 0:
        end = start + len(key)
        before, after = content[start - 1 : start], content[end : end + 1]
        if (not before or before in ',{"' or before.isspace()) and (
            not after or after in ',}"' or after.isspace()
        ):
            return Span(start, end)
        start = content.find(key, start + 1, within.end)
    return None


def _keys(field: EntryField) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, field.value.text.split(","))))


class Lineage:
    """What the entries of a store inherit, each read once, however many inherit from it."""

    def __init__(self, by_key: Mapping[str, Entry]) -> None:
        self._by_key = by_key
        self._whole = dict[int, Mapping[str, str]]()
        self._generations = dict[int, float]()

    def inherited(self, entry: Entry, heirs: frozenset[str]) -> Mapping[str, str]:
        """Return the fields of an entry; `heirs` are those on whose behalf they are asked for."""
        if id(entry) in self._whole:
            return self._whole[id(entry)]
        generations = self.generations(entry)
        is_circular = generations == _CIRCULAR
        if GENERATIONS < generations < _CIRCULAR or (is_circular and len(heirs) > _CUT):
            return _own(entry)
        values = self._read(entry, heirs | {entry.key}) if generations else _own(entry)
        if not is_circular:
            self._whole[id(entry)] = values
        return values

    def _read(self, entry: Entry, heirs: frozenset[str]) -> Mapping[str, str]:
        values = _own(entry)

        def ancestor(typed: str) -> tuple[Entry, Mapping[str, str]] | None:
            key = composed(typed)
            parent = None if key in heirs else self._by_key.get(key)
            return (parent, self.inherited(parent, heirs)) if parent else None

        for name, value in values.items():
            if granular.is_reference(value):
                values[name] = granular.resolved(value, lambda key: (ancestor(key) or (entry, {}))[1])
        naming = () if _INHERITING.isdisjoint(values) else filter(None, map(entry.field, INHERITING))
        for field, key in ((named, key) for named in naming for key in _keys(named)):
            if found := ancestor(key):
                parent, theirs = found
                given = _handed_down(parent.type, entry.type, theirs)
                values |= _lacking(values, _copied(theirs) if field.name == "xdata" else given)
        return values

    def generations(self, entry: Entry) -> float:
        """Return over how many generations an entry inherits; _CIRCULAR where one inherits from itself."""
        if id(entry) in self._generations:
            return self._generations[id(entry)]
        path, waiting = {id(entry)}, [(entry, iter(self._parents(entry)), [0.0])]
        while waiting:
            heir, parents, heights = waiting[-1]
            parent = next(parents, None)
            if parent is None:
                waiting.pop()
                path.discard(id(heir))
                self._generations[id(heir)] = max(heights)
                if waiting:
                    waiting[-1][2].append(max(heights) + 1)
            elif id(parent) in path:
                heights.append(_CIRCULAR)
            elif id(parent) in self._generations:
                heights.append(self._generations[id(parent)] + 1)
            else:
                path.add(id(parent))
                waiting.append((parent, iter(self._parents(parent)), [0.0]))
        return self._generations[id(entry)]

    def _parents(self, entry: Entry) -> Sequence[Entry]:
        if not _inherits(entry):
            return ()
        keys = [key for field in filter(None, map(entry.field, INHERITING)) for key in _keys(field)]
        keys += [key for _, value in entry.values for key in granular.keys(value)]
        return [parent for key in dict.fromkeys(keys) if (parent := self._by_key.get(composed(key)))]


def _inherits(entry: Entry) -> bool:
    """Return whether an entry names parents, or may refer to the field of a container."""
    return any(name in _INHERITING or "data" in value for name, value in entry.values)


def _own(entry: Entry) -> dict[str, str]:
    """Return the fields of an entry: the first of a name, and all `keywords`, which may stand one by one."""
    values = dict(reversed(entry.values))
    if len(values) < len(entry.values) and "keywords" in values:
        values["keywords"] = ", ".join(value for name, value in entry.values if name == "keywords" and value)
    return values


def _copied(theirs: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    return ((name, value) for name, value in theirs.items() if name not in _OF_THE_CONTAINER)


def _handed_down(parent: str, child: str, theirs: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what a child inherits; the title of a book comes before its own `booktitle`."""
    renamed = inherited_names(parent, child)
    yield from ((new, theirs[name]) for name, names in renamed.items() if name in theirs for new in names)
    rest = theirs.keys() - renamed.keys() - _NOT_INHERITED
    yield from ((name, value) for name, value in theirs.items() if name in rest)


def _lacking(own: Mapping[str, str], given: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the given fields that an entry lacks, under any of their names."""
    known = {name for name, value in own.items() if value}
    if "month" in known and not known & {"date", "year"}:
        given = (_year(name, value) for name, value in given)
    known.update(tuple(_taken(known)))
    lacking = dict[str, str]()
    for name, value in given:
        if value and name not in known:
            lacking.setdefault(name, value)
    return lacking


def _year(name: str, value: str) -> tuple[str, str]:
    """Return the year of a date, for an entry that has a month of its own; another field as it is."""
    match = re.match("[0-9]{4}", value) if name == "date" else None
    return ("year", match[0]) if match else (name, value)


def _taken(known: set[str]) -> Iterator[str]:
    """Yield names of fields that an entry has under another name: the year of one date, never of two."""
    for same in SAME_FIELDS:
        if not same.isdisjoint(known):
            yield from same
    if not known.isdisjoint({"date", "year"}):
        yield from ("date", "year", "month", "day")
