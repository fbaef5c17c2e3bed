"""The rule on dates in prose that had not come when the page was checked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..findings import Finding
from ..model import MONTHS, Sentence
from ..text import Span
from . import prose
from .corpus import Corpus

_MONTH = "|".join(MONTHS)
_DATE = re.compile(
    rf"""
      \b (?P<year>\d{{4}})-(?P<number>\d\d)(?:-(?P<last>\d\d))? \b
    | \b (?: (?P<day>\d{{1,2}}) \s )? (?P<month>{_MONTH}) \s
         (?: (?P<late>\d{{1,2}}) ,? \s )? (?P<of>\d{{4}}) \b
    """,
    re.VERBOSE,
)
# Plans and deadlines lie ahead, and are said so.
_AHEAD = re.compile(
    r"\b(?:will|by|until|till|before|due|scheduled|expected|expires?|ends?|plans?|planned|would|next)\b"
    r"(?:\W+\w+){0,4}\W*$",
    re.IGNORECASE,
)


def date_after_check(corpus: Corpus) -> Iterator[Finding]:
    """Find dates in prose whose first day is after the day on which the page was checked."""
    for page in prose.texts(corpus):
        days = [day.iso for day in (page.matter.checked, page.matter.modified) if day]
        if not page.matter.checked:
            continue
        for block in page.manuscript.blocks:
            for sentence in block.sentences:
                for match in _ahead(sentence, max(days)):
                    message = f'"{match[0]}" had not come when this page was checked, on {max(days)}'
                    hint = 'mend the date, or "checked"; of a plan say "is due" or "until"'
                    words = Span(*match.span())
                    yield prose.in_sentence("date-after-check", page, sentence, words, message, hint)


def _ahead(sentence: Sentence, checked: str) -> Iterator[re.Match[str]]:
    quoted = [Span(*match.span()) for match in prose.QUOTED.finditer(sentence.text)]
    for match in _DATE.finditer(sentence.text):
        is_quoted = any(span.contains(match.start()) for span in quoted)
        if (
            _first_day(match) > checked
            and not is_quoted
            and not _AHEAD.search(sentence.text[: match.start()])
        ):
            yield match


def _first_day(match: re.Match[str]) -> str:
    """Return the earliest day that a date can mean, as ISO has it."""
    if match["year"]:
        return f"{match['year']}-{match['number']}-{match['last'] or '01'}"
    month = MONTHS.index(match["month"]) + 1
    return f"{match['of']}-{month:02}-{int(match['day'] or match['late'] or 1):02}"
