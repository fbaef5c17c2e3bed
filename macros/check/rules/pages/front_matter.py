"""Rules on what a page says of itself, and on the file of authors."""

from __future__ import annotations

from collections.abc import Iterator

from ....content.front_matter.fields import REQUIRED
from ....core.model import PAGE_TYPES, Page
from ....core.text import enumerated
from ..found import Found, RuleContext
from ..rule import ERROR, EVERY_PAGE, EXPLAINERS, page_rule, read_rule


def _named(fields: tuple[str, ...]) -> str:
    return enumerated([f"`{name}`" for name in fields])


@page_rule("invalid-front-matter", ERROR, EVERY_PAGE)
def invalid_front_matter(page: Page, _: RuleContext) -> Iterator[Found]:
    """The front matter of a page cannot be read, or a value in it is not what its name asks for.

    These values are facts about the page: what it is, who wrote it, and what its evidence covers.

    Wrong:
        checked: in spring

    Right:
        checked: 2024-03-05
    """
    cited = {citation.key for citation in page.citations}
    for item in page.front_matter.further_reading:
        if item.key in cited:
            message = f'"{item.key}" is listed on this page already'
            yield Found(page.text, item.span, message, "remove it from further_reading")
        cited.add(item.key)


@read_rule(
    "missing-front-matter",
    ERROR,
    EXPLAINERS,
    required=_named(REQUIRED),
    more="; ".join(
        f"{kind.name.replace('-', ' ')}: {_named(kind.fields)}" for kind in PAGE_TYPES.values() if kind.fields
    ),
)
def missing_front_matter() -> None:
    """A page lacks a field that its type needs.

    Every type needs $required.
    Some types need more ($more).
    A page without a `type` needs none of them.

    Wrong:
        type: fact-check

    Right:
        type: fact-check
        claim: The vote was unanimous.
        …
    """


@page_rule("repeated-title", ERROR, EXPLAINERS)
def repeated_title(page: Page, _: RuleContext) -> Iterator[Found]:
    """A page with a type has a heading of level 1 beside the title of its front matter.

    Such a page gets its heading from its front matter, with the byline and the dates below it.

    Wrong:
        # How did the vote end?

    Right:
        title: "How did the vote end?"
    """
    if page.front_matter.type and page.heading:
        message = "readers see the title of the front matter, and this heading as a second one"
        is_underlined = page.text.content[page.heading.start] != "#"
        instead = 'underline it with "---"' if is_underlined else 'begin it with "##"'
        has_title = page.front_matter.title
        move = "delete this heading" if has_title else 'move its words to the front matter, as "title: …"'
        yield Found(page.text, page.heading, message, f"{move}, or {instead}")


@read_rule("invalid-author", ERROR, EXPLAINERS)
def invalid_author() -> None:
    """The file of authors cannot be read, or a value in it is not what its name asks for.

    `docs/.authors.yml` holds the authors by key; each needs a `name`.

    Wrong:
        authors: [Ada Lovelace]

    Right:
        authors:
          ada:
            name: Ada Lovelace
    """


@read_rule("unsafe-value", ERROR)
def unsafe_value() -> None:
    """A value that templates print as it is would run a script, load something, or end the HTML around it.

    Material prints many fields of the front matter without escaping them: `status`, `icon`, `template`,
      `tags` and, on pages without a type, `title`, `description`, `author` and `subtitle`.
    The names of files, the authors of its blog, and the addresses in `mkdocs.yml` are looked at too.
    HTML that only formats, such as `<code>`, is left alone; write plain text for the rest.

    Wrong:
        status: 'new" onmouseover="alert(1)'

    Right:
        status: new
    """
