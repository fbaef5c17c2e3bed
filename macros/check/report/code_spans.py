"""Code spans of Markdown: the one place where GitHub shows a text as it is."""

from __future__ import annotations

import re


def code_span(line: str) -> str:
    """Return one line as a code span, whose fence is longer than any run of backticks in it.

    The form is that of CommonMark 0.31.2, section 6.1.
    """
    fence = "`" * (1 + max(map(len, re.findall("`+", line)), default=0))
    pad = " " if line[:1] in ("`", "") or line.endswith("`") else ""
    return f"{fence}{pad}{line}{pad}{fence}"
