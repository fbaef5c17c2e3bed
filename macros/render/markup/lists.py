"""The lists at the end of a page: their data, and their markup, which can be filled in later."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ...core.model import Correction, Evidence, Source
from ...core.text import compressed, decompressed
from .. import rendering
from ..rendering import Mention, Write
from ..words import Words, english


@dataclass(frozen=True, slots=True)
class Lists:
    """The data of the lists of one page, which takes far less memory than their markup."""

    corrections: Sequence[Correction]
    further: Sequence[Source]
    cited: Sequence[tuple[Source, Sequence[Mention]]]
    words: Words = field(default_factory=english)
    evidence: Evidence | None = None

    @property
    def names(self) -> list[str]:
        """The lists that the page has, in their order."""
        found = {"corrections": self.corrections, "further-reading": self.further, "sources": self.cited}
        return [name for name, items in found.items() if items]

    def markup(self, name: str, write: Write) -> str:
        """Return the markup of one list."""
        if name == "corrections":
            return rendering.corrections(self.corrections, self.words)
        if name == "further-reading":
            return rendering.reading_list(self.further, write, self.words)
        return rendering.source_list(self.cited, write, self.words, self.evidence)

    def has_braces(self, write: Write) -> bool:
        """Return whether a list may show what looks like a macro."""
        texts = self._texts(write)
        return any("{" in text or "}" in text for text in texts)

    def _texts(self, write: Write) -> Iterator[str]:
        yield from (item.text for item in self.corrections)
        yield from (write(source, self.words) for source in self.further)
        yield from (write(source, self.words) for source, _ in self.cited)


@dataclass(frozen=True, slots=True)
class PackedLists:
    """The lists of a page until they are written, in a fifth of their memory."""

    lists: Lists
    """All but the sources that are cited."""
    cited: bytes

    def unpacked(self, sources: Mapping[str, Source]) -> Lists:
        """Return the lists again, with the sources of the same store."""
        cited = json.loads(decompressed(self.cited))
        return replace(
            self.lists,
            cited=[(sources[key], [Mention(*mention) for mention in mentions]) for key, mentions in cited],
        )


def packed(lists: Lists) -> PackedLists:
    """Pack the lists of a page."""
    cited = [(source.key, mentions) for source, mentions in lists.cited]
    return PackedLists(replace(lists, cited=()), compressed(json.dumps(cited)))


def filled(html: str, lists: Lists, write: Write) -> str:
    """Return a page's content with its lists in their sections, each the last section with its id."""
    for name in lists.names:
        before, anchor, after = html.rpartition(f' id="ib-{name}"')
        # Where another plugin has rewritten the section, the list goes to the end: no list is lost.
        end = f"{lists.markup(name, write)}</section>"
        html = before + anchor + after.replace("</section>", end, 1) if anchor else after + end[:-10]
    return html
