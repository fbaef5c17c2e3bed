"""Details: the numbers, dates and quotations of a sentence, each in one form for comparing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..text import Span, blanked
from .days import days
from .numbers import numbers
from .readable import shown

_QUOTATION = re.compile(r"“[^“”]+”|„[^„“”]+[“”]|«[^«»]+»|\"[^\"]+\"")
_ALIKE = str.maketrans("‘’", "''")


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that a reader can hold a page to."""

    kind: str
    """`number`, `date` or `quotation`."""
    value: str
    """The same for all ways to write it."""
    shown: str
    """As it is typed, in one line."""
    span: Span


def quotations(text: str) -> tuple[Span, ...]:
    """Return where a text quotes."""
    found = _QUOTATION.finditer(text)
    return tuple(Span(*match.span()) for match in found if any(map(str.isalnum, match[0])))


def details(text: str, *, is_quoted: bool = False) -> tuple[Detail, ...]:
    """Find the details of a text, in its order; all of it can be a quotation."""
    quoted = (Span(0, len(text)),) if is_quoted else quotations(text)
    found = [_detail("quotation", text, span, _words(text[span.start : span.end])) for span in quoted]
    rest = blanked(text, quoted)
    dated = tuple(days(rest))
    found += [_detail("date", text, span, value) for span, value in dated]
    rest = blanked(rest, (span for span, _ in dated))
    found += [_detail("number", text, span, value) for span, value in numbers(rest)]
    return tuple(sorted(found, key=lambda detail: detail.span))


def _detail(kind: str, text: str, span: Span, value: str) -> Detail:
    return Detail(kind, value, shown(text[span.start : span.end]), span)


def _words(quotation: str) -> str:
    return shown(quotation.translate(_ALIKE)).strip('“”„«»" ')
