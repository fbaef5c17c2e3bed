"""Front texts: what the front matter tells readers, as statements."""

from __future__ import annotations

import re
from dataclasses import replace

from ..facts import QUOTATION_MARK
from ..model import Page
from ..text import Span
from .details import Detail, details
from .reading import Statement

# What somebody else says here has no quotation to be compared, but its numbers and dates.


def front_texts(page: Page) -> tuple[Statement, ...]:
    """Return the title, the description and the claim with their numbers and dates; empty ones too."""
    said = {"title": page.matter.title, "description": page.matter.description, "claim": page.matter.claim}
    return tuple(_statement(page, name, text) for name, text in said.items())


def _statement(page: Page, name: str, text: str) -> Statement:
    key = re.compile(rf"^{name}\b", re.MULTILINE).search(page.text.content, 0, page.body)
    span = Span(*key.span()) if key else Span(0, 1)
    found = (_placed(page, detail, span) for detail in details(QUOTATION_MARK.sub(" ", text)))
    return Statement(span, text, details=tuple(found))


def _placed(page: Page, detail: Detail, key: Span) -> Detail:
    """Return a detail with its place in the file; that of the field where it is typed otherwise."""
    start = page.text.content.find(detail.shown, key.end, page.body)
    return replace(detail, span=Span(start, start + len(detail.shown)) if start >= 0 else key)
