"""The end of a page: its corrections, its further reading, its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from .. import rendering
from ..model import Correction, Source
from ..rendering import Mention

_RESERVED = "ib-reserved"


class Apparatus:
    """Appends the lists of one page."""

    def __init__(
        self,
        md: Markdown,
        sources: Mapping[str, Source],
        further_reading: Sequence[str],
        corrections: Sequence[Correction],
        write: Callable[[Source], str],
    ) -> None:
        self.md = md
        self.sources = sources
        self.further_reading = further_reading
        self.corrections = corrections
        self.write = write

    def append(self, root: Element, mentions: Mapping[str, Sequence[Mention]]) -> None:
        """Append the lists, and keep the anchors of headings from being those of markers and sources."""
        sources, listed = self.sources, dict.fromkeys(self.further_reading)
        further = [sources[key] for key in listed if key in sources and key not in mentions]
        if self.corrections:
            markup = rendering.corrections(self.corrections)
            self._append(root, "corrections", "Corrections", markup, role="doc-errata")
        if further:
            self._append(
                root, "further-reading", "Further reading", rendering.reading_list(further, self.write)
            )
        if mentions:
            markup = rendering.source_list(((sources[key], mentions[key]) for key in mentions), self.write)
            self._append(root, "sources", "Sources", markup, role="doc-bibliography")
        anchors = [rendering.source_anchor(source.key) for source in further]
        anchors += [rendering.source_anchor(key) for key in mentions]
        anchors += [mention.anchor for found in mentions.values() for mention in found]
        for anchor in anchors:
            SubElement(root, _RESERVED, {"id": anchor})

    def _append(self, root: Element, name: str, title: str, markup: str, *, role: str = "") -> None:
        """Append one list; only what has a role is a landmark, since many of them are noise."""
        taken = {element.get("id") for element in root.iter()}
        anchor = next(anchor for anchor in _numbered(name) if anchor not in taken)
        landmark = {"role": role, "aria-labelledby": anchor} if role else {}
        section = SubElement(root, "section", {"class": f"ib-{name}", "id": f"ib-{name}", **landmark})
        heading = SubElement(section, "h2", {"id": anchor})
        heading.text = title
        heading.tail = self.md.htmlStash.store(markup)


class CleaningProcessor(Treeprocessor):
    """Takes out what kept the anchors of headings from being those of markers and sources."""

    def run(self, root: Element) -> None:
        """Run when the table of contents has been made."""
        for reserved in root.findall(_RESERVED):
            root.remove(reserved)


def _numbered(name: str) -> Iterator[str]:
    """Yield `name`, `name-2`, `name-3`, without end."""
    yield name
    yield from (f"{name}-{number}" for number in count(2))
