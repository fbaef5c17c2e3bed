"""What a built page shows that looks like ours and is not, and markers that no page may be published with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core.findings import Finding, at
from ..core.model import Page
from ..core.shown import one_line
from ..core.text import Location, Span
from ..render.built_pages import BuiltPage
from .render_check import inclusion

_MARK = re.compile(r"\{[{%][^\n]*")
_HINT = (
    "delete it, and cite with a macro in the page itself; it comes from a file or a macro that this page uses"
)


def found(path: str, page: Page | None, rendered: BuiltPage) -> Iterator[Finding]:
    """Yield findings for what the text of a page does not have: a macro or another file has written it."""
    for element in dict.fromkeys((*rendered.imitations, *rendered.statements)):
        message = f"the built page shows {element}, which imitates what a citation becomes"
        yield _at("imitated-markup", path, page, message, _HINT)
    if rendered.is_forged:
        message = (
            "the built page shows the characters U+E100 and U+E101, which stand for citations in a build"
        )
        yield _at("forged-token", path, page, message, _HINT)


def withheld(path: str, page: Page | None, rendered: BuiltPage) -> Iterator[Finding]:
    """Yield a finding for each key that a marker shows and no source has: such a page is never published."""
    for shown in dict.fromkeys(rendered.missing):
        key = shown.removeprefix("[? ").removesuffix("]")
        message = f'no source has the key "{key}", and no build publishes such a citation'
        hint = "add the source, or delete the citation; accepting it lets only a check pass"
        cited = next((one.span for one in page.citations if one.key == key), None) if page else None
        yield _at("undefined-citation", path, page, message, hint, cited)


def _at(
    rule: str, path: str, page: Page | None, message: str, hint: str, place: Span | None = None
) -> Finding:
    """Make a finding at a place of a page, or where the page shows another text."""
    if page is None:
        return Finding(rule, Location(path, 1, 1), one_line(message), hint)
    return at(rule, page.text, place or _shown(page), message, hint)


def _shown(page: Page) -> Span:
    """Return where a page may show another text: a mark of Jinja, or else where it includes a file."""
    taken = [call.span for call in page.calls]
    marks = (Span(*match.span()) for match in _MARK.finditer(page.text.content, page.body))
    free = (mark for mark in marks if not any(span.contains(mark.start) for span in taken))
    return next(free, None) or inclusion(page)
