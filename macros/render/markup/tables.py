"""Tables: Material lets wide tables scroll sideways, so that the keyboard has to reach them."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor


class TableProcessor(Treeprocessor):
    """Makes tables focusable, WCAG 2.1.1: on a phone they are wider than the screen."""

    def run(self, root: Element) -> None:
        """Put each table into the order of the Tab key."""
        for table in root.iter("table"):
            table.set("tabindex", "0")
