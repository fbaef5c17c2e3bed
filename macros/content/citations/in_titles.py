"""Templates in titles: mkdocs-macros renders a title like a page, but no Markdown is read in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...core.findings import Fault, Finding, at
from ...core.macro_table import pattern
from ...core.patterns import later
from ...core.text import Span, Text
from ...syntax import templates
from ...syntax.markdown.regions import Regions
from ..templating import Vocabulary
from .marks import Body, readings
from .mistakes import template_faults

CALL = re.compile(rf"\{{\{{[-+]?\s*(?:{pattern()})\s*\(")
"""A call of one of our macros."""
_NOTHING = Regions((), (), ())
# As mkdocs.utils.meta reads the title of a page before the page is rendered.
_FIRST_LINE = later(r"\s*# (?P<title>[^\n]*)")


def of_heading(text: Text, start: int) -> Iterator[Finding]:
    """Find what keeps the first line of a page, a heading, from being its title by itself."""
    match = _FIRST_LINE().match(text.content, start)
    if not match or "{" not in match["title"]:
        return
    try:
        templates.uses(match["title"])
    except templates.UnreadableError as error:
        message = f"mkdocs-macros renders titles, and cannot read this one: {error}"
        hint = 'close the macro in this line, or write a "title" in the front matter'
        yield at("unrendered-macro", text, Span(*match.span("title")), message, hint)


def faults(title: str, vocabulary: Vocabulary) -> Iterator[Fault]:
    """Find what keeps a title from being shown as it is meant."""
    if CALL.search(title):
        yield Fault("a citation in a title is not shown", "cite in the text of the page")
        return
    body = Body(Text("", title), 0, _NOTHING, (), (), vocabulary.names, vocabulary)
    read = tuple(readings(body))
    for found in (*(one for mark in read for one in mark.findings), *template_faults.findings(body, read)):
        yield Fault(found.message.replace("this page", "this title"), found.hint)
