"""The rule on dates in prose that are later than the day on which the page was checked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....core.model import Page, Sentence
from ....core.text import Span
from ....syntax.facts import dates
from ..found import Found, RuleContext
from ..judged_prose import in_sentence, is_judged, is_quoted
from ..rule import ERROR, EXPLAINERS, page_rule

_YEAR = re.compile(r"\d{4}")
# Words that mark plans and deadlines, which may be later.
_AHEAD = re.compile(
    r"\b(?:will|by|until|till|before|due|scheduled|expected|expires?|ends?|plans?|planned|would|next)\b"
    r"(?:\W+\w+){0,4}\W*$"
    r"|\b(?:covers?|covering|lasts?|runs?|valid)\b(?:\W+\w+){0,8}\W*$",
    re.IGNORECASE,
)
_NEAR = 400
"""How many characters before a date may mark it as a plan."""


@page_rule("date-after-check", ERROR, EXPLAINERS)
def date_after_check(page: Page, _: RuleContext) -> Iterator[Found]:
    """A page reports on a time after the day on which its sources were checked.

    The sources cannot have told of it by then, so that the date or the check is wrong.
    Days and months are reported; plans are not, where "by", "until", "due" or the like marks them.

    Wrong:
        checked: 2025-10-17
        ---
        Reports through December 2025 agree.

    Right:
        checked: 2025-10-17
        ---
        Reports through September 2025 agree.
    """
    if not page.front_matter.checked or not is_judged(page):
        return
    checked = max(day.iso for day in (page.front_matter.checked, page.front_matter.modified) if day)
    for sentence in _late(page, checked):
        for span in _ahead(sentence, checked):
            typed = sentence.text[span.start : span.end]
            message = f'"{typed}" is later than the day on which this page was checked, {checked}'
            hint = 'fix the date, or "checked"; for a plan write "is due" or "until"'
            yield in_sentence(page, sentence, span, message, hint)


def _late(page: Page, checked: str) -> Iterator[Sentence]:
    """Yield the sentences of the blocks that name the year of a day, or a later one."""
    years = {year for year in _YEAR.findall(page.prose.text) if year >= checked[:4]}
    for block in page.prose.blocks if years else ():
        if any(year in years for year in _YEAR.findall(block.prose, block.span.start, block.span.end)):
            yield from block.sentences


def _ahead(sentence: Sentence, checked: str) -> Iterator[Span]:
    """Yield the dates of a sentence that are later than a day, unless a word marks a plan."""
    for date in dates(sentence.text):
        is_late = date.first_day > checked and not is_quoted(sentence, date.span.start)
        if is_late and not _AHEAD.search(sentence.text[max(date.span.start - _NEAR, 0) : date.span.start]):
            yield date.span
