"""The anchors of a page: the ids of its headings, and those that its writers set.

All ids that a page may have are found, since a link that leads nowhere is reported where none of them fits.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ...core.text import blanked
from ...syntax.markdown import slugs
from ...syntax.markdown.destinations import NOTHING, UNKNOWN
from ...syntax.markdown.headings import headings
from ...syntax.templates import MarkKind
from ..settings.linking import Linking, SlugStyle
from ..settings.linking.plugins import ANCHORS
from .body_reading import BodyReading

_UNKNOWN_KINDS = frozenset({MarkKind.STATEMENT, MarkKind.EXPRESSION})

_BRACES = re.compile(r"\{:?[^{}\n]*\}")
_MARKED = re.compile(r"#([^\s{}#]+)")
_SET = re.compile(r"""\b(?:id|name)\s*[=:]\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'<>{}`,]+))""", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\[\^([^\]\n]+)\]")
# Marks of plugins and extensions that put other texts into a page.
_FROM_ELSEWHERE = re.compile(
    r"-8<-|^[ \t]*:::[ \t]|\[TAGS\b|<!--\s*material/|\bexec=|^[ \t]*!!\w|^[ \t]*/// ", re.MULTILINE
)


def read(reading: BodyReading, linking: Linking) -> tuple[frozenset[str], bool]:
    """Return the ids that a page may have, and whether it has no others for certain."""
    content, start, calls = reading.text.content, reading.start, {call.span for call in reading.calls}
    ids = set(_set(content, start))
    is_whole = not (
        linking.slugs is None
        or linking.makes_ids
        or ANCHORS in linking.changed
        or _FROM_ELSEWHERE.search(content, start)
        or any(mark.kind in _UNKNOWN_KINDS and mark.span not in calls for mark in reading.marks)
    )
    if linking.slugs:
        named = list(headings(_with_marks(reading), start, reading.regions.code))
        is_whole = is_whole and all(named)
        made = [
            slug for texts in named for slug in dict.fromkeys(_slug(text, linking.slugs) for text in texts)
        ]
        # A heading whose slug is set as an id elsewhere gets a number.
        ids |= {*slugs.unique(made), *slugs.unique([*sorted(ids.intersection(made)), *made])}
    return frozenset(ids), is_whole


def _with_marks(reading: BodyReading) -> str:
    """Return a text with characters in place of citations, which headings leave out, and of other marks."""
    numbers = {call.span for call in reading.calls if not call.quotation and not call.names}
    others = {mark.span for mark in reading.marks if mark.kind is MarkKind.EXPRESSION}
    others = others.union(call.span for call in reading.calls) - numbers
    content = reading.text.content
    return blanked(blanked(content, numbers, NOTHING), others, UNKNOWN) if numbers or others else content


def _set(content: str, start: int) -> Iterator[str]:
    """Yield the ids that attributes set, and those of footnotes."""
    for braces in _BRACES.findall(content, start) if "{" in content else ():
        yield from _MARKED.findall(braces)
    for match in _SET.finditer(content, start):
        yield match[match.lastindex or 0]
    numbers = Counter(_FOOTNOTE.findall(content, start)) if "[^" in content else {}
    for label, number in numbers.items():
        yield from (f"fn:{label}", f"fnref:{label}")
        yield from (f"fnref{count}:{label}" for count in range(2, number + 1))


def _slug(text: str, style: SlugStyle) -> str:
    if style.function == "pymdownx":
        return slugs.of_pymdownx(text, style.separator, style.case, style.form, is_encoded=style.is_encoded)
    return slugs.of_markdown(text, style.separator, is_unicode=style.function == "unicode")
