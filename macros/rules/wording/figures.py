"""The rule on figures that nobody can follow to where they were counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Page, Sentence
from ...text import Span
from ..found import Found, RuleContext
from ..judged_prose import blocks, in_sentence
from ..rule import WARNING, Rule

_FIGURE = re.compile(
    r"""
      \d[\d.,]*\s?(?:%|percent\b|per\scent\b)
    | [$€£¥]\s?\d[\d.,]* (?:\s(?:thousand|million|billion|trillion))?
    | \b\d[\d.,]*\s(?:thousand|million|billion|trillion)\b
    | \b\d{1,3}(?:,\d{3})+\b
    | (?<![\d#-])\b(?!(?:1\d|20|21)\d\d\b)\d{3,}\b(?!-?\d)
    """,
    re.VERBOSE,
)
_DIGIT = re.compile(r"\d")
# What is numbered, and not counted.
_NUMBERED = re.compile(
    r"(?:\b(?:act|article|bill|chapter|flight|form|highway|issue|law|meeting|no\.|number|order|page|p\."
    r"|pp\.|paragraph|regulation|resolution|room|route|rule|section)s?\s+)$",
    re.IGNORECASE,
)


def _figure_without_source(page: Page, _: RuleContext) -> Iterator[Found]:
    """Find percentages, sums of money and counts whose sentence and the next cite nothing."""
    for block in blocks(page, _DIGIT):
        for sentence, following in zip(block.sentences, (*block.sentences[1:], None), strict=True):
            near = [said for said in (sentence, following) if said]
            is_cited = any(said.keys or said.is_attempt for said in near)
            if not is_cited and (match := _counted(sentence)):
                message = f'nobody can follow the figure "{match[0].strip()}" to its source'
                hint = 'write {{ cite("key") }} behind the sentence'
                yield in_sentence(page, sentence, Span(*match.span()), message, hint)


def _counted(sentence: Sentence) -> re.Match[str] | None:
    """Return the first figure that is no number of a resolution, a flight or the like."""
    found = _FIGURE.finditer(sentence.text)
    return next((match for match in found if not _NUMBERED.search(sentence.text[: match.start()])), None)


FIGURE_WITHOUT_SOURCE = Rule(
    "figure-without-source",
    WARNING,
    "A percentage, a sum or a count has no source in its sentence or the next.",
    "Found are numbers of three digits or more, sums of money and percentages; years are not.",
    "They counted 148 people.",
    'They counted 148 people.{{ cite("un2024vote") }}',
    check_page=_figure_without_source,
)
