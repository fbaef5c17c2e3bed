"""Rules on how many sources stand behind a section, or behind a plural."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...model import Block, BlockKind, Page, Section
from ...text import Span
from ..found import Found, RuleContext
from ..judged_prose import in_sentence, is_judged
from ..rule import WARNING, Rule
from ..search import Search

# What these say is cited where the page says it in full.
_SUMMARIES = frozenset({"in brief", "summary", "bottom line"})


def _section_without_source(page: Page, _: RuleContext) -> Iterator[Found]:
    """Find sections of two sentences or more that cite nothing."""
    for section, blocks in _sections(page):
        if not any(block.keys or block.attempts for block in blocks) and _length(blocks) >= 2:
            message = f'the section "{section.title}" cites no source'
            yield _at_heading(page, section, message, "cite what it rests on")


SECTION_WITHOUT_SOURCE = Rule(
    "section-without-source",
    WARNING,
    "A section of two sentences or more cites nothing.",
    "Sections called In brief, Summary and Bottom line are left alone; pages without a type are, too.",
    "## How it ended\n\nIt ended in May. The vote was close.",
    '## How it ended\n\nIt ended in May. The vote was close.{{ cite("un2024vote") }}',
    check_page=_section_without_source,
)


def _section_on_one_source(page: Page, _: RuleContext) -> Iterator[Found]:
    """Find sections of three sentences or more that rest on a single source."""
    for section, blocks in _sections(page):
        keys = frozenset().union(*(block.keys for block in blocks))
        if len(keys) == 1 and _length(blocks) >= 3:
            message = f'the section "{section.title}" rests on one source, "{next(iter(keys))}"'
            hint = "cite a second one that says the same or otherwise, or join it to another section"
            yield _at_heading(page, section, message, hint)


def _sections(page: Page) -> Iterator[tuple[Section, Sequence[Block]]]:
    """Yield the sections of a page with a type, with their blocks of sentences; cells are none."""
    for section in page.prose.sections if page.matter.type and is_judged(page) else ():
        if section.heading and section.title.casefold() not in _SUMMARIES:
            yield section, [block for block in section.blocks if block.kind is not BlockKind.CELL]


def _length(blocks: Sequence[Block]) -> int:
    """Count the sentences of some blocks."""
    return sum(len(block.sentences) for block in blocks)


def _at_heading(page: Page, section: Section, message: str, hint: str) -> Found:
    return Found(page.text, section.heading or Span(page.body, page.body), message, hint)


SECTION_ON_ONE_SOURCE = Rule(
    "section-on-one-source",
    WARNING,
    "A section of three sentences or more rests on a single source.",
    "If that one errs, the whole section does.",
    'One. Two. Three.{{ cite("un2024vote") }}',
    'One. Two.{{ cite("un2024report") }} Three.{{ cite("un2024vote") }}',
    check_page=_section_on_one_source,
)
_NOUNS = frozenset(
    (
        *("accounts", "analysts", "commentators", "critics", "experts", "historians", "leaders"),
        *("observers", "officials", "outlets", "polls", "reports", "researchers", "scholars", "sources"),
        "studies",
    )
)
_MANY = frozenset({"multiple", "several", "some", "many", "various", "numerous"})
# As the subject of a clause: "several officials spoke", not "he met several officials".
_PLURALS = Search(
    re.compile(
        rf"""
        (?: ^\W* | [,;:–—(]\s+
          | \b(?: according\sto|although|and|as|because|but|since|that|when|whereas|while )\s+ )
        (?P<words>
          (?: {"|".join(sorted(_MANY))} ) \s+ (?: \w+\s+ ){{0,2}}? (?: {"|".join(sorted(_NOUNS))} )
        )\b
        """,
        re.IGNORECASE | re.VERBOSE,
    ),
    ((_MANY, _NOUNS),),
)


def _plural_on_one_source(page: Page, _: RuleContext) -> Iterator[Found]:
    """Find "several reports" with fewer than two sources."""
    for sentence, match in _PLURALS.sentences(page):
        if len(sentence.keys) < 2:
            number = "one source" if sentence.keys else "no source"
            message = f'"{match["words"]}" has {number} behind it'
            hint = "cite two or more, or name the one"
            yield in_sentence(page, sentence, Span(*match.span("words")), message, hint)


PLURAL_ON_ONE_SOURCE = Rule(
    "plural-on-one-source",
    WARNING,
    'Words such as "several reports" have fewer than two sources behind them.',
    "Cite as many as the words promise, or name the one.",
    'Several reports agree.{{ cite("un2024vote") }}',
    'Several reports agree.{{ cite("un2024vote", "un2024report") }}',
    check_page=_plural_on_one_source,
    search=_PLURALS,
)
