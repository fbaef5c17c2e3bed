"""Rules on what a published page owes its readers: corrections, and answers to follow-up questions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ....core.model import Page
from ....core.program import PROGRAM
from ..found import AllPages, Found, RuleContext
from ..rule import EXPLAINERS, WARNING, read_rule, site_rule

if TYPE_CHECKING:
    from ....content.claims import Change

_MOST = 3


@site_rule("correction-missing", WARNING, EXPLAINERS, is_passing=True, program=PROGRAM)
def correction_missing(pages: AllPages, _: RuleContext) -> Iterator[Found]:
    """A fact on a published page has changed, and no correction says so.

    Readers who saw the earlier text should learn what was wrong in it, or what is new.
    A number, a date, a quotation, a rating or a source that changed needs an entry in `corrections`.
    So do a number or a date in the title, the description or the claim, and a sentence that lost its
      citation.
    A source of which only the key changed counts as unchanged; a page that was moved is compared with its
      earlier text.
    Where nothing changed for readers, write `minor: true`, and delete it with the next change.
    This is found only by a comparison: `$program check --base main`.

    Wrong:
        It freed 34 people.  # 33 in the commit before

    Right:
        corrections:
          - {date: 2024-03-05, kind: fact, text: "We wrote 33 in place of 34."}
    """
    if not pages.changed:
        return
    from ....content.claims import changes  # noqa: PLC0415  most checks compare with nothing, and start faster

    for earlier, page in pages.changed:
        if _needs_correction(earlier, page) and (found := changes(earlier, page, pages.renamed)):
            message = f"this published page changed without a correction: {_listed(found)}"
            yield Found(page.text, found[0].span, message, _hint(earlier, page, found))


def _needs_correction(earlier: Page, page: Page) -> bool:
    is_read = earlier.is_readable and page.is_readable
    if not is_read or not earlier.front_matter.published or earlier.text == page.text:
        return False
    is_minor = page.front_matter.is_minor and not earlier.front_matter.is_minor
    return not is_minor and len(set(page.front_matter.corrections)) <= len(
        set(earlier.front_matter.corrections)
    )


def _listed(found: tuple[Change, ...]) -> str:
    # The same number may be in the description and in the text.
    every = list(dict.fromkeys(_told(change) for change in found))
    told = "; ".join(every[:_MOST])
    return f"{told}; and {len(every) - _MOST} more" if len(every) > _MOST else told


def _told(change: Change) -> str:
    if change.old and change.new:
        return f"{change.kind} {change.old} → {change.new}"
    return f"{change.kind} {change.new or change.old} is {'new' if change.new else 'gone'}"


def _hint(earlier: Page, page: Page, found: tuple[Change, ...]) -> str:
    kind = "rating" if any(change.kind == "rating" for change in found) else "fact"
    entry = f"{{date: 2024-03-05, kind: {kind}, text: …}}"
    has_some = bool(page.front_matter.corrections)
    typed = f'add "- {entry}" to corrections' if has_some else f'add "corrections: [{entry}]"'
    if page.front_matter.is_minor:
        return f'{typed}, and delete "minor", which was there before this change'
    if earlier.front_matter.is_minor:
        suppression = '"<!-- ibidem: allow correction-missing: … -->" above it'
        return f'{typed}, or {suppression}, since "minor" was for the change before'
    return f'{typed}, or "minor: true" where nothing changed for readers'


@read_rule("unlinked-follow-up", WARNING, EXPLAINERS)
def unlinked_follow_up() -> None:
    """A follow-up question leads to no page.

    Readers who want the answer are left without it.
    Name the page that answers it, or suppress the finding until there is one.

    Wrong:
        follow_ups:
          - question: Why?

    Right:
        follow_ups:
          - question: Why?
            page: why.md
    """
