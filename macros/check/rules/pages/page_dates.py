"""Rules on the dates in a page's front matter."""

from __future__ import annotations

from collections.abc import Iterator

from ....core.model import Day, Page, Source
from ....syntax.dates import earliest
from ..cited import first_cited
from ..found import Found, RuleContext
from ..rule import ERROR, EXPLAINERS, page_rule, read_rule


@read_rule("date-order", ERROR, EXPLAINERS)
def date_order() -> None:
    """By its dates, a page was updated, checked or corrected before it was published.

    Readers judge by these dates how far they can rely on a page.
    All of them may be the same day.

    Wrong:
        published: 2024-03-05
        checked: 2024-03-04

    Right:
        published: 2024-03-05
        checked: 2024-03-05
    """


@page_rule("source-after-check", ERROR, EXPLAINERS, needs="store")
def source_after_check(page: Page, context: RuleContext) -> Iterator[Found]:
    """A page cites a source that is dated after the day on which the page was last checked or updated.

    Nobody can have read the source on that day; one more day is allowed, for the time zones.
    For a month, a year or a range, the first day counts.
    Approximate dates, and sources with a `pubstate`, are not checked.
    The finding is at the first citation of the source.

    Wrong:
        checked: 2024-03-05  # and a source with date = {2024-03-08}

    Right:
        checked: 2024-03-09  # when it was read again
    """
    checked, updated = page.front_matter.checked, page.front_matter.updated
    days = [(day, verb) for day, verb in ((checked, "checked"), (updated, "updated")) if day]
    if not days:
        return
    last, verb = max(days, key=lambda pair: pair[0].iso)
    for citation, source in first_cited(page, context.bibliography):
        day = _earliest(source)
        # Elsewhere it may be the next day already.
        if day and earliest(day) > earliest(last) + 1:
            message = f'"{source.key}" is dated {day.words}, and the page was last {verb} on {last.words}'
            hint = 'fix the date of the source, or write a later "checked" once you have read it'
            yield Found(page.text, citation.span, message, hint)


def _earliest(source: Source) -> Day | None:
    """Return the first date on which a source can have been read; None when it is not certain."""
    if source.date is None or source.date.is_approximate or "pubstate" in dict(source.fields):
        return None
    return source.date.start
