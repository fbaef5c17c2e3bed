"""The rule that compares a page with what it said before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..findings import Finding, at
from ..model import Page
from .corpus import Corpus

if TYPE_CHECKING:
    from ..statements import Change

_MOST = 3


def correction_missing(corpus: Corpus) -> Iterator[Finding]:
    """Find published pages that changed what readers rely on, without a word in their corrections."""
    if not corpus.earlier:
        return
    from ..statements import changes  # noqa: PLC0415  most checks compare with nothing, and begin sooner

    for page in corpus.pages:
        earlier = corpus.earlier.get(page.path)
        if earlier and _owes_a_word(earlier, page) and (found := changes(earlier, page, corpus.renamed)):
            message = f"this published page changed without a correction: {_listed(found)}"
            yield at("correction-missing", page.text, found[0].span, message, _hint(earlier, page, found))


def _owes_a_word(earlier: Page, page: Page) -> bool:
    is_read = earlier.is_readable and page.is_readable
    if not is_read or not earlier.matter.published or earlier.text == page.text:
        return False
    is_minor = page.matter.is_minor and not earlier.matter.is_minor
    return not is_minor and len(set(page.matter.corrections)) <= len(set(earlier.matter.corrections))


def _listed(found: tuple[Change, ...]) -> str:
    # The same number may stand in the description and in the text.
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
    has_some = bool(page.matter.corrections)
    typed = f'add "- {entry}" to corrections' if has_some else f'add "corrections: [{entry}]"'
    if page.matter.is_minor:
        return f'{typed}, and delete "minor", which was there before this change'
    if earlier.matter.is_minor:
        accepted = '"<!-- ibidem: allow correction-missing: … -->" above it'
        return f'{typed}, or {accepted}, since "minor" was for the change before'
    return f'{typed}, or "minor: true" where nothing changed for readers'
