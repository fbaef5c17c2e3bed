"""One generator per rule on what the prose of a page leaves without a source."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import groupby

from ..findings import Finding, at
from ..model import BlockKind, ByHand, Page, Sentence
from ..text import Span, blanked
from . import prose
from .corpus import Corpus

PLACEHOLDER = re.compile(
    r"\b(?:TODO|TBD|FIXME)\b|\b[Ll]orem ipsum\b|\bLoading(?:\.\.\.|…)|\b[Cc]itation needed\b"
)
WATCHED = frozenset({"todo", "tbd", "fixme", "ipsum", "loading", "needed"})
"""Words without one of which there is no placeholder."""
_HEADING = re.compile(r"[ ]{0,3}#")
_LONG, _SHORT = 8, 4
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
_QUOTATION_MARK = re.compile(r"[“„«»‘\"]")
# What is numbered, and not counted.
_NUMBERED = re.compile(
    r"(?:\b(?:act|article|bill|chapter|flight|form|highway|issue|law|meeting|no\.|number|order|page|p\."
    r"|pp\.|paragraph|regulation|resolution|room|route|rule|section)s?\s+)$",
    re.IGNORECASE,
)


def bare_number_citation(corpus: Corpus) -> Iterator[Finding]:
    """Find numbers and keys in brackets that somebody typed: no link to a source is made of them."""
    for page in corpus.pages:
        for typed in () if page.manuscript.damage else page.manuscript.by_hand:
            words = page.text.content[typed.span.start : typed.span.end]
            message = f'"{words}" is typed by hand, and leads to no source'
            hint = _typed_right(typed, words, corpus.bibliography.by_key)
            yield at("bare-number-citation", page.text, typed.span, message, hint)


def _typed_right(typed: ByHand, words: str, known: Collection[str]) -> str:
    keys = [key for key in typed.keys if key in known]
    if keys:
        quoted = ", ".join(f'"{key}"' for key in keys)
        locator = f', locator="{typed.locator}"' if typed.locator and '"' not in typed.locator else ""
        return f"write {{{{ cite({quoted}{locator}) }}}}"
    if not typed.keys:
        return 'write {{ cite("key") }}, and the number is made from the source'
    if words.startswith("[^"):
        return f'write {{{{ cite("key") }}}}, or define the footnote in a line "{words}: …"'
    return 'write {{ cite("key") }}, with a key of the bibliography'


def placeholder(corpus: Corpus) -> Iterator[Finding]:
    """Find words that stand for a text that is still to come, and pages that have none."""
    for page in corpus.pages:
        if page.matter.type and _is_unwritten(page):
            hint = "write it, or put the page into a folder of drafts"
            place = Span(page.body, page.body + 1)
            yield at("placeholder", page.text, place, "this page has no text yet", hint)
        is_free = page.manuscript.damage or not page.words & WATCHED
        for match in () if is_free else PLACEHOLDER.finditer(page.manuscript.prose):
            message = f'"{match[0]}" stands for something that is not there'
            hint = "write what it stands for, or put it into an HTML comment"
            yield at("placeholder", page.text, Span(*match.span()), message, hint)


def _is_unwritten(page: Page) -> bool:
    """Say whether a page is made of headings and comments alone."""
    lines = blanked(page.text.content, page.comments)[page.body :].split("\n")
    is_written = any(line.strip() and not _HEADING.match(line) for line in lines)
    return not is_written and bool(page.text.content[page.body :].strip())


def quotation_without_source(corpus: Corpus) -> Iterator[Finding]:
    """Find quotations of eight words or more, and quoted blocks, without a citation."""
    for page, sentence, words, count in _quotations(corpus):
        if count >= _LONG:
            message = f"nobody can follow this quotation of {count} words to its source"
            hint = 'write {{ quote("key", "the words") }}, or cite behind it'
            yield prose.in_sentence("quotation-without-source", page, sentence, words, message, hint)
    for page in prose.texts(corpus):
        introduced = False
        if all(block.kind is not BlockKind.QUOTE for block in page.manuscript.blocks):
            continue
        for is_quoted, group in groupby(page.manuscript.blocks, lambda block: block.kind is BlockKind.QUOTE):
            blocks = tuple(group)
            if is_quoted and not introduced and not any(block.keys for block in blocks):
                message, hint = "this quoted block has no source", 'end it with {{ cite("key") }}'
                span = blocks[0].sentences[0].span
                yield at("quotation-without-source", page.text, span, message, hint)
            introduced = bool(blocks[-1].sentences[-1].keys)


def short_quotation_without_source(corpus: Corpus) -> Iterator[Finding]:
    """Find quotations of four to seven words without a citation."""
    for page, sentence, words, count in _quotations(corpus):
        if _SHORT <= count < _LONG:
            message = f"this quotation of {count} words has no source"
            hint = 'write {{ quote("key", "the words") }}, or say it in your own words'
            yield prose.in_sentence("short-quotation-without-source", page, sentence, words, message, hint)


def _quotations(corpus: Corpus) -> Iterator[tuple[Page, Sentence, Span, int]]:
    """Yield quotations with no citation in their sentence or in the one before; once said, it is said."""
    for page in prose.texts(corpus):
        cited = set[str]()
        for block in prose.blocks(page, _QUOTATION_MARK):
            for before, sentence in zip((None, *block.sentences), block.sentences, strict=False):
                for match in prose.QUOTED.finditer(sentence.text):
                    words = match[0][1:-1].casefold()
                    introduced = before and before.keys and before.text.rstrip().endswith(":")
                    if sentence.keys or introduced:
                        cited.add(words)
                    elif words not in cited and block.kind is not BlockKind.QUOTE:
                        yield page, sentence, Span(*match.span()), len(words.split())


def figure_without_source(corpus: Corpus) -> Iterator[Finding]:
    """Find percentages, sums of money and counts whose sentence and the next cite nothing."""
    for page in prose.texts(corpus):
        for block in prose.blocks(page, _DIGIT):
            for sentence, following in zip(block.sentences, (*block.sentences[1:], None), strict=True):
                near = [said for said in (sentence, following) if said]
                is_cited = any(said.keys or said.is_attempt for said in near)
                if not is_cited and (match := _counted(sentence)):
                    message = f'nobody can follow the figure "{match[0].strip()}" to its source'
                    words = Span(*match.span())
                    hint = 'write {{ cite("key") }} behind the sentence'
                    yield prose.in_sentence("figure-without-source", page, sentence, words, message, hint)


def _counted(sentence: Sentence) -> re.Match[str] | None:
    """Return the first figure that is no number of a resolution, a flight or the like."""
    found = _FIGURE.finditer(sentence.text)
    return next((match for match in found if not _NUMBERED.search(sentence.text[: match.start()])), None)
