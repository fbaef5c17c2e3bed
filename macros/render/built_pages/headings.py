"""The title that a built page shows: the text of its first heading."""

from __future__ import annotations

from ...syntax.html.elements import Element, ElementReader

_SIGNS = frozenset({"ib-cite", "headerlink"})


def heading(html: str) -> str:
    """Return the text of the first heading of level 1, without markers; empty when there is none."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.parts).split())


class _Reader(ElementReader):
    """Collects the text of the first heading."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.is_read = False

    def closed(self, element: Element) -> None:
        self.is_read = self.is_read or element.tag == "h1"

    def handle_data(self, data: str) -> None:
        is_inside = any(element.tag == "h1" for element in self.open)
        is_sign = any(not _SIGNS.isdisjoint(element.classes) for element in self.open)
        if is_inside and not is_sign and not self.is_read:
            self.parts.append(data)
