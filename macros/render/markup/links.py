"""Moving markers out of links: HTML forbids a link inside a link."""

from __future__ import annotations

from xml.etree.ElementTree import Element


def lift(root: Element, attribute: str) -> None:
    """Move the elements that have an attribute out of links, to directly after the link."""
    if not any(attribute in inner.attrib for link in root.iter("a") for inner in link.iter()):
        return
    for parent in list(root.iter()):
        for link in [child for child in parent if child.tag == "a"]:
            markers = [
                (holder, child) for holder in link.iter() for child in holder if attribute in child.attrib
            ]
            for holder, marker in reversed(markers):
                _detach(holder, marker)
                marker.tail, link.tail = link.tail, None
                parent.insert(list(parent).index(link) + 1, marker)


def _detach(holder: Element, marker: Element) -> None:
    """Remove an element, and leave the text after it in place."""
    position = list(holder).index(marker)
    if position:
        before = holder[position - 1]
        before.tail = (before.tail or "") + (marker.tail or "")
    else:
        holder.text = (holder.text or "") + (marker.tail or "")
    holder.remove(marker)
