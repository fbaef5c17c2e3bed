"""Pages: citations in pandoc's notation become calls of macros, and nothing else of a text changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...content import citations, front_matter
from ...content.citations import bracketed
from ...core.findings import Fault
from ...core.model import Call
from ...core.originals import Edit, Original
from ...core.text import Span, Text
from ...syntax import templates
from ...syntax.markdown import pandoc
from ...syntax.markdown.regions import regions
from ...syntax.templates import MarkKind
from . import turning
from .list_places import heading_alone, of_list, paragraph
from .turning import Keys, Turned

_BESIDE = "this command has no space around it, and stays"


@dataclass(frozen=True, slots=True)
class Migrated:
    """What happens to one file."""

    edits: tuple[Edit, ...] = ()
    turned: int = 0
    """How many citations are turned."""
    left: tuple[Fault, ...] = ()
    """What stays as it is, or asks for a decision, each with its place."""


def in_notebook(text: Text, keys: Keys) -> Iterator[Fault]:
    """Yield the first citation of a notebook, which nothing of ours reads."""
    for cluster in pandoc.clusters(text.content, 0, ()):
        if any(keys.meant(one.key) for one in cluster.sources):
            hint = "write the part that cites as a page"
            yield Fault("citations in a notebook stay", hint, text.location(cluster.span.start))
            return


def migrated(text: Text, keys: Keys) -> Migrated:
    """Return the edits of a page, and what is left in it; a page that would be misread stays as it is."""
    front, _ = front_matter.front_matter(text)
    marked = regions(text.content, front.body)
    marks = _marks(text.content, front.body) if keys.is_templated else ()
    prose = bracketed.seen(text.content, marked, marks)
    found = tuple(turning.turned(prose, front.body, marked, keys))
    turned = sorted((one for one in found if isinstance(one, Turned)), key=lambda one: one.span)
    edits = [Edit(one.span, one.typed) for one in turned]
    left = [one for one in found if isinstance(one, Fault)]
    named = (keys.commands.page_list, keys.commands.site_list)
    lists = tuple(pandoc.commands(prose, front.body, named))
    removed = [Edit(paragraph(text.content, span), "") for _, span in lists]
    if fault := _misread(text, front.body, turned, [*edits, *removed], keys):
        return Migrated(left=_placed(text, [*left, fault]))
    edits += removed
    left += (
        Fault(_BESIDE, "delete it: each page that cites has its list at the end", span)
        for _, span in pandoc.commands(prose, front.body, named, is_apart=False)
    )
    for name, span in lists:
        left += of_list(text.content, front.body, span, is_of_site=name == keys.commands.site_list)
    if turned and not lists:
        # mkdocs-bibtex adds its list to the end of such a page.
        left += heading_alone(text.content, front.body, len(text.content), len(text.content))
    return Migrated(tuple(edits), len(turned), _placed(text, left))


def _placed(text: Text, left: Sequence[Fault]) -> tuple[Fault, ...]:
    spans = sorted(
        ((one.place, one) for one in left if isinstance(one.place, Span)), key=lambda pair: pair[0]
    )
    return tuple(Fault(one.message, one.hint, text.location(span.start)) for span, one in spans)


def _marks(content: str, position: int) -> Iterator[Span]:
    """Yield Jinja's marks: nothing in them is Markdown."""
    marks = templates.Marks(content)
    while mark := marks.next(position):
        position = mark.span.end
        if mark.kind is not MarkKind.UNCLOSED:
            yield mark.span


def _misread(
    text: Text, start: int, turned: Sequence[Turned], edits: Sequence[Edit], keys: Keys
) -> Fault | None:
    """Return a fault when the page with its edits does not cite exactly what was turned and what it cited."""

    def calls(one: Text) -> tuple[Call, ...]:
        known = keys.bibliography.by_key
        return citations.scan(one, start, known, is_templated=keys.is_templated)[0].calls

    before = [(call.span, call) for call in calls(text)]
    wanted = sorted(
        [*before, *((one.span, call) for one in turned for call in one.calls)], key=lambda pair: pair[0]
    )
    after = Original(text.path, text.content).edited(edits).text
    shown = [_said(call) for call in calls(after)]
    if shown == [_said(call) for _, call in wanted]:
        return None
    return Fault(
        "this page would be read in another way", "turn its citations by hand", Span(start, start + 1)
    )


def _said(call: Call) -> tuple[object, ...]:
    keys = tuple(one.key for one in call.citations)
    return call.macro, keys, call.locator, call.prefix, call.quotation, call.hidden_in
