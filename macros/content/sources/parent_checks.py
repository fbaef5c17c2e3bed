"""Parent checks: what an entry should have from a parent, and does not get."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...core.findings import Fault, Finding, reported
from ...syntax.bibtex import Entry
from ..biblatex import INHERITING, filling
from ..biblatex.data_inheritance import titled_by
from ..biblatex.titles import is_title
from . import granular
from .inheritance import GENERATIONS, Fields

_CONTAINER = tuple(filter(is_title, filling("container")))


def check(fields: Fields, by_key: Mapping[str, Entry]) -> Iterator[Finding]:
    """Find what an entry does not inherit from parents that exist; a rule finds the others."""
    for fault in (*_too_deep(fields), *_unresolved(fields, by_key), *_lost_title(fields, by_key)):
        yield reported(fault, fields.entry.text)


def _too_deep(fields: Fields) -> Iterator[Fault]:
    """Find an entry that inherits over so many generations that it inherits nothing here."""
    named = [*filter(None, map(fields.entry.field, INHERITING))] if fields.is_too_deep else []
    if named:
        message = f'"{fields.entry.key}" inherits over more than {GENERATIONS} entries, one from another'
        hint = "name the entry that has the fields, not one that inherits them itself"
        yield Fault(message, hint, named[0].value.span, "undefined-parent")


def _unresolved(fields: Fields, by_key: Mapping[str, Entry]) -> Iterator[Fault]:
    """Find references to a field that a container does not have."""
    for field in fields.entry.fields if any(map(granular.is_reference, fields.values.values())) else ():
        if granular.is_reference(fields.raw(field.name)):
            for named in granular.references(fields.entry.text, field.value.span):
                if named.key in by_key:
                    message = f'the field "{field.name}" refers to a field that "{named.key}" does not have'
                    hint = 'write "xdata=key-field", and "xdata=key-field-2" for its second item'
                    yield Fault(message, hint, named.span, "undefined-parent")


def _lost_title(fields: Fields, by_key: Mapping[str, Entry]) -> Iterator[Fault]:
    """Find a parent whose title is lost: that of a `@book` in an `@incollection`."""
    entry = fields.entry
    if "crossref" not in fields.values or fields.raw(*_CONTAINER):
        return
    suitable, name = titled_by(entry.type)
    crossref = entry.field("crossref") if suitable else None
    parent = by_key.get(crossref.value.text.strip()) if crossref else None
    if crossref and parent and dict(parent.values).get("title") not in (None, "", fields.raw("title")):
        wanted = " or ".join(f'"@{kind}"' for kind in suitable)
        message = f'"{entry.key}" has no {name}: "@{entry.type}" takes it from {wanted}, not "@{parent.type}"'
        hint = f'add "{name} = {{…}},", or change the type of one of the two'
        yield Fault(message, hint, crossref.value.span, "lost-title")
