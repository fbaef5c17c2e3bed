"""Citations to tokens in the body of a page that the check has read: nothing is scanned again."""

from __future__ import annotations

import re

from .model import Page
from .tokens import Token

_MARK = re.compile(r"\{[{%#]")


def substituted(page: Page, markdown: str) -> str | None:
    """Return a page's body with a token for each call.

    None when the text is not what the file has, or when more than calls is left for Jinja in it.
    """
    content = page.text.content
    start = len(content) - len(markdown)
    if not content.endswith(markdown) or content[page.body : start].strip("\n") or start < page.body:
        return None
    parts, position = list[str](), start
    for number, call in enumerate(page.calls):
        if not call.hidden_in:
            keys = tuple(citation.key for citation in call.citations)
            token = Token(keys, call.locator, call.quotation, number)
            parts += [content[position : call.span.start], str(token)]
            position = call.span.end
    body = "".join([*parts, content[position:]])
    return None if _MARK.search(body) else body
