"""Calls of the macro that draws the timeline of its page."""

from __future__ import annotations

import re
from collections.abc import Container

from ...core.findings import Finding, at
from ...core.macro_table import TIMELINE
from ...core.model import Call
from ...core.text import Span, Text
from .mistakes import misspelt

_BEGUN = re.compile(rf"\{{\{{[-+]?\s*{TIMELINE.name}\s*\(")
_WHOLE = re.compile(rf"{_BEGUN.pattern}\s*\)\s*[-+]?\}}\}}")


def read(text: Text, span: Span, hidden_in: str, macros: Container[str]) -> Call | Finding | None:
    """Read an expression; None where it calls something else, such as a macro of the site by that name."""
    if not _BEGUN.match(text.content, *span) or TIMELINE.name in macros:
        return None
    if TIMELINE.name in misspelt.defined(text.content):
        return None
    if _WHOLE.fullmatch(text.content, *span):
        return Call(span, (), hidden_in=hidden_in, macro=TIMELINE.name)
    message = f"{TIMELINE.name}() takes nothing, and stands alone in its braces"
    return at("invalid-timeline", text, span, message, f"write {TIMELINE.usage}")
