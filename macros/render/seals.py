"""Seals: which elements of a built page are ours, and not HTML of the page that imitates ours.

The extension signs each marker and each list; the signature is taken off before a page is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from ..core.markup import ROLES, STATING
from ..syntax.html.elements import Element
from ..syntax.tokens import place, seal

CALL, SEAL = "data-call", "data-seal"
"""The attributes of a marker: the number of its call, and the signature; a list has the signature alone."""
MARKER, MISSING = "ib-cite", "ib-missing"
DRAWN = "ib-timeline"
"""The drawing of a timeline, which says its call as a marker does."""
FIGURES = "ib-figures"
"""The box of the key figures, which is in the text and is signed too."""
_SECTIONS = frozenset({"ib-sources", "ib-further-reading", "ib-corrections"})
_LISTED = _SECTIONS | {MARKER, "ib-ref", "ib-between", MISSING}
_ANCHORS = ("cite-", "src-")
_NUMBER = re.compile(r"-?[0-9]{1,9}")
_SEALS = re.compile(
    rf'(?:(?<=<sup class="{MARKER}")|(?<=<div class="{DRAWN}"))(?P<call> {CALL}="-?\d+") {SEAL}="[0-9a-f]+"'
    rf'|(?P<list><(?:section|div)(?: aria-labelledby="[^"]*")? class="ib-[a-z-]+"'
    rf'(?: data-(?!seal|call)[a-z-]+="[^"]*")*) {SEAL}="[0-9a-f]+"'
)


def call(element: Element) -> int | None:
    """Return the number of the call that an element names; None where that is no number."""
    said = element.attributes.get(CALL, "")
    return int(said) if _NUMBER.fullmatch(said) else None


def is_marker(element: Element, page: str | None) -> bool:
    """Return whether an element is a marker or a drawing of ours; the page is None on a finished site."""
    is_drawn = element.tag == "div" and DRAWN in element.classes
    if not is_drawn and (element.tag != "sup" or MARKER not in element.classes):
        return False
    number = call(element)
    return page is None or (number is not None and _is_sealed(element, place(page, number)))


def is_list(tag: str, attributes: Mapping[str, str], page: str | None) -> bool:
    """Return whether an element is a list of ours; on a page of a finished site, by its look."""
    if tag != "section" or "class" not in attributes:
        return False
    classes = attributes["class"].split()
    if page is None:
        return any(name.startswith("ib-") for name in classes)
    return attributes.get(SEAL, "") in (seal(name[3:]) for name in _SECTIONS.intersection(classes))


def imitated(element: Element) -> str:
    """Return the tag of an element, outside of ours, that has the look of a marker or a list; or nothing."""
    return "" if _LISTED.isdisjoint(element.classes) else _tag(element, "class", " ".join(element.classes))


def stated(element: Element, page: str | None) -> str:
    """Return the tag of an element with a class or a role of what we say of pages and sources; or nothing.

    Of all that says so, a text has the box of key figures alone: on a finished site, it is known by its look.
    """
    if element.attributes.get("role", "").strip().lower() in ROLES:
        return _tag(element, "role", element.attributes["role"].strip())
    is_ours = page is None or _is_sealed(element, FIGURES)
    named = STATING.intersection(element.classes) - ({FIGURES} if is_ours else set())
    return _tag(element, "class", " ".join(element.classes)) if named else ""


def claimed(element: Element) -> tuple[str, str]:
    """Return the id of an element that may be one of ours, and its tag; or nothing."""
    for name in ("id", "name"):
        if (said := element.attributes.get(name, "")).startswith(_ANCHORS):
            return said, _tag(element, name, said)
    return "", ""


def anchors(element: Element) -> Iterator[str]:
    """Yield the ids that a link in a marker needs for itself: its own, and that of its source."""
    yield element.attributes.get("id", "")
    yield unquote(element.attributes.get("href", "").removeprefix("#"))


def _tag(element: Element, name: str, said: str) -> str:
    return f'<{element.tag} {name}="{said}">'


def unsealed(html: str, *, has_calls: bool) -> str:
    """Return the content of a page without signatures, and unless it `has_calls`, without their numbers."""
    return _SEALS.sub(lambda match: match["list"] or match["call"] * has_calls, html)


def _is_sealed(element: Element, *said: str) -> bool:
    return element.attributes.get(SEAL, "") in map(seal, said)
