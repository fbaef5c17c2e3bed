"""Rules on how many sources support a section, or a plural such as "several reports"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ....core.model import Block, BlockKind, Page, Section
from ....core.text import Span
from ..found import Found, RuleContext
from ..judged_prose import in_sentence, is_judged
from ..rule import EXPLAINERS, WARNING, page_rule
from ..search import Search

# A section without a number sums up what the page says, and cites, elsewhere, or says what it cannot say.
_UNNUMBERED = re.compile(r"[^\n]*\{[^{}\n]*\.ib-unnumbered\b[^{}\n]*\}")

_CLASSES = re.compile(r"[^\n{]*+\{:?(?P<classes>[^{}\n]*)\}")
_DEEPEST = 7
"""A level below that of every heading."""


@page_rule("section-without-source", WARNING, EXPLAINERS)
def section_without_source(page: Page, context: RuleContext) -> Iterator[Found]:
    """A section of two sentences or more cites nothing.

    Sections whose heading ends in "{.ib-unnumbered}" are not checked, such as a summary, and neither are
    pages without a type.
    A section that states what no source covers is named under `sections_without_sources` in the settings, by
      its heading or by a class such as `.open`; those below it belong to it.
      Unless you name others, it is "What is uncertain".

    Wrong:
        ## How it ended

        It ended in May. The vote was close.

    Right:
        ## How it ended

        It ended in May. The vote was close.{{ cite("un2024vote") }}
    """
    for section, blocks in _sections(page, context):
        if not any(block.keys or block.attempts for block in blocks) and _length(blocks) >= 2:
            message = f'the section "{section.title}" cites no source'
            yield _at_heading(page, section, message, "cite what it rests on")


@page_rule("section-on-one-source", WARNING, EXPLAINERS)
def section_on_one_source(page: Page, context: RuleContext) -> Iterator[Found]:
    """A section of three sentences or more rests on a single source.

    If that source is wrong, the whole section is.

    Wrong:
        One. Two. Three.{{ cite("un2024vote") }}

    Right:
        One. Two.{{ cite("un2024report") }} Three.{{ cite("un2024vote") }}
    """
    for section, blocks in _sections(page, context):
        keys = frozenset().union(*(block.keys for block in blocks))
        if len(keys) == 1 and _length(blocks) >= 3:
            message = f'the section "{section.title}" rests on one source, "{next(iter(keys))}"'
            hint = "cite a second source, whether it agrees or not, or join this section to another"
            yield _at_heading(page, section, message, hint)


def _sections(page: Page, context: RuleContext) -> Iterator[tuple[Section, Sequence[Block]]]:
    """Yield the sections of a page with a type, each with its blocks; table cells are left out.

    Sections that need no source are left out, with those below them.
    """
    above = _DEEPEST
    for section in page.prose.sections if page.front_matter.type and is_judged(page) else ():
        if section.level > above:
            continue
        above = section.level if _needs_none(page, section, context.unsourced) else _DEEPEST
        if above < _DEEPEST:
            continue
        if section.heading and not _UNNUMBERED.match(page.text.content, section.heading.start):
            yield section, [block for block in section.blocks if block.kind is not BlockKind.CELL]


def _needs_none(page: Page, section: Section, unsourced: Sequence[str]) -> bool:
    """Return whether the site names a section by its heading, or by a class of it."""
    if not (section.heading and unsourced):
        return False
    title, content = _plain(section.title), page.text.content
    marked = _CLASSES.match(content, section.heading.start)
    classes = marked["classes"].split() if marked else ()
    return any(name in classes or title == _plain(name) for name in unsourced)


@lru_cache(maxsize=1_000)
def _plain(heading: str) -> str:
    """Return a heading without what writers vary in it: case, and a mark at its end."""
    return heading.casefold().rstrip(" .:?!…")


def _length(blocks: Sequence[Block]) -> int:
    """Count the sentences of some blocks."""
    return sum(len(block.sentences) for block in blocks)


def _at_heading(page: Page, section: Section, message: str, hint: str) -> Found:
    return Found(page.text, section.heading or Span(page.body, page.body), message, hint)


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


@page_rule("plural-on-one-source", WARNING, EXPLAINERS, search=_PLURALS)
def plural_on_one_source(page: Page, _: RuleContext) -> Iterator[Found]:
    """Words such as "several reports" are supported by fewer than two sources.

    Cite as many sources as the words promise, or name the one source.

    Wrong:
        Several reports agree.{{ cite("un2024vote") }}

    Right:
        Several reports agree.{{ cite("un2024vote", "un2024report") }}
    """
    for sentence, match in _PLURALS.sentences(page):
        if len(sentence.keys) < 2:
            number = "one source" if sentence.keys else "no source"
            message = f'"{match["words"]}" is supported by {number}'
            hint = "cite two or more, or name the one"
            yield in_sentence(page, sentence, Span(*match.span("words")), message, hint)
