"""The rule on the last sentence of a paragraph, which readers remember best."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....core.model import Block, BlockKind, Page
from ..found import Found, RuleContext
from ..judged_prose import is_judged
from ..rule import EXPLAINERS, WARNING, page_rule

_NO_CLAIM = re.compile(r"\?\W*$|^\W*(?:see|read)\s", re.IGNORECASE)


@page_rule("uncited-paragraph-end", WARNING, EXPLAINERS)
def uncited_paragraph_end(page: Page, _: RuleContext) -> Iterator[Found]:
    """A paragraph cites sources, and its last sentence has none.

    Readers remember the last sentence best, and here nothing supports it.
    Cite what a conclusion of your own rests on, too.

    Wrong:
        It began in May.{{ cite("un2024vote") }} It was bound to fail.

    Right:
        It began in May. Our reading: it was bound to fail.{{ cite("un2024vote") }}
    """
    for block in page.prose.blocks if page.front_matter.type and is_judged(page) else ():
        if _ends_uncited(block):
            message = "this paragraph cites sources, and its last sentence has none"
            hint = "cite what it rests on, or say that it is your reading and of which sources"
            yield Found(page.text, block.sentences[-1].span, message, hint)


def _ends_uncited(block: Block) -> bool:
    """Return whether a block ends on a claim without a source; a question or a reference is not a claim."""
    is_prose = block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
    if not is_prose or not block.keys or block.ends_on_citation:
        return False
    last = block.sentences[-1]
    return not last.keys and not last.is_attempt and not _NO_CLAIM.search(last.text)
