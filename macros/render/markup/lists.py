"""The lists at the end of a page: what they are made of, and their markup, which can be put in later."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ...core.model import Correction, Source
from .. import rendering
from ..rendering import Mention


@dataclass(frozen=True, slots=True)
class Lists:
    """What the lists of one page are made of: far less than their markup."""

    corrections: Sequence[Correction]
    further: Sequence[Source]
    cited: Sequence[tuple[Source, Sequence[Mention]]]

    @property
    def names(self) -> list[str]:
        """The lists that the page has, in their order."""
        found = {"corrections": self.corrections, "further-reading": self.further, "sources": self.cited}
        return [name for name, items in found.items() if items]

    def markup(self, name: str, write: Callable[[Source], str]) -> str:
        """Return the markup of one list."""
        if name == "corrections":
            return rendering.corrections(self.corrections)
        if name == "further-reading":
            return rendering.reading_list(self.further, write)
        return rendering.source_list(self.cited, write)

    def has_braces(self, write: Callable[[Source], str]) -> bool:
        """Say whether the reader may see in the lists what looks like a macro."""
        texts = self._texts(write)
        return any("{" in text or "}" in text for text in texts)

    def _texts(self, write: Callable[[Source], str]) -> Iterator[str]:
        yield from (item.text for item in self.corrections)
        yield from (write(source) for source in self.further)
        yield from (write(source) for source, _ in self.cited)


def filled(html: str, lists: Lists, write: Callable[[Source], str]) -> str:
    """Return a page's content with its lists in their sections, which are the last of their names."""
    for name in lists.names:
        before, anchor, after = html.rpartition(f' id="ib-{name}"')
        # What another plugin has rewritten has them at its end: no list is lost.
        end = f"{lists.markup(name, write)}</section>"
        html = before + anchor + after.replace("</section>", end, 1) if anchor else after + end[:-10]
    return html
