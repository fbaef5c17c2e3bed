"""Stated facts: the numbers, dates and quotations of a sentence, each in one form for comparing."""

from __future__ import annotations

from dataclasses import dataclass

from ...core.text import Span, blanked
from ...syntax import facts
from .readable import shown

_ALIKE = str.maketrans("‘’", "''")


@dataclass(frozen=True, slots=True)
class StatedFact:
    """One number, date or quotation that a page states."""

    kind: str
    """`number`, `date` or `quotation`."""
    value: str
    """A text that is the same for all ways to write the fact."""
    shown: str
    """The fact as typed, on one line."""
    span: Span


def quotations(text: str) -> tuple[Span, ...]:
    """Return the quotations in a text that have a letter or a figure."""
    return tuple(span for span in facts.quotations(text) if is_said(text, span))


def is_said(text: str, span: Span) -> bool:
    """Return whether a part of a text has a letter or a figure."""
    return any(map(str.isalnum, text[span.start : span.end]))


def stated_facts(text: str, *, is_quoted: bool = False) -> tuple[StatedFact, ...]:
    """Return the facts of a text in order; `is_quoted` says that the whole text is a quotation."""
    quoted = (Span(0, len(text)),) if is_quoted else quotations(text)
    found = [_fact("quotation", text, span, _words(text[span.start : span.end])) for span in quoted]
    rest = blanked(text, quoted)
    # A year alone counts as a number.
    dated = [date for date in facts.dates(rest) if not date.is_year_alone]
    found += [_fact("date", text, date.span, date.value) for date in dated]
    rest = blanked(rest, (date.span for date in dated))
    found += [_fact("number", text, number.span, number.value) for number in facts.numbers(rest)]
    return tuple(sorted(found, key=lambda fact: fact.span))


def _fact(kind: str, text: str, span: Span, value: str) -> StatedFact:
    return StatedFact(kind, value, shown(text[span.start : span.end]), span)


def _words(quotation: str) -> str:
    words = shown(quotation.translate(_ALIKE)).strip('“”„«»" ')
    return words.removeprefix("'").removesuffix("'") if quotation.startswith("‘") else words
