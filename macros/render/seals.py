"""Seals: which elements of a built page are ours, and not HTML of the page that imitates ours.

The extension signs each marker and each list; the signature is taken off before a page is written.
"""

from __future__ import annotations

import re

from ..syntax.html.elements import Element
from ..syntax.tokens import place, seal

CALL, SEAL = "data-call", "data-seal"
"""The attributes of a marker: the number of its call, and the signature; a list has the signature alone."""
MARKER, MISSING = "ib-cite", "ib-missing"
_LINKS = frozenset({"ib-ref", "ib-between", MISSING})
_SECTIONS = frozenset({"ib-sources", "ib-further-reading", "ib-corrections"})
_NUMBER = re.compile(r"-?[0-9]{1,9}")
_SEALS = re.compile(
    rf'(?<=<sup class="{MARKER}")(?P<call> {CALL}="-?\d+") {SEAL}="[0-9a-f]+"'
    rf'|(?P<list><section(?: aria-labelledby="[^"]*")? class="ib-[a-z-]+") {SEAL}="[0-9a-f]+"'
)


def call(element: Element) -> int | None:
    """Return the number of the call that an element names; None where that is no number."""
    said = element.attributes.get(CALL, "")
    return int(said) if _NUMBER.fullmatch(said) else None


def is_marker(element: Element, page: str | None) -> bool:
    """Return whether an element is a marker of ours on a page; None is a page of a finished site."""
    if element.tag != "sup" or MARKER not in element.classes:
        return False
    number = call(element)
    return page is None or (number is not None and _is_sealed(element, place(page, number)))


def is_imitation(element: Element, page: str | None) -> bool:
    """Return whether an element outside of our markers has the look of a marker or of a list of ours."""
    if MARKER in element.classes or not _LINKS.isdisjoint(element.classes):
        return True
    names = _SECTIONS.intersection(element.classes)
    return bool(names) and page is not None and not _is_sealed(element, *(name[3:] for name in names))


def unsealed(html: str, *, has_calls: bool) -> str:
    """Return the content of a page without signatures, and unless it `has_calls`, without their numbers."""
    return _SEALS.sub(lambda match: match["list"] or match["call"] * has_calls, html)


def _is_sealed(element: Element, *said: str) -> bool:
    return element.attributes.get(SEAL, "") in map(seal, said)
