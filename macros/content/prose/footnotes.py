"""Footnotes of a page in the order in which they are read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from ...core.model import Footnote
from ...core.text import Span, covering
from ...syntax.markdown import footnotes as notation
from ...syntax.markdown import snippets

_STATEMENT = re.compile(r"\{%[-+]?\s*(?:include|import|from)\b")


def footnotes(
    content: str, prose: str, start: int, apart: Iterable[Span]
) -> tuple[tuple[Footnote, ...], Collection[str] | None]:
    """Return the footnotes of a page whose body begins at `start`, and their labels.

    Those that nobody reads come last. `prose` is the content with something else in place of the spans
    that are apart. Where the page includes a file, nobody knows which footnotes are read: all of them
    count as read, and the labels are None.
    """
    is_whole = snippets.MARK not in prose and not any(_STATEMENT.match(content, span.start) for span in apart)
    definitions, references = notation.footnotes(content, prose, start)
    # Of two definitions of a label, the last is shown.
    shown = {one.label: one for one in definitions}
    places = [one.span for one in definitions]
    text, inside = list[str](), {label: list[str]() for label in shown}
    for reference in references:
        place = covering(places, reference.span.start)
        around = None if place is None else definitions[place]
        if around is None:
            text.append(reference.label)
        elif shown[around.label] is around:
            inside[around.label].append(reference.label)
    order = [shown[label] for label in notation.reading_order(text, inside)]
    reached = {one.mark for one in order}
    unread = [one for one in definitions if one.mark not in reached]
    read = [Footnote(one.label, one.mark, one.span) for one in order]
    others = [Footnote(one.label, one.mark, one.span, is_read=not is_whole) for one in unread]
    return (*read, *others), shown.keys() if is_whole else None
