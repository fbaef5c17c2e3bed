"""Error pages: what mkdocs-macros publishes in the place of a page that it cannot render."""

from __future__ import annotations

import re

_ERROR_PAGE = re.compile(
    r"""
    \#\ _Macro\ (?:Rendering|Syntax)\ Error_ \s+ _File_:[^\n]* \s+
    _(?: \w+_: | Line\ \d+\ in\ Markdown\ file:_ ) \ (?P<message>[^\n]*)
    """,
    re.VERBOSE,
)


def failure(markdown: str) -> str:
    """Return why mkdocs-macros put an error page in a page's place; empty when it did not."""
    match = _ERROR_PAGE.match(markdown)
    return match["message"].strip("*. ") if match else ""
