"""What is wrong with a page as a template: it cannot be parsed, or names what does not exist."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ....core.findings import Finding, at, meant
from ....core.text import Span, blanked
from ....syntax import templates
from ....syntax.templates import Mark, MarkKind, UnreadableError
from ..marks import Body, MarkReading
from . import intended, undefined_names

# Marks of include-markdown, which puts files in before Jinja reads the page.
_INCLUSION = re.compile(r"""\{%-?\s*include(?:-markdown\s|\s+(?:"[^"]*"|'[^']*')\s+[\w-]+=)""")
_READ = (MarkKind.EXPRESSION, MarkKind.STATEMENT)
_NO_STATEMENT = "there is no statement"
_FIX = "fix it, or put it into a code span"


def findings(body: Body, read: Sequence[MarkReading]) -> Iterator[Finding]:
    """Find what keeps mkdocs-macros from rendering a page: it would publish an error page, or text as typed.

    Code and marks with other findings are left out.
    """
    reported = [one.mark.span for one in read if one.is_attempt and not _is_statement(one)]
    included = [one.mark.span for one in read if _INCLUSION.match(body.text.content, one.mark.span.start)]
    left_out = {*reported, *included}
    others = [one.mark for one in read if not one.call and one.mark.span not in left_out]
    # Nothing is wrong with a remark, nor with what is raw, so that most pages need no parser.
    if not any(mark.kind in _READ for mark in others) or not body.vocabulary.is_readable:
        return
    content = blanked(body.text.content, [*body.regions.code, *left_out])[body.start :]
    try:
        used = templates.uses(content, undefined_names.known(body), body.vocabulary.extensions)
    except UnreadableError as error:
        statements = [mark for mark in others if mark.kind is MarkKind.STATEMENT]
        if mark := templates.unpaired(statements):
            is_end = mark.name.startswith("end")
            message = f'"{mark.name}" {"closes nothing" if is_end else "is never closed"}'
            hint = "delete it" if is_end else f'close it with "{{% end{mark.name} %}}"'
            yield at("unrendered-macro", body.text, mark.span, message, hint)
            return
        line = _line(content, error.line).shifted(body.start)
        yield _unreadable(body, error, line, others)
        return
    if body.vocabulary.is_known and not included:
        yield from undefined_names.findings(body, content, used, [mark.span for mark in others])


def _is_statement(read: MarkReading) -> bool:
    """Return whether a mark is a statement that Jinja has to read; one in a formula should be none."""
    is_marked = any(finding.rule == "unrendered-macro" for finding in read.findings)
    return read.mark.kind is MarkKind.STATEMENT and not is_marked


def _near(name: str) -> str:
    """Ask for the statement that is meant; few pages have one that does not exist."""
    from ....syntax.explained.jinja_faults import STATEMENTS  # noqa: PLC0415

    return meant(name, (*STATEMENTS, *(f"end{one}" for one in templates.BLOCKS)))


def _unreadable(body: Body, error: UnreadableError, line: Span, marks: Sequence[Mark]) -> Finding:
    """Report that Jinja cannot read a page, at the mark of a line that it cannot read."""
    for mark in marks:
        is_elsewhere = mark.span.end <= line.start or mark.span.start >= line.end
        # What ends too much has been found before.
        if is_elsewhere or mark.name.startswith("end"):
            continue
        typed = body.text.content[slice(*mark.span)]
        if said := templates.fault(typed, mark.name, body.vocabulary.extensions):
            is_unknown = said.startswith(_NO_STATEMENT)
            what = "statement" if mark.kind is MarkKind.STATEMENT else "macro"
            message = said if is_unknown else f"this {what} cannot be read: {said}"
            near = _near(mark.name) if is_unknown else ""
            cited = intended.typed(typed, body.keys) if mark.kind is MarkKind.EXPRESSION else ""
            return at(
                "unrendered-macro", body.text, mark.span, message, f"write {cited}" if cited else near or _FIX
            )
    return at("unrendered-macro", body.text, line, f"this page is not a template: {error}", _FIX)


def _line(body: str, number: int) -> Span:
    """Return the place of a line, counted from 1, without its indentation."""
    lines = body.split("\n")
    line = lines[number - 1]
    start = sum(len(one) + 1 for one in lines[: number - 1])
    return Span(start + len(line) - len(line.lstrip()), start + len(line))
