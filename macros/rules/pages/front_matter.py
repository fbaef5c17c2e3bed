"""Rules on what a page says of itself, and on the file of authors."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Page
from ..found import Found, RuleContext
from ..rule import ERROR, Rule


def _listed_already(page: Page, _: RuleContext) -> Iterator[Found]:
    """Find sources listed as further reading that the page lists already."""
    cited = {citation.key for citation in page.citations}
    for item in page.further_reading:
        if item.key in cited:
            message = f'"{item.key}" is listed on this page already'
            yield Found(page.text, item.span, message, "remove it from further_reading")
        cited.add(item.key)


INVALID_FRONT_MATTER = Rule(
    "invalid-front-matter",
    ERROR,
    "The front matter of a page cannot be read, or a value in it is not what its name asks for.",
    "These values are facts about the page: what it is, who wrote it, and what its evidence covers.",
    "checked: in spring",
    "checked: 2024-03-05",
    check_page=_listed_already,
)
MISSING_FRONT_MATTER = Rule(
    "missing-front-matter",
    ERROR,
    "A page lacks a field that its type needs.",
    "Every type needs `title`, `description`, `authors`, `published` and `checked`.\n"
    "A fact-check needs `claim`, `claimant` and `rating` too, an opinion `disclosure`.\n"
    "A page without a `type` needs none of them.",
    "type: fact-check",
    "type: fact-check\nclaim: The vote was unanimous.\n…",
)


def _repeated_title(page: Page, _: RuleContext) -> Iterator[Found]:
    """Find headings of level 1 on pages whose title stands in the front matter."""
    if page.matter.type and page.heading:
        message = "readers see the title of the front matter, and this heading as a second one"
        is_underlined = page.text.content[page.heading.start] != "#"
        instead = 'underline it with "---"' if is_underlined else 'begin it with "##"'
        yield Found(page.text, page.heading, message, f"delete this heading, or {instead}")


REPEATED_TITLE = Rule(
    "repeated-title",
    ERROR,
    "A page of a type has a heading of level 1 beside the title of its front matter.",
    "The heading of such a page is made of its front matter, with the byline and the dates below it.",
    "# How did the vote end?",
    'title: "How did the vote end?"',
    check_page=_repeated_title,
)
INVALID_AUTHOR = Rule(
    "invalid-author",
    ERROR,
    "The file of authors cannot be read, or a value in it is not what its name asks for.",
    "`docs/.authors.yml` holds the authors by key; each needs a `name`.",
    "authors: [Ada Lovelace]",
    "authors:\n  ada:\n    name: Ada Lovelace",
)
