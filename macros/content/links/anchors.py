"""The anchors of a page: the ids of its headings, and those that its writers set.

All ids that a page may have are found, since a link that leads nowhere is reported where none of them fits.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ...core.patterns import later
from ...syntax.markdown.linking import slugs
from ...syntax.markdown.linking.headings import texts
from ..settings.linking import Linking, SlugStyle
from ..settings.linking.plugins import ANCHORS
from .page_links import PageLinks

_BRACES = re.compile(r"\{:?[^{}\n]*\}")
_MARKED = re.compile(r"#([^\s{}#]+)")
_SET = later(r"""\b(?:id|name)\s*[=:]\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'<>{}`,]+))""", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\[\^([^\[\]\n]+)\]")
# Marks of plugins and extensions that put other texts into a page.
_FROM_ELSEWHERE = later(
    r"-8<-|^[ \t]*:::[ \t]|\[TAGS\b|<!--\s*material/|\bexec=|^[ \t]*!!\w|^[ \t]*/// ", re.MULTILINE
)


@dataclass(frozen=True)
class Anchors:
    """The anchors that a page may have."""

    content: str
    """The text of the page."""
    page: PageLinks
    linking: Linking
    own: Sequence[str]
    """The ids of our lists on the page; of those with a number at their end, what is before the number."""

    def has(self, anchor: str) -> bool:
        """Return whether the page may have an anchor."""
        if not self.page.is_plain or anchor in self._slugs:
            return True
        unnumbered = anchor.rstrip("0123456789")
        is_numbered = unnumbered.endswith("-") and unnumbered in self.own
        return is_numbered or anchor in self.ids or not self._is_whole

    @cached_property
    def ids(self) -> frozenset[str]:
        """All ids that the page may have; a heading whose slug is set as an id elsewhere gets a number."""
        found = {*_set(self.content), *self.own}
        counted = slugs.unique([*sorted(found.intersection(self._made)), *self._made])
        return self._slugs.union(found, counted)

    @cached_property
    def ordered(self) -> Sequence[str]:
        """These ids, sorted."""
        return sorted(self.ids)

    @cached_property
    def _is_whole(self) -> bool:
        """Whether the page has no other ids for certain."""
        linking = self.linking
        is_known = linking.slugs and not linking.makes_ids and ANCHORS not in linking.changed
        return bool(is_known and all(self._texts)) and not _FROM_ELSEWHERE().search(self.content)

    @cached_property
    def _texts(self) -> Sequence[Sequence[str]]:
        """The possible texts of each heading; none for one that is not known."""
        return [tuple(texts(title)) for title in self.page.titles]

    @cached_property
    def _made(self) -> Sequence[str]:
        """The slugs of these texts."""
        style = self.linking.slugs
        return (
            [slug for one in self._texts for slug in dict.fromkeys(_slug(text, style) for text in one)]
            if style
            else []
        )

    @cached_property
    def _slugs(self) -> frozenset[str]:
        return frozenset(slugs.unique(self._made))


def _set(content: str) -> Iterator[str]:
    """Yield the ids that attributes set, and those of footnotes."""
    for braces in _BRACES.findall(content) if "{" in content else ():
        yield from _MARKED.findall(braces)
    for match in _SET().finditer(content):
        yield match[match.lastindex or 0]
    numbers = Counter(_FOOTNOTE.findall(content)) if "[^" in content else {}
    for label, number in numbers.items():
        yield from (f"fn:{label}", f"fnref:{label}")
        yield from (f"fnref{count}:{label}" for count in range(2, number + 1))


def _slug(text: str, style: SlugStyle) -> str:
    if style.function == "pymdownx":
        return slugs.of_pymdownx(text, style.separator, style.case, style.form, is_encoded=style.is_encoded)
    return slugs.of_markdown(text, style.separator, is_unicode=style.function == "unicode")
