"""The end matter of a page: its corrections, its further reading, its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from ...core.model import Correction, Evidence, Source
from ...syntax.tokens import seal
from .. import rendering
from ..rendering import Mention, Write
from ..seals import CALL, SEAL
from ..words import Words, english
from . import links
from .lists import Lists

_RESERVED = "ib-reserved"
# Only sections with a role become landmarks, since many landmarks are noise in a screen reader.
_ROLES = {"corrections": "doc-errata", "sources": "doc-bibliography"}


@dataclass(frozen=True, slots=True)
class EndMatter:
    """Appends the lists of one page."""

    md: Markdown
    sources: Mapping[str, Source]
    further_reading: Sequence[str]
    corrections: Sequence[Correction]
    write: Write
    keep: Callable[[], Callable[[Lists], None] | None]
    """Returns what receives the lists now: a page can be converted again later, as for an excerpt."""
    words: Words = field(default_factory=english)
    language: Mapping[str, str] = field(default_factory=dict)
    """The attributes that say the language, where it is not that of the site."""
    evidence: Evidence | None = None
    """What is known of the sources, where the site keeps a record."""
    asks_for_archives: bool = False
    """Whether readers are told of sources without an archived copy."""
    has_margin_notes: bool = False

    def append(self, root: Element, mentions: Mapping[str, Sequence[Mention]]) -> None:
        """Append the lists, and reserve the anchors of markers and sources, so that no heading gets one."""
        sources, listed = self.sources, dict.fromkeys(self.further_reading)
        further = [sources[key] for key in listed if key in sources and key not in mentions]
        cited = [(sources[key], found) for key, found in mentions.items()]
        lists = Lists(self.corrections, further, cited, self.words, self.evidence)
        taken = {element.get("id") for element in root.iter()}
        headings = {name: self._appended(root, name, taken) for name in lists.names}
        if keep := self.keep():
            keep(lists)
        else:
            for name, heading in headings.items():
                heading.tail = self.md.htmlStash.store(lists.markup(name, self.write))
        anchors = [rendering.source_anchor(source.key) for source in further]
        anchors += [rendering.source_anchor(key) for key in mentions]
        anchors += [mention.anchor for found in mentions.values() for mention in found]
        for anchor in anchors:
            SubElement(root, _RESERVED, {"id": anchor})

    def _appended(self, root: Element, name: str, taken: set[str | None]) -> Element:
        """Append the section of one list, and return its heading."""
        anchor = next(anchor for anchor in _numbered(name) if anchor not in taken)
        marks = {"class": f"ib-{name}", "id": f"ib-{name}", SEAL: seal(name)}
        if role := _ROLES.get(name):
            marks |= {"role": role, "aria-labelledby": anchor}
        if name == "sources":
            marks |= self._said_by_script()
        section = SubElement(root, "section", {**marks, **self.language})
        heading = SubElement(section, "h2", {"id": anchor})
        heading.text = self.words(name)
        return heading

    def _said_by_script(self) -> Mapping[str, str]:
        """Return what the script goes by when it shows a source beside its marker."""
        said = {"data-in-list": self.words("in-list"), "data-close": self.words("close")}
        if self.asks_for_archives:
            said["data-unarchived"] = self.words("not-archived")
        return said | ({"data-margin": ""} if self.has_margin_notes else {})


class CleaningProcessor(Treeprocessor):
    """Corrects what the table of contents has made, and removes what reserved anchors for it."""

    def run(self, root: Element) -> None:
        """Move markers out of headings that are links, and remove the reserving elements."""
        links.lift(root, CALL)
        for reserved in root.findall(_RESERVED):
            root.remove(reserved)


def _numbered(name: str) -> Iterator[str]:
    """Yield `name`, `name-2`, `name-3`, without end."""
    yield name
    yield from (f"{name}-{number}" for number in count(2))
