"""Entry checks: mistakes in the fields of one entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

from ...core.findings import MOST, Fault, Finding, reported
from ...core.text import Span
from ...syntax.bibtex import Entry
from ...syntax.typed_addresses import address, first_address, is_cut, is_whole
from ..biblatex import FIELD_BY_NAME, FIELDS, Form
from . import dating
from .inheritance import Fields
from .name_checks import name_faults
from .near_misses import misspelt, unknown_kind
from .unknown_commands import unknown_commands


def check(fields: Fields) -> Iterator[Finding]:
    """Find mistakes in an entry's own fields; those in inherited fields are found in the parent."""
    yield from (reported(fault, fields.entry.text) for fault in _faults(fields))


def _faults(fields: Fields) -> Iterator[Fault]:
    entry = fields.entry
    yield from _duplicates(entry)
    yield from misspelt(fields)
    for position, (name, value) in enumerate(entry.values):
        if value and name in _CHECKS and (found := tuple(islice(check_value(name, value), MOST))):
            span = entry.fields[position].value.span
            start = entry.text.content.find(value, span.start, span.end)
            yield from (fault._replace(place=_place(span, start, fault.place)) for fault in found)
    yield from unknown_kind(entry)
    yield from unknown_commands(entry)
    yield from dating.faults_of_year(fields)


def _place(span: Span, start: int, place: object) -> Span:
    """Return the span of a fault: that in the value, where the value is in the file as it is."""
    return place.shifted(start) if isinstance(place, Span) and start >= 0 else span


def check_value(name: str, value: str) -> Iterable[Fault]:
    """Find mistakes in the value of a field, without its entry; a place is one in the value."""
    find = _CHECKS.get(name)
    return find(name, value) if find else ()


def _duplicates(entry: Entry) -> Iterator[Fault]:
    """Find fields that readers see and that have two values; of other fields, managers write several."""
    first = dict[str, str]()
    for position, (name, value) in enumerate(entry.values):
        if first.setdefault(name, value) != value and name in _SHOWN_ONCE:
            message = f'"{entry.key}" has two fields "{name}"'
            hint = "delete one of the two; the first is used"
            yield Fault(message, hint, entry.fields[position].span, "duplicate-field")


def _no_address(name: str, value: str) -> Iterator[Fault]:
    if is_whole(address(value)):
        return
    if not is_cut(value) and (first := first_address(value)):
        rest = "" if first.endswith(value.lstrip("/")) else ', and what else is known in a "note"'
        hint = f'write "{name} = {{{first}}}"{rest}'
        yield Fault(f'"{value}" is read as {first}', hint, rule="loose-url")
    elif value.strip().lower().startswith("ftp://"):
        message = f'"{value}" is shown without a link, since browsers open no ftp addresses'
        hint = "write an address that begins with https://, where there is one"
        yield Fault(message, hint, rule="loose-url")
    else:
        hint = "write the whole address as a browser shows it, from https:// on, without LaTeX"
        yield Fault(f'"{value}" is not a web address', hint, rule="invalid-url")


def _no_identifier(name: str, value: str) -> Iterator[Fault]:
    known = FIELD_BY_NAME[name].identifier
    if known and not known.names(value):
        hint = f'write "{name} = {{{known.meant(value)}}}"'
        # A DOI leads readers to the source, as an address does.
        rule = "invalid-url" if FIELD_BY_NAME[name].fills else "invalid-identifier"
        yield Fault(f'"{value}" is not {known.noun}', hint, rule=rule)


def _loose_names(_: str, value: str) -> tuple[Fault, ...]:
    return name_faults(value)


_SHOWN_ONCE = frozenset(row.name for row in FIELDS if row.fills or row.csl or row.ris) - {"keywords"}
_OF_FORM: Mapping[Form, Callable[[str, str], Iterable[Fault]]] = {
    Form.NAMES: _loose_names,
    Form.DATE: dating.faults,
    Form.ADDRESS: _no_address,
    Form.IDENTIFIER: _no_identifier,
}
_CHECKS = {field.name: _OF_FORM[field.form] for field in FIELDS if field.form in _OF_FORM}
