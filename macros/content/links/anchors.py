"""The anchors of a page: the ids of its headings, and those that its writers set.

All ids that a page may have are found, since a link that leads nowhere is reported where none of them fits.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ...syntax.markdown import slugs
from ...syntax.markdown.headings import texts
from ..settings.linking import Linking, SlugStyle
from ..settings.linking.plugins import ANCHORS
from .page_links import PageLinks

_BRACES = re.compile(r"\{:?[^{}\n]*\}")
_MARKED = re.compile(r"#([^\s{}#]+)")
_SET = re.compile(r"""\b(?:id|name)\s*[=:]\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'<>{}`,]+))""", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\[\^([^\]\n]+)\]")
# Marks of plugins and extensions that put other texts into a page.
_FROM_ELSEWHERE = re.compile(
    r"-8<-|^[ \t]*:::[ \t]|\[TAGS\b|<!--\s*material/|\bexec=|^[ \t]*!!\w|^[ \t]*/// ", re.MULTILINE
)


class Anchors(NamedTuple):
    """The ids that a page may have."""

    ids: frozenset[str]
    is_whole: bool
    """Whether the page has no other ids for certain."""

    def has(self, anchor: str) -> bool:
        """Return whether the page may have an anchor."""
        unnumbered = anchor.rstrip("0123456789")
        is_numbered = unnumbered.endswith("-") and unnumbered in self.ids
        return not self.is_whole or anchor in self.ids or is_numbered


def read(content: str, page: PageLinks, linking: Linking, own: Iterable[str]) -> Anchors:
    """Return the ids that a page may have; `own` are those of our lists on it.

    Of ids with a number at their end, `own` may have what is before the number.
    """
    is_whole = page.is_plain and not (
        linking.makes_ids or ANCHORS in linking.changed or _FROM_ELSEWHERE.search(content)
    )
    style = linking.slugs
    if style is None or not is_whole:
        return Anchors(frozenset(), is_whole=False)
    ids = {*_set(content), *own}
    named = [tuple(texts(title)) for title in page.titles]
    made = [slug for readings in named for slug in dict.fromkeys(_slug(text, style) for text in readings)]
    # A heading whose slug is set as an id elsewhere gets a number.
    ids |= {*slugs.unique(made), *slugs.unique([*sorted(ids.intersection(made)), *made])}
    return Anchors(frozenset(ids), all(named))


def _set(content: str) -> Iterator[str]:
    """Yield the ids that attributes set, and those of footnotes."""
    for braces in _BRACES.findall(content) if "{" in content else ():
        yield from _MARKED.findall(braces)
    for match in _SET.finditer(content):
        yield match[match.lastindex or 0]
    numbers = Counter(_FOOTNOTE.findall(content)) if "[^" in content else {}
    for label, number in numbers.items():
        yield from (f"fn:{label}", f"fnref:{label}")
        yield from (f"fnref{count}:{label}" for count in range(2, number + 1))


def _slug(text: str, style: SlugStyle) -> str:
    if style.function == "pymdownx":
        return slugs.of_pymdownx(text, style.separator, style.case, style.form, is_encoded=style.is_encoded)
    return slugs.of_markdown(text, style.separator, is_unicode=style.function == "unicode")
