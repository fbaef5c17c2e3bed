"""The rule on figures without a source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....core.model import Page
from ....core.patterns import later
from ....core.text import Span
from ....syntax.facts import Number, numbers
from ..found import Found, RuleContext
from ..judged_prose import blocks, in_sentence
from ..rule import EXPLAINERS, WARNING, page_rule

_DIGIT = re.compile(r"\d")
_LARGE = frozenset({"thousand", "million", "billion", "trillion"})
_DIGITS = re.compile(r"\d{3,}")
_YEAR = re.compile(r"(?:1\d|20|21)\d\d")
# A part of a name, such as A-320 or #148, or of a range of numbers.
_NAME_BEFORE = ("#", "-")
_RANGE_AFTER = re.compile(r"-\d")
# Words before a number that names a thing instead of counting things.
_NUMBERED = later(
    r"(?:\b(?:act|article|bill|chapter|flight|form|highway|issue|law|meeting|no\.|number|order|page|p\."
    r"|pp\.|paragraph|regulation|resolution|room|route|rule|section)s?\s+)$",
    re.IGNORECASE,
)
_NEAR = 80
"""How many characters before a number may name what it numbers."""


@page_rule("figure-without-source", WARNING, EXPLAINERS)
def figure_without_source(page: Page, _: RuleContext) -> Iterator[Found]:
    """A percentage, a sum or a count has no source in its sentence or the next.

    Reported are numbers of three digits or more, sums of money and percentages; years are not.

    Wrong:
        They counted 148 people.

    Right:
        They counted 148 people.{{ cite("un2024vote") }}
    """
    for block in blocks(page, _DIGIT):
        for sentence, following in zip(block.sentences, (*block.sentences[1:], None), strict=True):
            near = [said for said in (sentence, following) if said]
            is_cited = any(said.keys or said.is_attempt for said in near)
            if not is_cited and (span := _counted(sentence.text)):
                figure = sentence.text[span.start : span.end]
                message = f'the figure "{figure}" has no source'
                hint = 'write {{ cite("key") }} after the sentence'
                yield in_sentence(page, sentence, span, message, hint)


def _counted(text: str) -> Span | None:
    """Return the first figure that is not the number of a resolution, a flight or the like."""
    figures = (
        (number.span for number in numbers(text) if _is_figure(number, text)) if _DIGIT.search(text) else ()
    )
    return next(
        (span for span in figures if not _NUMBERED().search(text[max(span.start - _NEAR, 0) : span.start])),
        None,
    )


def _is_figure(number: Number, text: str) -> bool:
    """Return whether a number is a percentage, a sum of money, or of three digits or more and not a year."""
    if not number.figures:
        return False
    if number.is_percent or number.currency or number.scale in _LARGE:
        return True
    if number.is_ordinal:
        return False
    if number.is_grouped:
        return True
    is_name = text.endswith(_NAME_BEFORE, 0, number.span.start) or _RANGE_AFTER.match(text, number.span.end)
    return not is_name and any(not _YEAR.fullmatch(digits) for digits in _DIGITS.findall(number.figures))
