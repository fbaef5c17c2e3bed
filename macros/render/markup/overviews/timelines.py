"""Timelines: the drawing in the place of its token, and the list of events, which gets a line with dots."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from ....core.model import event_day
from ....syntax.dates import exists
from ....syntax.tokens import decode
from ... import rendering
from ...rendering import Event
from ...seals import CALL, DRAWN, SEAL
from ...words import Words
from ..ranges import TOKEN


class DrawingProcessor(Treeprocessor):
    """Draws timelines, on a page that asks for one."""

    def __init__(self, md: Markdown, words: Words) -> None:
        super().__init__(md)
        self.words = words
        self.is_asked = False
        """Whether a token of the page asks for a drawing; no other page is searched."""

    def run(self, root: Element) -> None:
        """Draw the timeline of the page."""
        if self.is_asked:
            draw(root, self.md, self.words)


def draw(root: Element, md: Markdown, words: Words) -> None:
    """Draw the events of a page in each place that asks for it."""
    asking = [one for one in root.iter("div") if one.get("class") == DRAWN]
    drawn = [(one, token) for one in asking if (token := decode(one.attrib.pop(TOKEN, "")))]
    events = [event for one in root.iter("dl") for event in _marked(one)]
    for element, token in drawn if events else ():
        # Without them nobody sees the drawing, which then says no call.
        element.set(CALL, str(token.call))
        element.set(SEAL, token.seal)
        element.text = md.htmlStash.store(rendering.timeline(events, words))
    _unwrap(root)


def _marked(listed: Element) -> Iterator[Event]:
    """Yield the events of a definition list, which then is one of events."""
    for term in listed.findall("dt"):
        anchor = term.get("id", "")
        day = event_day(anchor)
        if day and exists(day.year, day.month or 1, day.day or None):
            listed.set("class", "ib-events")
            yield Event(day, anchor)


def _unwrap(root: Element) -> None:
    """Put drawings in the place of paragraphs that have nothing else."""
    for holder in list(root.iter()):
        for index, child in enumerate(holder):
            is_alone = child.tag == "p" and len(child) == 1 and child[0].get("class") == DRAWN
            if is_alone and not (child.text or child[0].tail or "").strip():
                child[0].tail = child.tail
                holder[index] = child[0]
