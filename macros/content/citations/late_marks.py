"""Marks of templates in a text that a page gets after its macros have run: readers see them as typed.

A citation works there in its plainest form alone, which the Markdown extension reads.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...core.findings import Finding, at
from ...core.macro_table import CITE, MACROS
from ...core.text import Span, Text, covering
from ...syntax import templates
from ...syntax.markdown.regions import regions
from ...syntax.templates import MarkKind, UnreadableError
from .marks import has_call
from .plain_calls import PLAIN

_SEEN = (MarkKind.EXPRESSION, MarkKind.STATEMENT, MarkKind.RAW)


def findings(text: Text, *, ours_alone: bool) -> Iterator[Finding]:
    """Find the marks that readers would see; `ours_alone` where other marks are a page's own text."""
    if not any(mark in text.content for mark in ("{{", "{%")):
        return
    marked = regions(text.content, is_templated=False)
    apart = sorted([*marked.code, *marked.comments])
    for mark in templates.marks(text.content):
        is_seen = mark.kind in _SEEN and covering(apart, mark.span.start) is None
        if not is_seen or PLAIN.fullmatch(text.content, *mark.span):
            continue
        if mark.kind is MarkKind.EXPRESSION and has_call(text, mark.span):
            message = "in a snippet a citation needs its plainest form, since macros have run before"
            yield at("unrendered-macro", text, mark.span, message, f"write {_plain(text, mark.span)}")
        elif not ours_alone:
            message = "this is published as it is typed: snippets are put in after macros have run"
            hint = 'write out what it stands for, or show the file with {% include "…" %}'
            yield at("unrendered-macro", text, mark.span, message, hint)


def _plain(text: Text, span: Span) -> str:
    """Return a call as a snippet can have it."""
    try:
        call = templates.literal_call(text.content[slice(*span)], MACROS)
    except UnreadableError:
        call = None
    if call is None or call.named.keys() - {"prefix", "locator"}:
        return CITE.usage
    macro = MACROS[call.name]
    words = macro.words(call.texts) if len(call.texts) > 1 else ""
    return macro.typed(macro.keys(call.texts), words, **call.named)
