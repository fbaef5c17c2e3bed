"""The rule on footnotes that readers of the text never come to."""

from __future__ import annotations

from collections.abc import Iterator

from ....core.model import Page
from ..found import Found, RuleContext
from ..rule import ERROR, EXPLAINERS, page_rule


@page_rule("unused-footnote", ERROR, EXPLAINERS)
def unused_footnote(page: Page, _: RuleContext) -> Iterator[Found]:
    """A footnote is defined, and the text does not refer to it.

    It stands below the text all the same, with a link back that leads nowhere, and its citations count.
    Labels are the same only in the same case; of two footnotes with one label, readers see the last.

    Wrong:
        It began in May.

        [^may]: In the evening of 9 May.

    Right:
        It began in May.[^may]

        [^may]: In the evening of 9 May.
    """
    # A reference that differs from a label in case alone has a finding of its own, which names the label.
    meant = {key.casefold() for typed in page.prose.by_hand for key in typed.keys}
    last = {note.label: note.mark.start for note in sorted(page.prose.footnotes, key=lambda one: one.mark)}
    for note in page.prose.footnotes:
        if not note.is_read and last[note.label] > note.mark.start:
            again = page.text.location(last[note.label]).line
            message = (
                f'the footnote "[^{note.label}]" is defined again in line {again}, and readers see only that'
            )
            yield Found(page.text, note.mark, message, "give one of the two a label of its own, or delete it")
        elif not note.is_read and note.label.casefold() not in meant:
            hint = f'write "[^{note.label}]" where readers should come to it, or delete the footnote'
            message = f'the text does not refer to the footnote "[^{note.label}]"'
            yield Found(page.text, note.mark, message, hint)
