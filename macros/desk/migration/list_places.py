"""Where a site of mkdocs-bibtex has commands for its lists of sources, which we need not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...core.findings import Fault
from ...core.page_templates import SOURCES
from ...core.text import Span

_HEADING = re.compile(r"^(?:\#{1,6}[^\n]*|[^\n]*\S[^\n]*\n(?:=+|-+))[ \t]*(?:\n\s*)?\Z", re.MULTILINE)


def paragraph(content: str, span: Span) -> Span:
    """Return the place of a command, with its line where it stands alone, and one empty line beside it."""
    start = content.rfind("\n", 0, span.start) + 1
    stop = content.find("\n", span.end)
    stop = stop if stop >= 0 else len(content)
    if content[start : span.start].strip() or content[span.end : stop].strip():
        return span
    end = min(stop + 1, len(content))
    follows_blank = content[:start].endswith("\n\n")
    if follows_blank and (end == len(content) or content[end] == "\n"):
        start -= 1
    return Span(start, end)


def of_list(content: str, start: int, span: Span, *, is_of_site: bool) -> Iterator[Fault]:
    """Say what is left to do where a list was."""
    if is_of_site:
        hint = f'write "template: {SOURCES}" in the front matter of the page that is to have it'
        yield Fault("the list of all sources is gone from here", hint, span)
    line = content.rfind("\n", 0, span.start) + 1
    yield from heading_alone(content, start, line, span.end)


def heading_alone(content: str, start: int, before: int, behind: int) -> Iterator[Fault]:
    """Find a heading with nothing below it but the list that was between two offsets."""
    heading, rest = _HEADING.search(content, start, before), content[behind:].lstrip()
    if heading and (not rest or rest.startswith("#")):
        hint = "delete it: our list has a heading of its own"
        yield Fault("this heading stood over the list alone", hint, Span(*heading.span()))
