"""Front texts: what the front matter tells readers, as claims."""

from __future__ import annotations

import re
from dataclasses import replace

from ..facts import QUOTATION_MARK
from ..model import Page
from ..text import Span
from .extraction import Claim
from .stated_facts import StatedFact, stated_facts


def front_texts(page: Page) -> tuple[Claim, ...]:
    """Return the title, the description and the claim with their numbers and dates; empty ones too."""
    said = {
        "title": page.front_matter.title,
        "description": page.front_matter.description,
        "claim": page.front_matter.claim,
    }
    return tuple(_claim(page, name, text) for name, text in said.items())


def _claim(page: Page, name: str, text: str) -> Claim:
    key = re.compile(rf"^{name}\b", re.MULTILINE).search(page.text.content, 0, page.body)
    span = Span(*key.span()) if key else Span(0, 1)
    # Of a quotation here the numbers and dates are compared, and not the words.
    found = (_placed(page, fact, span) for fact in stated_facts(QUOTATION_MARK.sub(" ", text)))
    return Claim(span, text, facts=tuple(found))


def _placed(page: Page, fact: StatedFact, key: Span) -> StatedFact:
    """Return a fact with its place in the file; that of the field where it is typed otherwise."""
    start = page.text.content.find(fact.shown, key.end, page.body)
    return replace(fact, span=Span(start, start + len(fact.shown)) if start >= 0 else key)
